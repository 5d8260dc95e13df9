package parlor.swarm.shard;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The members of the cluster that are not removed, as one node sees them.
///
/// @param self that node
/// @param cluster the founding of the cluster; empty while it is in none
/// @param oldest the member that has been there longest
/// @param all all members, itself among them unless it is in no cluster
public record Peers(String self, String cluster, String oldest, List<Peer> all) {

  /// A member.
  ///
  /// @param keeps whether it is to hold copies: has the role for it, and stays
  /// @param reachable whether it answered lately
  public record Peer(String name, boolean keeps, boolean reachable) {}

  public Peers {
    all = List.copyOf(all);
  }

  /// A node in no cluster.
  public static Peers none(String self) {
    return new Peers(self, "", "", List.of());
  }

  /// The same, but those keep no copies.
  Peers without(Set<String> leaving) {
    var rest =
        all.stream()
            .map(peer ->
                leaving.contains(peer.name())
                    ? new Peer(peer.name(), false, peer.reachable())
                    : peer)
            .toList();
    return new Peers(self, cluster, oldest, rest);
  }

  /// How many are to hold copies.
  int keeping() {
    return (int) all.stream().filter(Peer::keeps).count();
  }

  Optional<Peer> find(String name) {
    return all.stream().filter(peer -> peer.name().equals(name)).findFirst();
  }

  boolean has(String name) {
    return find(name).isPresent();
  }

  List<String> names() {
    return all.stream().map(Peer::name).toList();
  }

  /// Whether another has come who may have brought processes along. Who is to hold no copies never
  /// has: for those, nobody waits.
  boolean hasNewcomers(Peers before) {
    return all.stream()
        .filter(peer -> peer.keeps() && !peer.name().equals(self))
        .anyMatch(peer -> before.find(peer.name()).filter(Peer::keeps).isEmpty());
  }

  boolean isReachable(String name) {
    return name.equals(self) || find(name).filter(Peer::reachable).isPresent();
  }

  /// Those who are to hold copies, in this shard's own order (rendezvous hashing): where one goes,
  /// only its own shards find another.
  private Stream<String> ranked(int shard) {
    return all.stream()
        .filter(Peer::keeps)
        .map(Peer::name)
        .sorted(
            Comparator.comparingLong((String name) -> weight(shard, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// Those besides this node who are to hold a shard: rather who does so already, rather who is
  /// reached.
  ///
  /// @param count how many, where there are so many
  /// @param rather who has it
  List<String> holders(int shard, int count, Set<String> rather) {
    var keeping = ranked(shard).filter(name -> !name.equals(self)).toList();
    var order =
        Stream.of(
                keeping.stream().filter(rather::contains).filter(this::isReachable),
                keeping.stream().filter(this::isReachable),
                keeping.stream())
            .flatMap(names -> names);
    return order.distinct().limit(count).toList();
  }

  /// Those with whom it opens: whoever has it, even if they are to leave, since others would have
  /// to be given it first. They are replaced while it is open.
  ///
  /// @param alike who has it
  List<String> firstHolders(int shard, int count, Set<String> alike) {
    var wanted = holders(shard, count, alike);
    var leaving = alike.stream().filter(name -> !name.equals(self) && isReachable(name)).sorted();
    var order =
        Stream.of(wanted.stream().filter(alike::contains), leaving, wanted.stream())
            .flatMap(names -> names);
    return order.distinct().limit(wanted.size()).toList();
  }

  private static long weight(int shard, String name) {
    long mixed = ((long) shard << 32) ^ (name.hashCode() & 0xffff_ffffL);
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
