package parlor.pointing;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/// What the rules do for each command, at a table with so many voters and 20 past rounds, where the
/// last voter is about to play.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TableBenchmark {

  private static final int PAST_ROUNDS = 20;
  private static final List<String> CARDS = List.of("3", "5", "8", "5", "?");

  @Param({"10", "200"})
  int voters;

  private SeatId last;
  private Command vote;
  private Moment now;
  private Bounds bounds;
  private Table before;
  private Table delta;
  private Table voted;
  private Table revealed;
  private Table left;

  @Setup
  public void play() {
    var table = TestTable.opened();
    var people = IntStream.range(0, voters).mapToObj(i -> table.joins("Voter " + i)).toList();
    for (int i = 0; i < PAST_ROUNDS; i++) {
      people.forEach(person -> playsIn(table, person));
      people.getFirst().reveals().goesOn();
    }
    people.subList(1, voters).forEach(person -> playsIn(table, person));
    before = table.table();
    last = people.getFirst().id();
    vote = new Command.Vote(table.roundId(), "5");
    now = table.now();
    bounds = table.bounds();
    delta = ((Outcome.Changed) Rules.apply(before, last, vote, bounds, now)).delta();
    people.getFirst().votes("5");
    voted = table.table();
    people.getFirst().reveals();
    revealed = table.table();
    people.getFirst().goesOn();
    left = table.table();
  }

  private static void playsIn(TestTable table, Person person) {
    person.votes(CARDS.get((person.name().hashCode() & 0xff) % CARDS.size()));
    table.passes(1);
  }

  @Benchmark
  public Outcome applyVote() {
    return Rules.apply(before, last, vote, bounds, now);
  }

  @Benchmark
  public Table mergeVote() {
    return before.merge(delta);
  }

  /// What is due after each change: nothing, mostly.
  @Benchmark
  public Outcome due() {
    return Rules.due(voted, now);
  }

  @Benchmark
  public Object nextDue() {
    return Rules.nextDue(voted, now.node());
  }

  @Benchmark
  public Update showVote() {
    return Update.between(before, voted, now);
  }

  @Benchmark
  public Update showReveal() {
    return Update.between(voted, revealed, now);
  }

  @Benchmark
  public Update showNext() {
    return Update.between(revealed, left, now);
  }

  /// What someone who comes in is shown.
  @Benchmark
  public Update showAll() {
    return Update.whole(left, now);
  }

  @Benchmark
  public Tally tally() {
    return revealed.present().tally();
  }
}
