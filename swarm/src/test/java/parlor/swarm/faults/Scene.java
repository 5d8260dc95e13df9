package parlor.swarm.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import parlor.swarm.Wait;

/// Homes, a client that counts on them without a pause, and what befalls them.
final class Scene implements AutoCloseable {

  private static final int PROCESSES = Integer.getInteger("parlor.processes", 10_000);
  private static final int MANY = 100_000;
  private static final int FEW = 1_000;
  private static final int AT_ONCE = 64;
  private static final int COPIES = 2;
  private static final int JOINING_SECONDS = 90;
  private static final int WHOLE_SECONDS = 120;
  private static final Duration CALM = Duration.ofSeconds(5);
  private static final Duration AFTER = Duration.ofSeconds(8);

  private final Evidence evidence;
  private final Homes homes;
  private final Client client;
  private final int processes;
  private boolean settled;

  private Scene(String fault, List<Place> homes, int started, Place client, int processes) {
    this.evidence = new Evidence(fault);
    this.processes = processes;
    var logs = evidence.directory();
    this.homes = new Homes(homes, processes > MANY ? "1500m" : "512m", logs);
    for (int i = 0; i < started; i++) {
      this.homes.start(i);
    }
    this.client = Client.start("c", client, homes, logs);
  }

  /// So many homes on this machine, counted on.
  static Scene of(int homes, String fault) {
    return of(homes, fault, PROCESSES);
  }

  /// The same with at least so many processes.
  static Scene of(int homes, String fault, int processes) {
    var places = Place.onLoopback(homes + 2);
    var scene =
        new Scene(
            fault,
            places.subList(0, homes + 1),
            homes,
            places.getLast(),
            Math.max(processes, PROCESSES));
    scene.begin(homes);
    return scene;
  }

  /// On hosts of their own: homes on all but the last, which is the client's.
  static Scene in(List<Place> places, String fault) {
    int last = places.size() - 1;
    var scene = new Scene(fault, places.subList(0, last), last, places.getLast(), PROCESSES);
    scene.begin(last);
    return scene;
  }

  private void begin(int started) {
    try {
      awaitHomes(started);
      client.register(processes);
      happened("registered");
      var _ = awaitWhole(started);
      client.count(AT_ONCE);
      Wait.pass(CALM);
    } catch (Throwable fault) {
      close();
      throw fault;
    }
  }

  void happened(String what) {
    evidence.happened(what);
  }

  Evidence evidence() {
    return evidence;
  }

  Path logs() {
    return evidence.directory();
  }

  Homes homes() {
    return homes;
  }

  // Who is who.

  /// The home that owns the first process.
  int owner() {
    return homes.called(client.holders().getFirst().getFirst());
  }

  /// The home that holds the copy of the first process.
  int keeper() {
    return homes.called(client.holders().getFirst().getLast());
  }

  /// The home that has been there longest.
  int oldest() {
    var first = client.homes().stream().min(Comparator.comparingInt(Client.Seen::age));
    return homes.called(first.orElseThrow().name());
  }

  /// A number that a home has for this membership only.
  long lifeOf(int home) {
    var name = homes.places().get(home).name();
    return client.homes().stream()
        .filter(seen -> seen.name().equals(name))
        .mapToLong(Client.Seen::life)
        .findFirst()
        .orElse(0);
  }

  /// How many shards a home holds.
  long heldBy(int home) {
    var name = homes.places().get(home).name();
    return client.holders().stream().filter(holders -> holders.contains(name)).count();
  }

  /// Waits until a home holds a shard.
  ///
  /// @return how many it holds by then
  long awaitShardsOn(int home) {
    assertThat(Wait.until(WHOLE_SECONDS, () -> heldBy(home) > 0))
        .as("shards on home %d, but %s", home, told())
        .isTrue();
    long held = heldBy(home);
    happened("home %d holds %d shards".formatted(home, held));
    return held;
  }

  /// The home that owns the first process, or else the one that holds its copy.
  int otherThan(int home) {
    return owner() == home ? keeper() : owner();
  }

  /// One more client, with counters of its own, on the host of a home.
  Client aClientBeside(int home) {
    var beside = Client.start("d", homes.places().get(home).beside(), homes.places(), logs());
    beside.register(FEW);
    beside.count(AT_ONCE);
    happened("another counts beside home " + home);
    return beside;
  }

