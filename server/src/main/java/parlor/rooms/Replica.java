package parlor.rooms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Table;

/// This node's copy of a room among those of others: who holds it too, and what they are told.
///
/// Not safe on its own: a [Room] calls it under its lock, and hands it the table as it stands.
final class Replica {

  private final RoomName name;
  private final Neighbourhood neighbourhood;
  private final Copies copies;
  private final Parts parts = new Parts();
  private final Set<String> doubted = new HashSet<>();
  private @Nullable Neighbours ranked;
  private List<String> keepers = List.of();
  private long wholes;

  /// The table that was looked at last, and what it came to: others ask for it again and again.
  private @Nullable Table digested;

  private long digest;

  Replica(RoomName name, Neighbourhood neighbourhood) {
    this.name = name;
    this.neighbourhood = neighbourhood;
    this.copies = new Copies(neighbourhood.roundTrip);
  }

  // Who holds the room.

  /// Whether it falls to this node to speak for nodes that are gone.
  boolean isFirstKeeper() {
    var self = neighbourhood.now().self().name();
    return keepers().stream().findFirst().filter(self::equals).isPresent();
  }

  /// The keepers, ranked anew only when the nodes have changed: every change of a room asks.
  private List<String> keepers() {
    var now = neighbourhood.now();
    if (!now.equals(ranked)) {
      ranked = now;
      keepers = now.keepers(name);
    }
    return keepers;
  }

  /// The nodes that are not gone.
  Set<String> living() {
    return neighbourhood.now().living();
  }

  private boolean isKeeper() {
    return keepers().contains(neighbourhood.now().self().name());
  }

  private List<String> otherKeepers() {
    var now = neighbourhood.now();
    return keepers().stream().filter(keeper -> !keeper.equals(now.self().name())).toList();
  }

  /// The other nodes that have people in the room.
  Set<String> nodesWithPeople(Table table) {
    var nodes = table.nodesWithPeople();
    nodes.retainAll(neighbourhood.now().names());
    return nodes;
  }

  /// The other nodes that are to hold this room: its keepers, and those with people in it.
  Set<String> holders(Table table) {
    var holders = table.nodesWithPeople();
    holders.addAll(keepers());
    holders.retainAll(neighbourhood.now().names());
    return holders;
  }

  // What is told.

  /// Tells the others what was changed here.
  void tell(Table delta, Table table, long now) {
    var neighbours = neighbourhood.now();
    if (neighbours.isAlone()) {
      return;
    }
    var change = copies.made(delta, now);
    var holders = holders(table);
    var witnesses = witnesses(holders).limit(Neighbours.KEEPERS).toList();
    neighbourhood.tell(witnesses, tell(change, delta));
    holders.removeAll(witnesses);
    neighbourhood.tell(holders, tell(Message.Changes.NONE, delta));
    if (neighbours.anyReachable()) {
      neighbourhood.unkept.add(name);
    } else {
      copies.nobodyThere();
    }
    neighbourhood.restless.add(name);
  }

  /// Those who may be asked to say that they have a change, the likeliest to do so first: who
  /// answered lately, and among them the keepers. A word of each holder would be half of all that
  /// nodes say.
  private Stream<String> witnesses(Set<String> holders) {
    return reachableFirst(
        Stream.concat(otherKeepers().stream(), holders.stream()).filter(holders::contains));
  }

  /// Each once.
  private Stream<String> reachableFirst(Stream<String> nodes) {
    var reachable = Set.copyOf(neighbourhood.now().reachable());
    return nodes.distinct().sorted(Comparator.comparing(node -> !reachable.contains(node)));
  }

  private Message.Tell tell(Message.Changes changes, Table delta) {
    return new Message.Tell(name, changes, Message.Slice.CHANGE, List.of(delta));
  }

  /// Tells again what nobody said to have, each time to two more: those who were told may be dead
  /// and not yet known to be. If need be, also some who are not to hold the room.
  ///
  /// @return whether there was any
  boolean tellOverdue(Table table, long now) {
    if (!neighbourhood.now().anyReachable()) {
      copies.nobodyThere();
    }
    if (copies.isKept()) {
      neighbourhood.unkept.remove(name);
    }
    var overdue = copies.overdue(now);
    overdue.ifPresent(late -> tellAgain(late, table));
    return overdue.isPresent();
  }

  private void tellAgain(Copies.Overdue late, Table table) {
    var neighbours = neighbourhood.now();
    var reachable = Set.copyOf(neighbours.reachable());
    var others = neighbours.ranked(name).filter(reachable::contains);
    var all = reachableFirst(Stream.concat(witnesses(holders(table)), others)).toList();
    if (all.stream().noneMatch(reachable::contains)) {
      // Those who answer keep nothing, or are about to leave.
      copies.nobodyThere();
      return;
    }
    var told = all.stream().limit(Neighbours.KEEPERS * (1L + late.times())).toList();
    neighbourhood.tell(told, tell(late.changes(), late.delta()));
  }

  /// Tells one node everything.
  void tellAll(String node, Table table) {
    tell(node, List.copyOf(parts.of(table).values()));
  }

