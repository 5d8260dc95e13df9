package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What becomes of nodes that die, are thrown out, or meet again.
class DeathTest {

  @Test
  void a_killed_node_is_gone_within_seconds_and_said_to_be_once() throws IOException {
    try (var ear = new Ear();
        var cast = new Cast(3)) {
      var victim = solo(cast, 0);
      try {
        var second = cast.start(1);
        var third = cast.start(2);
        Cast.await(
            30,
            () ->
                second.membership().others().size() == 2 && third.membership().others().size() == 2,
            () -> Cast.shown(second, third));
        victim.destroyForcibly();
        long killed = System.nanoTime();
        cast.together(30, second, third);
        System.out.printf("killed to removed: %d ms%n", (System.nanoTime() - killed) / 1_000_000);
        assertThat(ear.lines())
            .as("one line on each of the two, and no more")
            .hasSizeBetween(1, 2)
            .allMatch(line -> line.contains("is dead") || line.contains("was thrown out"));

      } finally {
        victim.destroyForcibly();
      }
    }
  }

  private static Process solo(Cast cast, int i) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Solo.class.getName()));
    command.add(text(cast.place(i)));
    for (int other = 0; other < 3; other++) {
      command.add(text(cast.place(other)));
    }
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("target/solo.log"))
        .start();
  }

  private static String text(Discovery.HostPort place) {
    return place.host() + ":" + place.port();
  }

  @Test
  @Tag("long")
  void a_frozen_node_is_removed_and_comes_back_when_it_thaws() throws Exception {
    try (var ear = new Ear();
        var cast = new Cast(3)) {
      var victim = solo(cast, 0);
      try {
        var nodes = new Node[] {cast.start(1), cast.start(2)};
        Cast.await(30, () -> sees(nodes, 2), () -> Cast.shown(nodes));
        signal("STOP", victim);
        long frozen = System.nanoTime();
        cast.together(20, nodes);
        System.out.printf("frozen to removed: %d ms%n", (System.nanoTime() - frozen) / 1_000_000);
        signal("CONT", victim);
        long thawed = System.nanoTime();
        Cast.await(40, () -> sees(nodes, 2), () -> Cast.shown(nodes));
        System.out.printf("thawed to back: %d ms%n", (System.nanoTime() - thawed) / 1_000_000);
        assertThat(ear.lines()).noneMatch(line -> line.startsWith("org.apache.pekko"));

      } finally {
        victim.destroyForcibly();
      }
    }
  }

  private static boolean sees(Node[] nodes, int others) {
    return Stream.of(nodes)
        .allMatch(n ->
            n.membership().others().size() == others
                && n.membership().others().stream().allMatch(Member::reachable));
  }

  private static void signal(String name, Process to) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + to.pid()).start().waitFor()).isZero();
  }

  @Test
  void a_node_that_was_thrown_out_comes_back_under_its_name() {
    try (var ear = new Ear();
        var cast = new Cast(3)) {
      var nodes = new Node[] {cast.start(0), cast.start(1), cast.start(2)};
      cast.together(20, nodes);
      var cluster = nodes[0].membership().cluster();
      var third = (LiveNode) nodes[2];
      var states = new ArrayList<Membership.State>();
      third.onChange(now -> states.add(now.state()));
      ((LiveNode) nodes[0])
          .life()
          .orElseThrow()
          .incarnation()
          .down(new Place(cast.place(2).host(), cast.place(2).port()));
      long downed = System.nanoTime();
      Cast.await(30, () -> third.membership().restarts() == 1, () -> Cast.shown(nodes));
      cast.together(20, nodes);
      System.out.printf("thrown out to back: %d ms%n", (System.nanoTime() - downed) / 1_000_000);
      assertThat(third.membership().cluster()).isEqualTo(cluster);
      assertThat(states).contains(Membership.State.SEEKING).endsWith(Membership.State.UP);
      assertThat(nodes[0].send("x", cast.name(2), new byte[1])).isTrue();
      Cast.await(5, () -> third.counts().dropped() == 1, () -> third.counts().toString());
      assertThat(ear.lines()).noneMatch(line -> line.startsWith("org.apache.pekko"));
    }
  }

  @Test
  void a_node_whose_system_never_ends_takes_its_port_and_begins_anew() {
    var latch = new CountDownLatch(1);
    try (var ear = new Ear();
        var cast = new Cast(2)) {
      var nodes = new Node[] {cast.start(0), cast.start(1)};
      cast.together(20, nodes);
      var stuck = (LiveNode) nodes[1];
      stuck.hear("stick", (_, _) -> Uninterruptibly.await(latch));
      assertThat(nodes[0].send("stick", cast.name(1), new byte[0])).isTrue();
      stuck
          .life()
          .orElseThrow()
          .incarnation()
          .down(new Place(cast.place(1).host(), cast.place(1).port()));
      Cast.await(20, () -> stuck.membership().restarts() == 1, () -> Cast.shown(nodes));
      cast.together(20, nodes);
      assertThat(stuck.membership().self().address()).isEqualTo(text(cast.place(1)));
      assertThat(ear.lines()).anyMatch(line -> line.contains("its port is freed"));
    } finally {
      latch.countDown();
    }
  }

  /// A wait that outlasts the interrupts of a system that ends.
  private static final class Uninterruptibly {
    private static void await(CountDownLatch latch) {
      while (latch.getCount() > 0) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  @Test
  void two_clusters_that_find_each_other_become_one() {
    try (var ear = new Ear();
        var cast = new Cast(4)) {
      var older =
          new Node[] {
            cast.start(0, cast.only(1), Cast.HOME, Cast.COOKIE),
            cast.start(1, cast.only(0), Cast.HOME, Cast.COOKIE)
          };
      cast.together(20, older);
      var young = cast.start(2, cast.only(), Cast.HOME, Cast.COOKIE);
      Cast.await(10, () -> young.membership().cluster().isPresent(), () -> Cast.shown(young));
      var cluster = older[0].membership().cluster();
      assertThat(young.membership().cluster()).isNotEqualTo(cluster);
      long met = System.nanoTime();
      var bridge = cast.start(3, cast.only(0, 2), Cast.HOME, Cast.COOKIE);
      cast.together(40, older[0], older[1], young, bridge);
      System.out.printf("two clusters to one: %d ms%n", (System.nanoTime() - met) / 1_000_000);
      assertThat(young.membership().cluster()).isEqualTo(cluster);
      assertThat(ear.lines()).noneMatch(line -> line.startsWith("org.apache.pekko"));
    }
  }
}
