package parlor.trials.scale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import parlor.trials.Json;
import parlor.trials.Transport;

/// Some of the voters, in a process of their own. It is told what to do by lines on its standard
/// input and tells what came of it by lines of JSON on its standard output; it ends with its input.
///
/// All but [#main] and [#obey] runs on one event loop.
public final class Load {

  private static final int AT_THE_DOOR = 16;
  private static final long SECOND = 1_000;
  private static final long LOOK_MILLIS = 50;

  /// Rooms that turn their cards at the same time: all at once would be a load of its own.
  private static final int TOGETHER = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LoadPlan plan;
  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final List<Table> tables = new ArrayList<>();
  private final Queue<Seat> coming = new ArrayDeque<>();
  private final Tally tally = new Tally();
  private int here;
  private int everHere;
  private boolean isPlaying;
  private double nextStep;
  private double nanosBetween;
  private int nextTable;

  private Load(LoadPlan plan) {
    this.plan = plan;
    var transport = Transport.best();
    this.loop = transport.loops(1).next();
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(transport.client())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000);
    for (int i = 0; i < plan.rooms(); i++) {
      tables.add(table(plan.firstRoom() + i, i));
    }
  }

  /// The people of a room are at as many nodes as there are, up to their number.
  private Table table(int number, int index) {
    var table = new Table(this, "scale-" + plan.run() + "-" + number, plan.voters());
    for (int i = 0; i < plan.voters(); i++) {
      boolean isProxied = index * plan.voters() + i < plan.proxied();
      var seat = new Seat(this, table, i, number + i, isProxied);
      table.seat(seat);
      coming.add(seat);
    }
    return table;
  }

  /// Runs one.
  ///
  /// @param arguments the plan, as JSON
  public static void main(String[] arguments) throws IOException {
    new Load(Json.read(arguments[0], LoadPlan.class)).obey();
  }

  private void obey() throws IOException {
    var _ = loop.scheduleAtFixedRate(this::tellSecond, SECOND, SECOND, TimeUnit.MILLISECONDS);
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var order = orders.readLine(); order != null; order = orders.readLine()) {
      var words = order.split(" ", -1);
      loop.execute(() -> obey(words));
    }
    System.exit(0);
  }

  private void obey(String[] words) {
    switch (words[0]) {
      case "gather" -> gather();
      case "play" -> play(Double.parseDouble(words[1]));
      case "rest" -> isPlaying = false;
      case "settle" -> settle();
      default -> throw new IllegalArgumentException("an order of this kind: " + words[0]);
    }
  }

  // What seats and tables ask of it.

  Tally tally() {
    return tally;
  }

  Bootstrap bootstrap() {
    return bootstrap;
  }

  LoadPlan.Address proxy() {
    return plan.proxy();
  }

  LoadPlan.Address door(int number) {
    return plan.doors().get(number % plan.doors().size());
  }

  void later(long millis, Runnable task) {
    var _ = loop.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  void entered(boolean isFirst) {
    here++;
    if (isFirst) {
      everHere++;
      nextComes();
    }
  }

  void left() {
    here--;
  }

  // Orders.

  private void gather() {
    for (int i = 0; i < AT_THE_DOOR; i++) {
      nextComes();
    }
    await(
        () -> everHere == plan.rooms() * plan.voters(),
        Duration.ofMinutes(10),
        _ -> tell(Json.object("said", "gathered", "here", here)));
  }

  private void nextComes() {
    var next = coming.poll();
    if (next != null) {
      next.come();
    }
  }

  /// An open loop: what is late counts from when it was due.
  private void play(double stepsPerSecond) {
    isPlaying = true;
    nextStep = System.nanoTime();
    nanosBetween = 1e9 / stepsPerSecond;
    takeSteps();
  }

  private void takeSteps() {
    long now = System.nanoTime();
    while (isPlaying && nextStep <= now) {
      tables.get(nextTable).step((long) nextStep);
      nextTable = (nextTable + 1) % tables.size();
      nextStep += nanosBetween;
    }
    if (isPlaying) {
      var _ = loop.schedule(this::takeSteps, (long) nextStep - now, TimeUnit.NANOSECONDS);
    }
  }

  /// Waits until all is seen, has all cards turned, compares them, and goes on to a new round.
  private void settle() {
    long began = System.nanoTime();
    await(
        () -> tables.stream().allMatch(Table::isSettled),
        PATIENCE,
        isDone -> {
          long took = System.nanoTime() - began;
          if (!isDone) {
            tables.forEach(Table::tellUnseen);
          }
          inTurn(
              0,
              Table::turnCards,
              Table::isTurned,
              () -> {
                tables.forEach(Table::compare);
                inTurn(
                    0,
                    Table::goOn,
                    Table::isInNewRound,
                    () -> {
                      tables.forEach(this::begin);
                      tell(
                          Json.object(
                              "said",
                              "settled",
                              "millis",
                              took / 1_000_000,
                              "tally",
                              tally.json()));
                      tally.clear();
                    });
              });
        });
  }

  private void begin(Table table) {
    if (!table.isInNewRound()) {
      tally.strange++;
      tally.complain(table.name() + ": its people are in no new round together");
    }
    table.begin();
  }

  /// Has all rooms do something, some at a time, and waits for them.
  private void inTurn(int from, Consumer<Table> act, Predicate<Table> isDone, Runnable then) {
    if (from >= tables.size()) {
      await(() -> tables.stream().allMatch(isDone), PATIENCE, _ -> then.run());
      return;
    }
    var some = tables.subList(from, Math.min(tables.size(), from + TOGETHER));
    some.forEach(act);
    later(LOOK_MILLIS, () -> inTurn(from + TOGETHER, act, isDone, then));
  }

  private void await(BooleanSupplier wanted, Duration bound, Consumer<Boolean> then) {
    long end = System.nanoTime() + bound.toNanos();
    look(wanted, end, then);
  }

  private void look(BooleanSupplier wanted, long end, Consumer<Boolean> then) {
    boolean isSo = wanted.getAsBoolean();
    if (isSo || System.nanoTime() > end) {
      then.accept(isSo);
    } else {
      later(LOOK_MILLIS, () -> look(wanted, end, then));
    }
  }

  // Telling.

  private void tellSecond() {
    tell(
        Json.object(
            "said",
            "second",
            "at",
            System.currentTimeMillis(),
            "here",
            here,
            "tally",
            tally.json()));
    tally.clear();
  }

  private static void tell(ObjectNode what) {
    System.out.println(what);
  }
}
