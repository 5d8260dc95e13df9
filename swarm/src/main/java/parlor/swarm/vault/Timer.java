package parlor.swarm.vault;

import java.util.Comparator;

/// What a process wants to be told later.
///
/// @param due on the clock of its shard, in milliseconds: it goes while the shard is served
/// @param name of the process
/// @param id of this timer among those of the process
public record Timer(long due, String name, String id, Blob message) implements Comparable<Timer> {

  private static final Comparator<Timer> ORDER =
      Comparator.comparingLong(Timer::due).thenComparing(Timer::name).thenComparing(Timer::id);

  @Override
  public int compareTo(Timer other) {
    return ORDER.compare(this, other);
  }
}
