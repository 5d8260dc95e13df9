package parlor.pointing;

import java.util.Set;

/// The turning of a round's cards. It happens once and is never taken back: of two reveals on two
/// sides of a cut the earlier holds, and any that a node has seen holds over one from a browser's
/// memory.
///
/// @param at when
/// @param silent the voters who were here then and had played nothing
public record Reveal(Stamp at, Set<SeatId> silent) {

  public Reveal {
    silent = Set.copyOf(silent);
  }

  Reveal merge(Reveal other) {
    int order = Boolean.compare(other.at.isReal(), at.isReal());
    if (order == 0) {
      order = at.compareTo(other.at);
    }
    if (order == 0) {
      order = Integer.compare(silent.size(), other.silent.size());
    }
    return order <= 0 ? this : other;
  }
}
