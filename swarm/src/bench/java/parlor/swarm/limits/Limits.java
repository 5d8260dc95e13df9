package parlor.swarm.limits;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Measures the swarm at its limit, on three JVMs of this machine, and beside it what Pekko's
/// sharding does with an actor for each process: see [Options#HELP].
final class Limits {

  private static final int FULL = 1_000;
  private static final int SOME = 64;
  private static final int GROUP = 100_000;
  private static final int HALF = 500_000;
  private static final int ASKED = 15;
  private static final int WARM_ASKED = 45;

  private final Options options;
  private final Report report;
  private final Path logs;

  private Limits(Options options, Report report, Path logs) {
    this.options = options;
    this.report = report;
    this.logs = logs;
  }

  static void main(String[] args) throws IOException {
    if (Arrays.asList(args).contains("--help")) {
      System.out.print(Options.HELP);
      return;
    }
    Options options;
    try {
      options = Options.read(args);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "; --help says what there is");
      System.exit(2);
      return;
    }
    run(options, System.out);
  }

  static void run(Options options, PrintStream out) throws IOException {
    var logs = Files.createDirectories(Path.of("target", "limits"));
    var report = new Report(out);
    new Limits(options, report, logs).run();
    report.end();
  }

  private void run() {
    for (var part : options.parts()) {
      switch (part) {
        case RATES -> options.tls().forEach(this::rates);
        case GROUPS -> options.tls().forEach(this::groups);
        case MEMORY -> memory();
        case MOST -> most();
        case CROWDED -> crowded();
        case LATE -> late();
      }
    }
  }

  private Trio start(String side, int size, boolean tls) {
    var flags = new ArrayList<>(List.of("-Xms" + options.heap(), "-Xmx" + options.heap()));
    // Else three of four full collections leave garbage where it is, up to a twentieth of the heap.
    flags.add("-XX:MarkSweepAlwaysCompactCount=1");
    flags.addAll(options.flags());
    if (!tls) {
      flags.add("-Dparlor.measured.without.tls=true");
    }
    return Trio.start(side, size, flags, logs);
  }

  private Duration seconds() {
    return Duration.ofSeconds(options.seconds());
  }

  private Duration warm() {
    return Duration.ofSeconds(options.warmSeconds());
  }

  /// One measurement of both sides, in turn.
  private record Both(Measured swarm, Measured pekko) {
    double ratio(ToDoubleFunction<Measured> figure) {
      return figure.applyAsDouble(swarm) / figure.applyAsDouble(pekko);
    }
  }

  /// Of several turns the one with the median of what is compared.
  private Both median(Function<Trio, Measured> measured, Trio swarm, Trio pekko) {
    var turns = new ArrayList<Both>();
    for (int i = 0; i < options.turns(); i++) {
      turns.add(new Both(measured.apply(swarm), measured.apply(pekko)));
    }
    turns.sort(Comparator.comparingDouble(both -> both.ratio(Measured::perSecond)));
    return turns.get(turns.size() / 2);
  }

  // Rates.

  private void rates(boolean tls) {
    var suffix = suffix(tls);
    int processes = options.processes();
    int actors = Math.min(processes / 2, GROUP);
    report.progress("rates" + suffix);
    try (var swarm = start("swarm", 3, tls);
        var pekko = start("pekko", 3, tls)) {
      failed(swarm.each("start", 0, actors, FULL, ""));
      long lost = pekko.each("start", 0, actors, FULL, "").failed();
      if (lost > 0) {
        report.row(
            "asks without an answer while shards are given out", "", "%,d".formatted(lost), "");
      }
      for (var side : List.of(swarm, pekko)) {
        var _ = side.any("add", actors, FULL, warm());
        var _ = side.any("read", actors, FULL, warm().dividedBy(2));
      }
      calls(swarm, pekko, suffix, tls, actors);
      reads(swarm, pekko, suffix, actors);
      var started = swarm.each("start", actors, processes, FULL, "");
      report.atLeast("starting processes" + suffix, started.perSecond(), "/s", 150_000, "");
      failed(started);
    }
  }

  private static String suffix(boolean tls) {
    return tls ? ", TLS" : ", no TLS";
  }

  private void groups(boolean tls) {
    var suffix = suffix(tls);
    report.progress("groups" + suffix);
    try (var swarm = start("swarm", 3, tls)) {
      failed(swarm.each("start", 0, HALF + GROUP, FULL, ""));
      failed(swarm.each("join", GROUP, HALF + GROUP, FULL, "half"));
      var joined = swarm.each("join", 0, GROUP, FULL, "hundred");
      report.atLeast("joining a group of 100,000" + suffix, joined.perSecond(), "/s", 50_000, "");
      failed(joined);
      everyone(swarm, "hundred", GROUP, 100, suffix);
      everyone(swarm, "half", HALF, 350, suffix);
    }
  }

  /// Nothing that the swarm is asked may fail.
  private void failed(Measured measured) {
    failed(measured.failed());
  }

  private void failed(long count) {
    if (count > 0) {
      report.row("of these not done", "%,d".formatted(count), "", "0, **missed**");
    }
  }

  private void everyone(Trio swarm, String group, int size, double barMillis, String suffix) {
    for (int i = 0; i < WARM_ASKED; i++) {
      var _ = swarm.everyone(i % swarm.size(), group, 30_000);
    }
    var times = new ArrayList<Double>();
    for (int i = 0; i < ASKED; i++) {
      var told = swarm.everyone(i % swarm.size(), group, 30_000);
      if (told.answered() != size || told.silent() != 0) {
        report.row("of a group of " + size, told.answered() + " answered", "", "all, **missed**");
      }
      times.add(told.millis());
    }
    times.sort(null);
    report.atMost(
        "an answer from each of %,d, median of %d%s".formatted(size, ASKED, suffix),
        times.get(ASKED / 2),
        "ms",
        barMillis,
        "");
  }

  private void calls(Trio swarm, Trio pekko, String suffix, boolean tls, int actors) {
    var full = median(side -> side.any("add", actors, FULL, seconds()), swarm, pekko);
    report.atLeast(
        "changes, 1,000 in flight" + suffix,
        full.swarm().perSecond(),
        "/s",
        200_000,
        Report.told(full.pekko().perSecond(), "/s"));
    report.row("their p50 and p99" + suffix, times(full.swarm()), times(full.pekko()), "");
    failed(full.swarm());
    var some = median(side -> side.any("add", actors, SOME, seconds()), swarm, pekko);
    report.row(
        "changes, 64 in flight" + suffix,
        Report.told(some.swarm().perSecond(), "/s"),
        Report.told(some.pekko().perSecond(), "/s"),
        "");
    report.atLeast(
        "… beside plain Pekko" + suffix, some.ratio(Measured::perSecond), "", tls ? 0.5 : 0.7, "1");
    report.row("their p50 and p99" + suffix, times(some.swarm()), times(some.pekko()), "");
    report.atMost(
        "… p99 beside plain Pekko" + suffix, some.ratio(one -> one.percentile(99)), "", 2, "1");
    failed(some.swarm());
  }

  private static String times(Measured measured) {
    return "%.2f, %.2f ms".formatted(measured.percentile(50), measured.percentile(99));
  }

  /// One at a time: the first node asks, and the others only answer.
  private void reads(Trio swarm, Trio pekko, String suffix, int actors) {
    var one = median(side -> side.any("read", actors, 1, seconds()), swarm, pekko);
    report.row(
        "reads, one at a time, p50 and p99" + suffix, times(one.swarm()), times(one.pekko()), "");
    report.atMost(
        "… p50 beside plain Pekko" + suffix, one.ratio(all -> all.percentile(50)), "", 1.2, "1");
    var full = median(side -> side.any("read", actors, FULL, seconds()), swarm, pekko);
    report.row(
        "reads, 1,000 in flight" + suffix,
        Report.told(full.swarm().perSecond(), "/s"),
        Report.told(full.pekko().perSecond(), "/s"),
        "");
  }

  // Memory.

  private void memory() {
    report.progress("memory");
    int processes = options.processes();
    double owner = perProcess("swarm", 1, processes, true);
    double both = perProcess("swarm", 3, processes, true);
    double bare = perProcess("swarm", 3, processes, false);
    double actor = perProcess("pekko", 3, processes / 5, false);
    var beside = Report.told(actor, "bytes, no copy, no group");
    report.atMost(
        "heap per process in a group of 100,000, both copies", both, "bytes", 300, beside);
    report.row("… of its owner", Report.told(owner, "bytes"), "", "");
    report.row("… of its copy", Report.told(both - owner, "bytes"), "", "");
    report.row("… both copies, without a group", Report.told(bare, "bytes"), "", "");
  }

  private double perProcess(String side, int nodes, int processes, boolean groups) {
    try (var trio = start(side, nodes, false)) {
      // What the JVM itself comes to keep is not theirs.
      int few = processes / 100;
      long failed = fill(trio, 0, few, groups);
      long before = sum(trio.heaps());
      failed += fill(trio, few, processes, groups);
      if (side.equals("swarm")) {
        failed(failed);
      }
      return (sum(trio.heaps()) - before) / (double) (processes - few);
    }
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  /// Starts processes, and makes them members of groups.
  ///
  /// @return how many of these were not done
  private static long fill(Trio trio, int from, int to, boolean groups) {
    long failed = trio.each("start", from, to, FULL, "").failed();
    for (int begin = from; groups && begin < to; begin = (begin / GROUP + 1) * GROUP) {
      int end = Math.min(to, (begin / GROUP + 1) * GROUP);
      failed += trio.each("join", begin, end, FULL, "g" + begin / GROUP).failed();
    }
    return failed;
  }

  // As many as there are to be.

  private void most() {
    int most = options.most();
    report.progress("most: %,d processes in groups of 100,000".formatted(most));
    try (var swarm = start("swarm", 3, options.tls().getLast())) {
      int step = Math.max(GROUP, most / 10);
      for (int from = 0; from < most; from += step) {
        int to = Math.min(most, from + step);
        long since = System.nanoTime();
        failed(fill(swarm, from, to, true));
        report.progress(
            "%,d processes, %,.0f/s started and joined"
                .formatted(to, (to - from) / ((System.nanoTime() - since) / 1e9)));
      }
      var heaps = swarm.heaps();
      double largest = heaps.stream().mapToLong(Long::longValue).max().orElse(0);
      report.atMost(
          "largest heap of a node with %,d processes in groups".formatted(most),
          largest / (1 << 30),
          "GiB",
          4,
          "");
      report.row(
          "… per process, both copies", Report.told(sum(heaps) / (double) most, "bytes"), "", "");
      var calls = swarm.any("add", most, FULL, seconds());
      report.row(
          "changes of any of them, 1,000 in flight", Report.told(calls.perSecond(), "/s"), "", "");
      failed(calls);
    }
  }

  // What is bad for it.

  /// The others are asked all the while, 64 at a time by the first node.
  private void crowded() {
    report.progress("crowded");
    int processes = options.processes() / 10;
    try (var swarm = start("swarm", 3, options.tls().getLast())) {
      failed(swarm.each("start", 0, processes, FULL, ""));
      failed(swarm.each("start-crowded", 0, 2_000, FULL, ""));
      var _ = swarm.any("add", processes, FULL, warm());
      var _ = swarm.any("add-crowded", processes, FULL, warm());
      var calm = swarm.any("add", processes, SOME, seconds());
      var told =
          swarm.tellAll(node ->
              node == 0
                  ? "any add %d %d %d".formatted(processes, SOME, seconds().toMillis())
                  : "any add-crowded %d %d %d".formatted(processes, FULL, seconds().toMillis()));
      var others = Measured.read(told.getFirst());
      var crowd = Measured.together(told.stream().skip(1).map(Measured::read).toList());
      report.row(
          "changes in one shard, 2,000 in flight", Report.told(crowd.perSecond(), "/s"), "", "");
      failed(crowd);
      report.row("others meanwhile, 64 in flight, p50 and p99", times(others), "", "");
      report.row("others without that, p50 and p99", times(calm), "", "");
      failed(others);
    }
  }

  private void late() {
    report.progress("late");
    int processes = options.processes();
    try (var swarm = start("swarm", 3, options.tls().getLast())) {
      failed(swarm.each("start", 0, processes, FULL, ""));
      failed(swarm.each("join", 0, processes, FULL, "all"));
      long before = swarm.heaps().getFirst();
      for (int millis : new int[] {20, 100, 30_000}) {
        var told = swarm.everyone(0, "all", millis);
        report.row(
            "a group of %,d, asked for %,d ms".formatted(processes, millis),
            "%,d answered, %d shards silent, after %.0f ms"
                .formatted(told.answered(), told.silent(), told.millis()),
            "",
            "");
      }
      report.row(
          "heap that stays in use after that",
          Report.told((swarm.heaps().getFirst() - before) / 1e6, "MB"),
          "",
          "");
    }
  }
}
