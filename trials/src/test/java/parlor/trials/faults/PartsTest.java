package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;
import static parlor.trials.Node.aNodeAt;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Http;
import parlor.trials.Patience;
import parlor.trials.cluster.Host;
import parlor.trials.cluster.Hosts;
import parlor.trials.cluster.NameServer;
import parlor.trials.cluster.Prober;
import parlor.trials.cluster.Proxy;
import parlor.trials.cluster.Tool;

/// What the faults are made with does what it says: a cut cuts, a name server says what it is told
/// to, a proxy goes round.
@Timeout(60)
class PartsTest {

  private static final int MOST_GUESTS = 20;

  @Test
  void a_host_that_is_cut_off_is_reached_by_people_and_by_no_host_until_it_is_healed() {
    try (var hosts = Hosts.some(2)) {
      var first = hosts.host(0);
      var second = hosts.host(1);
      assertThat(reaches(first, second.address())).isTrue();
      assertThat(reaches(first, second.address6())).isTrue();
      hosts.cut(second);
      assertThat(reaches(first, second.address())).isFalse();
      assertThat(reaches(second, first.address())).isFalse();
      assertThat(isRefused(second.door(), List.of())).isTrue();
      hosts.heal(second);
      Patience.until(Duration.ofSeconds(5), () -> "healed", () -> reaches(first, second.address()));
      assertThat(Path.of("/etc/netns", first.name())).exists();
    }
    assertThat(Tool.run("ip", "netns", "list"))
        .doesNotContain("parlor-" + ProcessHandle.current().pid());
    assertThat(Tool.run("ip", "link")).doesNotContain("pl" + ProcessHandle.current().pid());
  }

  private static boolean reaches(Host from, String address) {
    return isRefused(address, from.place().prefix());
  }

  /// Nobody listens there; that it says so proves that it was asked.
  private static boolean isRefused(String address, List<String> prefix) {
    var command = new ArrayList<>(prefix);
    command.addAll(List.of("timeout", "1", "bash", "-c", "</dev/tcp/" + address + "/9"));
    return Tool.tried(command.toArray(String[]::new)).text().contains("refused");
  }

  @Test
  void a_node_on_a_host_serves_people_from_outside() {
    try (var hosts = Hosts.some(1);
        var node = aNodeAt(hosts.host(0).place(), List.of())) {
      var room = node.aRoom();
      var ana = room.join("ana");
      var ben = room.join("ben");
      hosts.cut(hosts.host(0));
      ana.votes("5");
      ben.knows("the vote", picture -> picture.shows("ana", "voted"));
      node.kill();
      node.restart();
      assertThat(Http.get(node, "/").status()).isEqualTo(200);
    }
  }

  @Test
  void a_name_server_says_what_it_is_told_and_fails_while_it_is_stopped() {
    try (var hosts = Hosts.some(1);
        var names = new NameServer(hosts.gate())) {
      names.say("nodes.test", List.of("10.1.1.1", "10.1.1.2", "fd00::5"));
      assertThat(names.ask("nodes.test")).hasSize(3).contains("10.1.1.1");
      names.say("nodes.test", List.of("10.1.1.2"));
      assertThat(names.ask("nodes.test")).containsExactly("10.1.1.2");
      assertThat(
              Tool.run(
                  "ip", "netns", "exec", hosts.host(0).name(), "getent", "hosts", "nodes.test"))
          .contains("10.1.1.2");
      names.say("nodes.test", List.of());
      assertThat(names.ask("nodes.test")).isEmpty();
      names.stop();
      assertThat(names.fails("nodes.test")).isTrue();
      names.say("nodes.test", List.of("10.1.1.3"));
      names.start();
      assertThat(names.ask("nodes.test")).containsExactly("10.1.1.3");
    }
  }

  @Test
  void a_proxy_goes_round_and_lets_rooms_through() {
    try (var one = aNode();
        var two = aNode();
        var proxy = new Proxy(List.of(one, two), "/")) {
      var rooms = new HashSet<String>();
      // Two nodes that know nothing of each other: who comes in first at each is alone. A node that
      // is late for the proxy's check is passed over for a moment.
      for (int i = 0; i < MOST_GUESTS && rooms.size() < 2; i++) {
        var guest = proxy.room("the-room").join("guest " + i);
        guest.votes("5");
        if (guest.picture().seats().size() == 1) {
          rooms.add(guest.seat());
        }
      }
      assertThat(rooms).hasSize(2);
      assertThat(Http.get(proxy, "/").status()).isEqualTo(200);
    }
  }

  @Test
  void a_prober_notices_a_pause_and_nothing_where_there_is_none() {
    try (var node = aNode("PARLOR_COMMANDS_PER_SECOND=1000")) {
      try (var well = new Prober(node.aRoom().join("well"))) {
        node.room("warm").join("up").votes("5");
        assertThat(well.longestGap()).isLessThan(Duration.ofMillis(500));
      }
      try (var disturbed = new Prober(node.aRoom().join("disturbed"))) {
        node.room("warm").join("up again").votes("5");
        node.pause();
        Patience.pass(Duration.ofMillis(700));
        node.wakeUp();
        node.room("warm").join("and again").votes("5");
        assertThat(disturbed.longestGap())
            .isBetween(Duration.ofMillis(650), Duration.ofMillis(1_500));
      }
    }
  }

  @Test
  void a_hammer_knows_what_was_done_before_the_end() {
    try (var node = aNode("PARLOR_COMMANDS_PER_SECOND=10000")) {
      var ana = node.room("anvil").join("ana");
      var ben = node.room("anvil").join("ben");
      var hammer = new Hammer(ana, List.of("0", "1", "2", "3"));
      Patience.until(Patience.SHORT, () -> "blows, " + hammer.done(), () -> hammer.done() > 200);
      hammer.stop();
      ben.reveals();
      hammer.isKeptIn(ben.picture());
    }
  }

  @Test
  void a_commuter_comes_back_to_a_node_that_was_restarted_and_says_that_the_card_is_gone() {
    try (var node = aNode()) {
      var commuter = new Commuter(node.room("way"), "ana");
      node.room("way").join("ben").leaves();
      Patience.pass(Duration.ofMillis(300));
      node.stop();
      node.restart();
      Patience.pass(Duration.ofSeconds(1));
      commuter.stop();
      assertThat(commuter.returns()).isPositive();
      assertThat(commuter.lost()).isPositive();
      assertThat(commuter.strangers()).isZero();
      assertThat(commuter.longestPause()).isGreaterThan(Duration.ofMillis(100));
    }
  }
}
