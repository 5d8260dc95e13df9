package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.node.Discovery;

/// Nodes in JVMs of their own die, stop and freeze, while one that keeps nothing counts on their
/// processes: nothing acknowledged is lost, nothing happens twice.
@Timeout(600)
class FaultsTest {

  private static final int HOMES = 3;

  /// Three homes, and a node without the role from which is counted.
  private static final class Cast implements AutoCloseable {
    private final List<Discovery.HostPort> places = new ArrayList<>();
    private final Process[] homes = new Process[HOMES];
    private final Swarm outside;

    Cast() {
      for (int i = 0; i <= HOMES; i++) {
        places.add(place("127.0.0." + (i + 1)));
      }
      for (int i = 0; i < HOMES; i++) {
        start(i);
      }
      outside = Home.start(places.getLast(), places, Set.of());
    }

    private static Discovery.HostPort place(String host) {
      try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
        return new Discovery.HostPort(host, socket.getLocalPort());
      } catch (IOException none) {
        throw new UncheckedIOException(none);
      }
    }

    void start(int i) {
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of("-XX:+UseSerialGC", "-Xmx512m", "--sun-misc-unsafe-memory-access=allow"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Home.class.getName()));
      command.add(text(places.get(i)));
      places.subList(0, HOMES).forEach(place -> command.add(text(place)));
      try {
        homes[i] =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                    ProcessBuilder.Redirect.appendTo(new File("target/home-" + i + ".log")))
                .start();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    private static String text(Discovery.HostPort place) {
      return place.host() + ":" + place.port();
    }

    void signal(int i, String name) {
      try {
        int result =
            new ProcessBuilder("kill", "-" + name, Long.toString(homes[i].pid())).start().waitFor();
        assertThat(result).isZero();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", stopped);
      }
    }

    void end(int i, String signal) {
      signal(i, signal);
      Increments.await(60, () -> !homes[i].isAlive());
      assertThat(homes[i].isAlive()).isFalse();
    }

    void awaitMembers(int homes) {
      Increments.await(
          90,
          () ->
              outside.node().membership().others().stream()
                      .filter(member -> member.isHome() && member.reachable())
                      .count()
                  == homes);
      assertThat(outside.node().membership().others()).as("homes").hasSize(homes);
    }

    @Override
    public void close() {
      for (var home : homes) {
        home.destroyForcibly();
      }
      try {
        outside.node().leave().toCompletableFuture().get(30, TimeUnit.SECONDS);
      } catch (Exception late) {
        throw new AssertionError("does not leave", late);
      }
    }
  }

  private static void say(String what, Increments increments) {
    System.out.printf(
        "%s: longest silence %,d ms, %,d acknowledged so far, %d without an answer%n",
        what,
        increments.longestSilenceMillis(),
        increments.acknowledged(),
        increments.unanswered());
  }

  /// Long enough for all copies to be whole again.
  private static void heal(Increments increments) {
    Increments.pass(Duration.ofSeconds(4));
    increments.awaitCopies();
  }

  @Test
  void a_home_is_killed_under_way() {
    try (var cast = new Cast()) {
      cast.awaitMembers(HOMES);
      var increments = new Increments(cast.outside, 3_000, 1);
      increments.register(64);
      increments.awaitCopies();
      increments.begin(64);
      Increments.pass(Duration.ofSeconds(5));
      kill(cast, increments, 0);
      assertThat(increments.stop()).isEmpty();
    }
  }

  @Test
  @Tag("long")
  void homes_are_killed_frozen_and_stopped_in_turn() {
    try (var cast = new Cast()) {
      cast.awaitMembers(HOMES);
      var increments = new Increments(cast.outside, 3_000, 2);
      increments.register(64);
      increments.awaitCopies();
      increments.begin(64);
      Increments.pass(Duration.ofSeconds(5));
      for (int i = 0; i < HOMES; i++) {
        kill(cast, increments, i);
        cast.start(i);
        cast.awaitMembers(HOMES);
        heal(increments);
      }
      for (int i = 0; i < HOMES; i++) {
        increments.fromNow();
        cast.end(i, "TERM");
        Increments.pass(Duration.ofSeconds(3));
        say("SIGTERM of home " + i, increments);
        cast.start(i);
        cast.awaitMembers(HOMES);
        heal(increments);
      }
      increments.fromNow();
      cast.signal(1, "STOP");
      Increments.pass(Duration.ofSeconds(30));
      say("SIGSTOP of home 1 for 30 s", increments);
      cast.signal(1, "CONT");
      cast.awaitMembers(HOMES);
      heal(increments);
      kill(cast, increments, 2);
      assertThat(increments.stop()).isEmpty();
    }
  }

  private static void kill(Cast cast, Increments increments, int i) {
    increments.fromNow();
    cast.end(i, "KILL");
    Increments.pass(Duration.ofSeconds(8));
    say("kill -9 of home " + i, increments);
  }
}