  private void tell(String node, List<Table> told) {
    var packages = Parts.packed(told);
    wholes++;
    var changes = copies.all(node);
    for (int i = 0; i < packages.size(); i++) {
      var slice = new Message.Slice(wholes, i, packages.size());
      neighbourhood.tell(node, new Message.Tell(name, changes, slice, packages.get(i)));
    }
  }

  /// Says that what came from there is safe here, where it is asked. One slice of several says
  /// nothing of the others.
  void confirm(String node, Message.Tell told) {
    if (told.slice().count() <= 1 && !told.changes().isNone()) {
      neighbourhood.tell(node, new Message.Kept(name, told.changes()));
    }
  }

  void kept(String node, Message.Changes safe, long now) {
    copies.kept(node, safe, now);
    if (copies.isKept()) {
      neighbourhood.unkept.remove(name);
    }
  }

  void whenKept(Runnable answer) {
    copies.whenKept(answer);
  }

  // Comparisons.

  /// Looks after those whose part in the room another node's word has changed: keepers do, as with
  /// all comparisons. Who is new may have missed what was told before they were known; who is said
  /// to have nobody here any more may be alive and know better.
  ///
  /// @param before the table before that word
  /// @param from whose word it was
  void lookAfter(Table before, String from, Table table) {
    var then = holders(before);
    var now = holders(table);
    if (then.equals(now)) {
      return;
    }
    neighbourhood.restless.add(name);
    if (isKeeper()) {
      var gone = new HashSet<>(then);
      gone.removeAll(now);
      gone.remove(from);
      doubted.addAll(gone);
      now.removeAll(then);
      now.addAll(gone);
      neighbourhood.tell(now, new Message.Compare(List.of(digest(table))));
    }
  }

  @SuppressWarnings("ReferenceEquality") // An equal one that is another only costs the work again.
  private Message.Digest digest(Table table) {
    if (table != digested) {
      digested = table;
      digest = Parts.digest(parts.of(table).keySet());
    }
    return new Message.Digest(name, digest);
  }

  /// Whom to ask for a comparison, and with what.
  record Comparison(Message.Digest digest, List<String> nodes) {}

  /// What is to be compared; with nobody where all are known to be alike. Keepers compare with all
  /// who hold the room, the others only with keepers: then all are like those.
  Comparison comparison(Table table) {
    var digest = digest(table);
    doubted.retainAll(neighbourhood.now().names());
    var others = isKeeper() ? holders(table) : otherKeepers();
    var nodes =
        Stream.concat(others.stream(), doubted.stream())
            .filter(node -> !copies.isAlike(node, digest.digest()))
            .distinct()
            .toList();
    return new Comparison(digest, nodes);
  }

  /// Another node has this digest.
  ///
  /// @return whether this one has the same
  boolean isLike(String node, long digest, Table table) {
    boolean alike = digest(table).digest() == digest;
    if (alike) {
      copies.agreed(node, digest);
    }
    return alike;
  }

  void agreed(String node, long digest) {
    doubted.remove(node);
    copies.agreed(node, digest);
  }

  /// Asks what to tell.
  void tellOutline(String node, Table table, boolean asks) {
    var numbers = new ArrayList<>(parts.of(table).keySet());
    neighbourhood.tell(node, new Message.Outline(name, numbers, asks));
  }

  /// Tells what the other lacks, and where it is asked to, what this one has.
  void fill(String node, Message.Outline outline, Table table) {
    var mine = parts.of(table);
    var theirs = new HashSet<>(outline.parts());
    if (outline.asks() && !mine.keySet().containsAll(theirs)) {
      tellOutline(node, table, false);
    }
    var lacking =
        mine.entrySet().stream()
            .filter(part -> !theirs.contains(part.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    if (lacking.isEmpty()) {
      copies.had(node);
    } else {
      tell(node, lacking);
    }
  }

  // Changes of the nodes.

  /// The nodes are others now.
  void regroup() {
    copies.forgetAgreements();
    neighbourhood.restless.add(name);
    if (!neighbourhood.now().anyReachable()) {
      copies.nobodyThere();
    }
  }

  /// Nobody is here: has a look, later, at whether the copy is needed.
  void reconsider() {
    if (!isKeeper()) {
      neighbourhood.restless.add(name);
    }
  }

  /// Whether this node could do without its copy: it is not to hold it, and all who are have it as
  /// it is here. Whose people left a moment ago has still to see them away.
  boolean isKeptElsewhere(Table table) {
    var keepers = otherKeepers();
    return !isKeeper()
        && !table.nodesWithPeople().contains(neighbourhood.now().self().name())
        && !keepers.isEmpty()
        && copies.isKept()
        && copies.areAlike(keepers, digest(table).digest());
  }

  /// Whether, since this node is leaving, all who are to hold the room have had all of it.
  boolean isHandedOver() {
    return copies.haveAgreed(otherKeepers());
  }

  /// From now on: see [#isFlushed].
  void flush() {
    copies.forgetWhatTheyHad();
  }

  /// Whether all other keepers have all there is, and every change made here is kept.
  boolean isFlushed(Table table) {
    return copies.isKept() && copies.haveAll(otherKeepers(), digest(table).digest());
  }
}