  /// That client counts no more. It may have gone without an answer for long, but what it was told
  /// is so.
  void settle(Client beside) {
    var sums = beside.settle();
    evidence.says("who was cut off too: " + sums);
    assertThat(sums)
        .as("%s; see %s", beside.faults(), logs())
        .isEqualTo(new Sums(sums.acknowledged(), 0, 0, 0, 0, sums.unanswered()));
  }

  // What befalls them.

  /// Does something, and tells how long nobody was answered, and how long anyone waited, in the
  /// seconds after.
  void disturb(String what, Bar bar, Runnable deed) {
    disturb(what, bar, AFTER, deed);
  }

  void disturb(String what, Bar bar, Duration after, Runnable deed) {
    client.mark();
    happened(what);
    deed.run();
    Wait.pass(after);
    tellSilence(what, bar);
  }

  private void tellSilence(String what, Bar bar) {
    var silence = client.silence();
    evidence.says(what + ": " + bar.tell(silence.getFirst(), silence.getLast()));
  }

  /// Kills a home, waits until all copies are whole again, and some seconds more.
  void kill(int home) {
    var after = new AtomicLong();
    disturb(
        "kill -9 of " + home,
        Bar.KILL,
        () -> {
          homes.kill(home);
          after.set(awaitWhole(homes.running()));
        });
    evidence.says("whole again after %,d ms".formatted(after.get()));
  }

  void start(int home) {
    happened("start of " + home);
    homes.start(home);
  }

  /// Waits until the client sees so many homes.
  void awaitHomes(int count) {
    assertThat(Wait.until(JOINING_SECONDS, () -> client.homes().size() == count))
        .as("%d homes, but the client sees %s", count, client.homes())
        .isTrue();
    happened(count + " homes");
  }

  /// Waits until there are so many homes, and every shard is held by as many of them as there are
  /// to be copies.
  ///
  /// @return after how many milliseconds
  long awaitWhole(int count) {
    long began = System.nanoTime();
    assertThat(Wait.until(WHOLE_SECONDS, () -> isWhole(count)))
        .as("all copies whole on %d homes, but %s", count, told())
        .isTrue();
    long millis = (System.nanoTime() - began) / 1_000_000;
    happened("all copies are whole on %d homes after %,d ms".formatted(count, millis));
    return millis;
  }

  private boolean isWhole(int count) {
    var names = client.homes().stream().map(Client.Seen::name).toList();
    return names.size() == count
        && client.holders().stream()
            .allMatch(
                holders -> holders.size() == Math.min(COPIES, count) && names.containsAll(holders));
  }

  /// Waits until all is whole and no shard has moved for a while.
  ///
  /// @return after how many milliseconds the last of it happened
  long awaitCalm(int count) {
    long began = System.nanoTime();
    var last = new AtomicLong(began);
    var seen = new AtomicReference<>(client.holders());
    assertThat(
            Wait.until(
                WHOLE_SECONDS,
                () -> {
                  var now = client.holders();
                  if (!isWhole(count) || !seen.getAndSet(now).equals(now)) {
                    last.set(System.nanoTime());
                  }
                  return System.nanoTime() - last.get() > CALM.toNanos();
                }))
        .as("no shard moves any more on %d homes, but %s", count, told())
        .isTrue();
    return (last.get() - began) / 1_000_000;
  }

  private String told() {
    return client.homes()
        + " and "
        + client.holders().stream()
            .collect(Collectors.groupingBy(holders -> holders, Collectors.counting()));
  }

  /// Counts no more, and tells what became of it all.
  void settle() {
    settled = true;
    var sums = client.settle();
    evidence.says("%,d processes, %s".formatted(processes, sums));
    evidence.end();
    assertThat(sums)
        .as("%s; see %s", client.faults(), logs())
        .isEqualTo(new Sums(sums.acknowledged(), 0, 0, 0, 0, 0));
    assertThat(sums.acknowledged()).isPositive();
  }

  @Override
  public void close() {
    if (!settled) {
      evidence.says("NOT FINISHED");
      evidence.end();
    }
    client.close();
    homes.close();
  }
}
