package parlor.pointing;

import java.util.Set;

/// The turning of a round's cards. It happens once and is never taken back: of two reveals on two
/// sides of a cut the earlier holds.
///
/// @param at when
/// @param silent the voters who were here then and had played nothing
public record Reveal(Stamp at, Set<SeatId> silent) {

  public Reveal {
    silent = Set.copyOf(silent);
  }

  Reveal merge(Reveal other) {
    int order = at.compareTo(other.at);
    if (order == 0) {
      order = Integer.compare(silent.size(), other.silent.size());
    }
    return order <= 0 ? this : other;
  }
}
