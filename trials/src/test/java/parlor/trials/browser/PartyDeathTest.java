package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import parlor.trials.Node;
import parlor.trials.Patience;

/// A node is killed under a party that somebody looks at, at another one: a series of pictures in
/// `target/screenshots`, from before it until all that was on it is elsewhere.
@Tag("long")
@Timeout(300)
class PartyDeathTest {

  private static final String PEOPLE = "2,000";
  private static final List<Integer> LOOKS = List.of(0, 1_000, 2_000, 3_000, 5_000, 10_000);
  private static final double WITHIN_MILLIS = 30_000;

  @RegisterExtension final Table table = Table.fresh();

  private final List<Node> nodes = new ArrayList<>();

  @AfterEach
  void all_nodes_end() {
    nodes.forEach(Node::close);
  }

  @Test
  void the_rooms_and_people_of_a_killed_node_are_seen_to_move_to_the_others() throws IOException {
    startThree();
    var ana = table.someone("Ana", nodes.getFirst().url(), new Browser.NewContextOptions());
    ana.page().setViewportSize(1_440, 900);
    ana.opens("/party");
    var living = ana.page().locator("parlor-nodes li[data-node]:not([data-gone])");
    assertThat(living).hasCount(3, within());
    ana.page().getByLabel("Big").check();
    ana.page().getByLabel("Speed").fill("2");
    ana.clicks(ana.button("Start"));
    var people = ana.page().locator("[data-figure='people']");
    assertThat(people).hasText(PEOPLE, new LocatorAssertions.HasTextOptions().setTimeout(60_000));
    Patience.pass(Duration.ofSeconds(10));
    ana.keepsSight("party-death-before");

    nodes.getLast().kill();
    long killed = System.nanoTime();
    for (int millis : LOOKS) {
      Patience.pass(Duration.ofMillis(millis).minusNanos(System.nanoTime() - killed));
      ana.keepsSight("party-death-%05d-ms".formatted(millis));
    }
    assertThat(living).hasCount(2, within());
    assertThat(people).hasText(PEOPLE);
    ana.sees(Sight.said("walks in the last 5 seconds."));
  }

  private static LocatorAssertions.HasCountOptions within() {
    return new LocatorAssertions.HasCountOptions().setTimeout(WITHIN_MILLIS);
  }

  private void startThree() throws IOException {
    var ports = new ArrayList<Integer>();
    for (int i = 0; i < 3; i++) {
      try (var free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        ports.add(free.getLocalPort());
      }
    }
    var peers = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    IntStream.range(0, 3)
        .forEach(i ->
            nodes.add(
                Node.aNode(
                    "CLUSTER_PEERS=" + peers,
                    "CLUSTER_PORT=" + ports.get(i),
                    "NODE_ADDRESS=127.0.0.1",
                    "EXTRA_JAVA_OPTS=-Xmx512m")));
  }
}
