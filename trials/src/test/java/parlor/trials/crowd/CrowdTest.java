package parlor.trials.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The crowd in small: that nothing is lost and nothing comes twice, and that the crowd would
/// notice. How fast it is, `trials/crowd` says.
@Timeout(120)
class CrowdTest {

  private static final Duration SHORT = Duration.ofSeconds(1);

  @Tag("long")
  @Test
  void every_change_reaches_every_voter_once() {
    var options =
        Options.read(
            List.of("--rooms", "20", "--seconds", "2", "--warm-up", "1", "--rate", "2000"));
    var report = new CrowdTrial(options).run();
    assertThat(report.isRight()).as(report.table()).isTrue();
    for (var run : List.of(report.parlor().getFirst(), report.broadcast().getFirst())) {
      assertThat(run.gathering().joins()).isEqualTo(200);
      assertThat(run.steady().figures().commands).isGreaterThan(500);
      assertThat(run.pressed().figures().deliveries).isPositive();
    }
    var node = report.parlor().getFirst().all();
    assertThat(node.answers).isEqualTo(node.commands);
  }

  @Test
  void votes_of_one_room_may_be_under_way_together() {
    var options =
        Options.read(
            List.of(
                "--rooms",
                "2",
                "--voters",
                "40",
                "--seconds",
                "3",
                "--warm-up",
                "0",
                "--rate",
                "20000",
                "--only-parlor"));
    var report = new CrowdTrial(options).run();
    assertThat(report.isRight()).as(report.table()).isTrue();
  }

  @Test
  void a_delivery_that_never_comes_is_lost_and_named() {
    var figures = played(heard -> heard == 40 ? 0 : 1);
    assertThat(figures.lost).isEqualTo(1);
    assertThat(figures.twice + figures.strange + figures.closed).isZero();
    assertThat(figures.complaints)
        .singleElement()
        .asString()
        .matches("lost: /room-0 round \\d+, step \\d to voters \\d");
  }

  @Test
  void a_delivery_that_comes_again_is_twice_and_named() {
    var figures = played(heard -> heard == 40 ? 2 : 1);
    assertThat(figures.twice).isEqualTo(1);
    assertThat(figures.lost + figures.strange + figures.closed).isZero();
    assertThat(figures.complaints)
        .singleElement()
        .asString()
        .matches("twice: /room-0 round \\d+, voter \\d .*");
  }

  /// Three voters, one of whom hears a frame more or less often than it came.
  private static Figures played(UnaryOperator<Integer> times) {
    var plan = new Plan(1, 3, 3, 1, SHORT);
    try (var server = Subject.broadcast(Optional.empty());
        var crowd =
            new Crowd(
                plan,
                server.port(),
                room ->
                    new Mishearing(
                        new BroadcastTalk("/room-" + room, plan.voters(), Weights.USUAL), times),
                _ -> {})) {
      assertThat(crowd.gather().joins()).isEqualTo(3);
      return crowd.play(Pace.pressing(Duration.ZERO, SHORT));
    }
  }

  private static final class Mishearing implements Talk {

    private final Talk talk;
    private final UnaryOperator<Integer> times;
    private int heard;

    Mishearing(Talk talk, UnaryOperator<Integer> times) {
      this.talk = talk;
      this.times = times;
    }

    @Override
    public List<Event> hear(int voter, ByteBuf frame) {
      var events = talk.hear(voter, frame);
      heard++;
      return times.apply(heard) == 2
          ? List.of(events.getFirst(), events.getFirst())
          : events.subList(0, times.apply(heard));
    }

    @Override
    public String path() {
      return talk.path();
    }

    @Override
    public Optional<String> join(int voter) {
      return talk.join(voter);
    }

    @Override
    public String ask(int voter, int id, int round, int step) {
      return talk.ask(voter, id, round, step);
    }

    @Override
    public boolean isPolite() {
      return talk.isPolite();
    }
  }
}
