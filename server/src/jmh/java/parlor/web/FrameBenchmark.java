package parlor.web;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parlor.rooms.Notice;

/// What each command costs at the edge: its frame read, and the frames about it written.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {

  private static final FrameWriter WRITER = new FrameWriter();

  private final String vote =
      """
      {"type":"vote","id":"8fK2-17","round":{"number":17,"item":"#9","attempt":2},"card":"13"}\
      """;
  private final Notice done = new Notice.Done("8fK2-17");
  private Notice voted = done;
  private Notice revealed = done;

  @Setup
  public void play() {
    var room = new LoadedRoom<>(10, notice -> notice);
    room.everyoneVotes();
    voted = room.lastShownToAll();
    room.reveal();
    revealed = room.lastShownToAll();
  }

  @Benchmark
  public Object readVote() {
    return FrameReader.read(vote);
  }

  @Benchmark
  public Frame writeDone() {
    return WRITER.encode(done);
  }

  @Benchmark
  public Frame writeVoted() {
    return WRITER.encode(voted);
  }

  @Benchmark
  public Frame writeRevealed() {
    return WRITER.encode(revealed);
  }
}
