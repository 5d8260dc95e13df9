package parlor.swarm.shard;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What can be seen of a [World] by someone who sees all of it at once.
final class Above {

  private final World world;
  private boolean wholeSinceDeath = true;

  Above(World world) {
    this.world = world;
  }

  void died() {
    wholeSinceDeath = false;
  }

  /// Whether every shard is open on one node and whole on as many as it should be.
  boolean isCalm() {
    boolean everyone =
        world.members.size() == world.hosts.size() && world.alive().size() == world.hosts.size();
    if (!everyone) {
      return false;
    }
    for (int shard = 0; shard < world.terms.shards(); shard++) {
      if (!isWhole(shard)) {
        return false;
      }
    }
    return true;
  }

  private boolean isWhole(int shard) {
    var owners = owners(shard);
    if (owners.size() != 1) {
      return false;
    }
    var holders = owners.getFirst().shards.whereIs(shard);
    long keeping = world.members.keeping();
    return holders.nodes().size() >= Math.min(world.terms.copies(), keeping)
        && holders.nodes().stream()
            .map(world::host)
            .allMatch(host ->
                world.members.has(host.name)
                    && host.vault
                        .whole(shard)
                        .filter(mark -> mark.epoch().equals(holders.epoch()))
                        .isPresent());
  }

  /// Whether a node may die within what is promised: all was whole since the last death, and all
  /// that this one holds another one holds too.
  boolean mayDie(Host victim) {
    if (!wholeSinceDeath && isCalm()) {
      wholeSinceDeath = true;
    }
    if (!wholeSinceDeath) {
      return false;
    }
    for (int shard = 0; shard < world.terms.shards(); shard++) {
      if (!outlives(shard, victim)) {
        return false;
      }
    }
    return true;
  }

  private boolean outlives(int shard, Host victim) {
    var last =
        world.hosts.values().stream()
            .filter(host -> !host.isDead())
            .map(host -> host.shards.whereIs(shard))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return last.nodes().stream()
        .map(world::host)
        .anyMatch(host ->
            !host.name.equals(victim.name)
                && !host.isDead()
                && host.vault
                    .whole(shard)
                    .filter(mark -> !last.epoch().isAfter(mark.epoch()))
                    .isPresent());
  }

  /// Whether nothing depends on a node any more.
  boolean isDrained(Host host) {
    return host.shards.left() == 0;
  }

  List<Host> owners(int shard) {
    return world.alive().stream().filter(host -> host.shards.openIn(shard).number() > 0).toList();
  }

  String state() {
    var shards = new StringBuilder();
    for (int shard = 0; shard < world.terms.shards(); shard++) {
      int of = shard;
      shards.append(
          "\n  shard %d placed at %s%s"
              .formatted(shard, world.members.placeOf(shard), isWhole(shard) ? "" : ", not whole"));
      world
          .alive()
          .forEach(host ->
              shards.append(
                  "\n    %s open in %s, has %s, known %s"
                      .formatted(
                          host.name,
                          host.shards.openIn(of),
                          host.vault.whole(of),
                          host.vault.known(of))));
    }
    return shards
        + world.hosts.values().stream()
            .map(host ->
                host.name
                    + (host.isDead() ? " dead" : host.isPaused() ? " paused" : "")
                    + (world.members.has(host.name) ? "" : " out")
                    + " open "
                    + host.shards.openShards())
            .collect(Collectors.joining(", "));
  }
}
