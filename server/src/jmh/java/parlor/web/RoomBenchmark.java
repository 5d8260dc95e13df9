package parlor.web;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A room's whole step, from commands to the frames that everyone is handed. So much code takes the
/// JVM a while to compile, more so on a busy machine.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class RoomBenchmark {

  /// A room is left for a new one when it has played so many, so half of them lie behind it on the
  /// average.
  private static final int ROUNDS = 40;

  @Param({"10", "200"})
  int voters;

  private LoadedRoom<Frame> room;
  private int votes;

  @Setup
  public void open() {
    room = new LoadedRoom<>(voters, new FrameWriter());
  }

  /// One after another plays; then one after another takes the card back, and so on.
  @Benchmark
  public long oneVote() {
    int person = votes % voters;
    if (votes / voters % 2 == 0) {
      room.vote(person);
    } else {
      room.takeBack(person);
    }
    votes++;
    return room.shown();
  }

  /// Everyone votes, the cards are turned, the next story begins.
  @Benchmark
  public long wholeRound() {
    if (room.rounds() > ROUNDS) {
      open();
    }
    room.everyoneVotes();
    room.reveal();
    room.next();
    return room.shown();
  }
}
