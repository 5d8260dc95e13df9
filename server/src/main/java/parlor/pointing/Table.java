package parlor.pointing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The whole state of a room, and the shape of every change to one.
///
/// [#merge] is commutative, associative and idempotent, so copies of a room may meet in any order,
/// any number of times, after any cut, and come out the same. A change is a table too, a *delta*
/// that holds little more than what changed; it takes effect by being merged in.
///
/// @param charter who may do what
/// @param seats everyone who ever sat here, those sent away included: the history names them
/// @param items the list of stories, and what else is known of stories
/// @param rounds the present round and the past ones; empty only in a delta
/// @param latest the last stamp seen: the next write comes after it
public record Table(
    Charter charter, Map<SeatId, Seat> seats, Items items, Rounds rounds, Stamp latest) {

  /// In the order in which people first sat down.
  static final Comparator<Seat> LONGEST_SEATED =
      Comparator.comparing(Seat::joined).thenComparing(Seat::id);

  public Table {
    seats = Map.copyOf(seats);
  }

  /// A new room, nobody in it, its first round begun.
  public static Table opened(Birth birth, Moment now) {
    var at = Stamp.HEARSAY.next(now);
    var deck = Register.unwritten(Deck.DEFAULT);
    var first = new Rounds(List.of(Round.begun(RoundId.FIRST, deck, at)));
    return new Table(Charter.of(birth), Map.of(), Items.NONE, first, at);
  }

  /// This table with all the other knows.
  public Table merge(Table other) {
    return new Table(
        charter.merge(other.charter),
        Join.maps(seats, other.seats, Seat::merge),
        items.merge(other.items),
        rounds.merge(other.rounds),
        Stamp.later(latest, other.latest));
  }

  /// A piece of a table that can be merged on its own.
  ///
  /// @param content what it is about: the very same object as long as that does not change
  /// @param delta the piece
  public record Part(Object content, Table delta) {}

  /// This table taken apart: merged together, in any order, the parts are the table again. Most of
  /// them are the same from one state of a table to the next, so copies find out by their parts
  /// what they lack of each other.
  public List<Part> parts() {
    var bare = new Table(charter.bare(), Map.of(), Items.NONE, Rounds.NONE, Stamp.NEVER);
    var parts = new ArrayList<Part>();
    parts.add(new Part(latest, bare.delta(latest)));
    parts.add(new Part(charter, bare.with(charter)));
    seats.values().forEach(seat -> parts.add(new Part(seat, bare.with(seat))));
    items.all().values().forEach(item -> parts.add(new Part(item, bare.with(item))));
    rounds.all().forEach(round -> parts.add(new Part(round, bare.with(round))));
    return parts;
  }

  /// Whether nobody came or went since that earlier state, and nothing began to count down: most
  /// changes are cards.
  public boolean isSeatedAs(Table before) {
    return Join.isOne(seats, before.seats)
        && present().countdown().equals(before.present().countdown())
        && present().timer().equals(before.present().timer());
  }

  /// Whether there is a round to play in: a table that came in pieces may lack it.
  public boolean isPlayable() {
    return !rounds.all().isEmpty();
  }

  /// The nodes that see someone here, or did a moment ago: those have people to show the room to.
  /// The caller may change the set.
  public Set<String> nodesWithPeople() {
    var nodes = new HashSet<String>();
    seats
        .values()
        .forEach(seat ->
            seat.presence()
                .forEach((node, seen) -> {
                  if (seen.value().counts()) {
                    nodes.add(node);
                  }
                }));
    return nodes;
  }

  /// The round people play in now.
  public Round present() {
    return rounds.present();
  }

  /// Everyone who sits here, away or not, in no order.
  public Stream<Seat> seated() {
    return seats.values().stream().filter(seat -> isSeated(seat.id()));
  }

  /// The seat, if it belongs to the table.
  Optional<Seat> seated(SeatId id) {
    return isSeated(id) ? Optional.ofNullable(seats.get(id)) : Optional.empty();
  }

  /// Voters who are here: those a round waits for.
  public Stream<Seat> voters() {
    return seated().filter(Seat::isVoter).filter(Seat::isHere);
  }

  public boolean isSeated(SeatId id) {
    return seats.containsKey(id) && charter.standing(id) == Standing.SEATED && charter.admits(id);
  }

  /// Whether this seat has a host's rights now: as host, or, while no host is here, as the
  /// longest-seated of those who are.
  public boolean hosts(SeatId id) {
    return isSeated(id) && (charter.isHost(id) || actingHost().filter(id::equals).isPresent());
  }

  /// Who stands in for the hosts while none is here.
  public Optional<SeatId> actingHost() {
    for (var host : charter.hosts().keySet()) {
      if (isHostHere(host)) {
        return Optional.empty();
      }
    }
    return seated().filter(Seat::isHere).min(LONGEST_SEATED).map(Seat::id);
  }

  private boolean isHostHere(SeatId id) {
    var seat = seats.get(id);
    return seat != null && charter.isHost(id) && isSeated(id) && seat.isHere();
  }

  /// Whether this seat holds that right.
  public boolean may(SeatId id, Right right) {
    var seat = seats.get(id);
    if (seat == null || !isSeated(id)) {
      return false;
    }
    return switch (charter.settings().holder(right)) {
      case EVERYONE -> true;
      case OBSERVERS -> !seat.isVoter() || hosts(id);
      case HOSTS -> hosts(id);
    };
  }

  /// Whether browsers may still tell this room what it was before every node lost it.
  public boolean isRecovering(Moment now) {
    return charter.birth().isRecovering(now);
  }

  /// The smallest delta: it says that something was written at this stamp, not yet what.
  Table delta(Stamp at) {
    return new Table(charter.bare(), Map.of(), Items.NONE, Rounds.NONE, at);
  }

  Table with(Charter changed) {
    return new Table(changed, seats, items, rounds, latest);
  }

  Table with(Seat changed) {
    return new Table(charter, Map.of(changed.id(), changed), items, rounds, latest);
  }

  Table with(Round changed) {
    return new Table(charter, seats, items, new Rounds(List.of(changed)), latest);
  }

  Table with(Item changed) {
    return with(new Items(Map.of(changed.id(), changed)));
  }

  Table with(Items changed) {
    return new Table(charter, seats, changed, rounds, latest);
  }

  /// The deck of rounds that begin now.
  Register<Deck> deckAt(Stamp at) {
    return new Register<>(charter.settings().deck().value(), at);
  }
}
