package parlor.trials.scale;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import parlor.trials.Patience;
import parlor.trials.cluster.Prober;

/// One part, from its first vote to the comparison of all cards.
final class Run {

  private static final Duration TELLING = Duration.ofSeconds(5);
  private static final Duration RETURN = Duration.ofSeconds(1);
  private static final Duration GAP = Duration.ofMillis(250);
  private static final Duration SEEN = Duration.ofMillis(50);

  /// Where somebody plays every 20 ms, at a node that nothing is done to.
  private static final int ELSEWHERE = 0;

  private final Part part;
  private final Options options;
  private final Stage stage;
  private final Crowd crowd;
  private final Timeline timeline;
  private final Consumer<Verdict> verdicts;
  private final int began;

  /// @param verdicts is told what came of it
  Run(
      Part part,
      Options options,
      Stage stage,
      Crowd crowd,
      Timeline timeline,
      Consumer<Verdict> verdicts) {
    this.part = part;
    this.options = options;
    this.stage = stage;
    this.crowd = crowd;
    this.timeline = timeline;
    this.verdicts = verdicts;
    this.began = timeline.now();
  }

  /// @param act what is done meanwhile
  void play(Runnable act) {
    timeline.mark(part.word());
    long end = System.nanoTime() + Duration.ofSeconds(options.seconds()).toNanos();
    var guest = stage.node(ELSEWHERE).room("probe-" + part.word()).join("prober");
    try (var prober = new Prober(guest)) {
      crowd.play(options.rate());
      act.run();
      pass(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      crowd.rest();
      verdict(prober.longestGap());
    }
  }

  private void verdict(Duration gap) {
    timeline.mark("the cards are turned");
    var settled =
        crowd.settle(took -> tell(Verdict.of(part, "the last vote was seen after", took)));
    var tally = timeline.between(began, timeline.now() + 1);
    tally.add(settled);
    tell(Verdict.of(part, "votes", tally.due));
    tell(Verdict.none(part, "votes lost", tally.lost));
    tell(Verdict.none(part, "votes that somebody never saw", tally.unseen));
    tell(Verdict.none(part, "wrong in another way", tally.strange));
    tell(Verdict.of(part, "seen only after the voter's next", tally.superseded));
    seen(tally);
    if (part == Part.KILL || part == Part.CUT) {
      tell(Verdict.atMost(part, "longest gap of somebody at another node", gap, GAP));
    } else if (part != Part.ROLL) {
      tell(Verdict.of(part, "longest gap of somebody at the first node", gap));
    }
    if (tally.returns.getTotalCount() > 0) {
      tell(Verdict.of(part, "voters who came back", tally.returns.getTotalCount()));
      var slowest = micros(tally.returns.getMaxValue());
      tell(
          part == Part.KILL
              ? Verdict.atMost(
                  part, "back in the seat, slowest, from its first try", slowest, RETURN)
              : Verdict.of(part, "back in the seat, slowest, from its first try", slowest));
      tell(Verdict.of(part, "… p99", micros(tally.returns.getValueAtPercentile(99))));
      tell(Verdict.of(part, "longest absence", micros(tally.absences.getMaxValue())));
    }
    tally.complaints.forEach(what -> say("  " + what));
  }

  private void seen(Tally tally) {
    var p99 = micros(tally.across.getValueAtPercentile(99));
    tell(
        Verdict.of(
            part, "seen at another node, p50", micros(tally.across.getValueAtPercentile(50))));
    tell(
        part == Part.CROWD
            ? Verdict.atMost(part, "seen at another node, p99", p99, SEEN)
            : Verdict.of(part, "seen at another node, p99", p99));
    tell(Verdict.of(part, "seen at another node, slowest", micros(tally.across.getMaxValue())));
    tell(
        Verdict.of(
            part, "seen at the same node, p99", micros(tally.within.getValueAtPercentile(99))));
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1_000);
  }

  /// Does something to the cluster, and notes it where the plots show it.
  ///
  /// @return how long it took
  Duration does(String what, Runnable act) {
    say("  " + what);
    timeline.mark(what);
    long from = System.nanoTime();
    act.run();
    return Duration.ofNanos(System.nanoTime() - from);
  }

  void tell(Verdict verdict) {
    verdicts.accept(verdict);
  }

  /// Lets time pass, and says how it goes.
  void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      int from = timeline.now();
      Patience.pass(TELLING.compareTo(time) < 0 ? TELLING : time);
      say(line(timeline.between(from, timeline.now())));
    }
  }

  private String line(Tally tally) {
    return String.format(
        Locale.ROOT,
        "  %4d s  %,8d votes  seen elsewhere p50 %,.1f ms, p99 %,.1f ms  came back %,d",
        timeline.now(),
        tally.due,
        tally.across.getValueAtPercentile(50) / 1e3,
        tally.across.getValueAtPercentile(99) / 1e3,
        tally.returns.getTotalCount());
  }

  static void say(String progress) {
    System.err.println(progress);
  }
}
