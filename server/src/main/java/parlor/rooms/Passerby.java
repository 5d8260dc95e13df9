package parlor.rooms;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Someone on a node without rooms, who looks into those of others. Keeps nothing of what it is
/// shown and never says that anything is safe with it, so that no vote counts on a copy here. Safe
/// to use from any thread.
public final class Passerby {

  private static final long PATIENCE_MILLIS = 2_000;

  private final Link link;
  private final Supplier<List<String>> nodes;
  private final ConcurrentMap<RoomName, Look> looks = new ConcurrentHashMap<>();

  /// @param nodes those that may have rooms, as of now
  public Passerby(Link link, Supplier<List<String>> nodes) {
    this.link = link;
    this.nodes = nodes;
  }

  /// One room that is looked for.
  private static final class Look {
    private final CompletableFuture<Optional<Glance>> seen = new CompletableFuture<>();
    private final Arrivals arrivals = new Arrivals();
    private final Set<String> silent;

    private Look(Collection<String> asked) {
      this.silent = new HashSet<>(asked);
    }

    private synchronized void isUnknownTo(String node) {
      if (silent.remove(node) && silent.isEmpty()) {
        seen.complete(Optional.empty());
      }
    }

    private void told(String from, Message.Tell told) {
      arrivals
          .take(from, told, 0)
          .ifPresent(table -> seen.complete(Optional.of(Glance.of(told.room(), table))));
    }
  }

  /// A look at a room: nothing where no node has it.
  ///
  /// @return fails with a [java.util.concurrent.TimeoutException] where no node showed it and not
  ///   all have answered within two seconds
  public CompletionStage<Optional<Glance>> glance(RoomName room) {
    var asked = nodes.get();
    if (asked.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    var fresh = new Look(asked);
    var before = looks.putIfAbsent(room, fresh);
    if (before != null) {
      return before.seen.copy();
    }
    link.send(asked, new Message.Ask(room));
    return fresh
        .seen
        .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> looks.remove(room, fresh));
  }

  /// Takes what the rooms of another node say.
  public void hear(String from, Message message) {
    switch (message) {
      case Message.Ask ask -> link.send(List.of(from), new Message.Unknown(ask.room()));
      case Message.Unknown unknown -> at(unknown.room()).ifPresent(look -> look.isUnknownTo(from));
      case Message.Tell told when told.slice().isOfWhole() ->
          at(told.room()).ifPresent(look -> look.told(from, told));
      case Message.Tell _,
          Message.Kept _,
          Message.Compare _,
          Message.Agreed _,
          Message.Outline _,
          Message.Leaving _ -> {}
    }
  }

  private Optional<Look> at(RoomName room) {
    return Optional.ofNullable(looks.get(room));
  }
}
