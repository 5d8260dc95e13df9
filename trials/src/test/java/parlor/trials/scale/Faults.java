package parlor.trials.scale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import parlor.trials.Vitals;

/// What is done to the nodes while people play. The first node is left alone, but when all go.
final class Faults {

  private static final Duration CUT = Duration.ofSeconds(10);
  private static final int KILLED = 1;
  private static final int CUT_OFF = 2;

  /// What a node says that had to give something up when it ended.
  private static final String NOT_IN_ORDER = "closes, but not in order";

  /// Figures of a soak may differ by so much between its second quarter and its last.
  private static final double FLAT = 1.1;

  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration DOWN = Duration.ofSeconds(5);

  private final Options options;
  private final Stage stage;
  private final Run run;

  Faults(Options options, Stage stage, Run run) {
    this.options = options;
    this.stage = stage;
    this.run = run;
  }

  void of(Part part) {
    switch (part) {
      case SCALE -> scale();
      case KILL -> kill();
      case CUT -> cut();
      case ROLL -> roll();
      case SOAK -> soak();
      case CROWD, PARTY, LIMIT -> {
        // Nothing befalls the nodes.
      }
    }
  }

  private void scale() {
    int all = stage.nodes().size();
    var fewer = IntStream.range(all - Math.max(1, all * 4 / 10), all).boxed().toList();
    for (int index : fewer) {
      stop(Part.SCALE, index);
    }
    run.tell(Verdict.of(Part.SCALE, "nodes, fewest", stage.living()));
    run.pass(DOWN);
    for (int index : fewer) {
      restart(Part.SCALE, index);
    }
  }

  private void stop(Part part, int index) {
    var node = stage.node(index);
    int saidBefore = node.log().lines().size();
    var took = run.does("SIGTERM node " + (index + 1), node::stop);
    run.tell(Verdict.of(part, "node " + (index + 1) + " ended after", took));
    node.log().lines().stream()
        .skip(saidBefore)
        .filter(line -> line.contains(NOT_IN_ORDER))
        .forEach(line -> run.tell(Verdict.of(part, "node " + (index + 1) + " said", line)));
    stage.awaitOne();
  }

  private void restart(Part part, int index) {
    run.does(
        "start node " + (index + 1),
        () -> {
          stage.node(index).restart();
          run.tell(
              Verdict.of(part, "node " + (index + 1) + " is one of them again", stage.awaitOne()));
        });
  }

  private void kill() {
    run.does("SIGKILL node " + (KILLED + 1), () -> stage.node(KILLED).kill());
    run.tell(Verdict.of(Part.KILL, "the others are one cluster without it", stage.awaitOne()));
    run.pass(DOWN);
    restart(Part.KILL, KILLED);
  }

  private void cut() {
    run.does("cut off node " + (CUT_OFF + 1), () -> stage.cut(CUT_OFF));
    run.pass(CUT);
    run.does("heal node " + (CUT_OFF + 1), () -> stage.heal(CUT_OFF));
    run.tell(Verdict.of(Part.CUT, "all are one cluster again", stage.awaitOne()));
  }

  private void roll() {
    for (int index = 0; index < stage.nodes().size(); index++) {
      stop(Part.ROLL, index);
      restart(Part.ROLL, index);
    }
  }

  private void soak() {
    var samples = new ArrayList<List<Vitals>>();
    long end = System.nanoTime() + Duration.ofMinutes(options.soakMinutes()).toNanos();
    while (System.nanoTime() < end) {
      run.pass(LOOK);
      samples.add(stage.nodes().stream().map(Vitals::of).toList());
    }
    for (int index = 0; index < stage.nodes().size(); index++) {
      int node = index;
      flat(
          node,
          "memory",
          samples.stream().mapToLong(all -> all.get(node).residentKilobytes()).toArray());
      flat(node, "threads", samples.stream().mapToLong(all -> all.get(node).threads()).toArray());
      flat(
          node, "open files", samples.stream().mapToLong(all -> all.get(node).handles()).toArray());
    }
  }

  /// What was there at the most in the last quarter, held against the second.
  private void flat(int node, String what, long[] samples) {
    long before = most(samples, samples.length / 4, samples.length / 2);
    long after = most(samples, samples.length * 3 / 4, samples.length);
    run.tell(
        Verdict.atMost(
            Part.SOAK,
            "node " + (node + 1) + ", " + what + " in the last quarter, of the second",
            after / (double) Math.max(1, before),
            FLAT,
            ""));
  }

  private static long most(long[] samples, int from, int to) {
    return IntStream.range(from, Math.max(from + 1, to)).mapToLong(i -> samples[i]).max().orElse(0);
  }
}
