package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A node is killed while somebody looks at the cluster page of another one.
@Tag("long")
@Timeout(300)
class ClusterDeathTest {

  private static final double WITHIN_MILLIS = 60_000;

  @RegisterExtension final Table table = Table.fresh();

  private final Trio nodes = new Trio();

  @AfterEach
  void all_nodes_end() {
    nodes.close();
  }

  private Visitor looksAtThree() {
    nodes.starts();
    var ana = table.someone("Ana", nodes.first().url(), new Browser.NewContextOptions());
    ana.page().setViewportSize(1_440, 900);
    ana.opens("/cluster");
    assertThat(up(ana)).hasCount(3, within());
    return ana;
  }

  private static Locator up(Visitor person) {
    return person.page().locator("tr[data-state='up']");
  }

  @Test
  void a_killed_node_is_struck_out_and_the_others_serve_its_shards() {
    var ana = looksAtThree();
    var up = up(ana);
    var shards = ana.page().locator("[data-figure='shards']");
    assertThat(shards).hasText("256", inTime());
    var missing = ana.page().locator("[data-figure='missing']");
    assertThat(missing).hasText("0", inTime());
    ana.keepsSight("cluster-death-before");

    nodes.last().kill();
    assertThat(ana.page().locator("tr[data-gone]")).hasCount(1, within());
    ana.keepsSight("cluster-death-gone");
    assertThat(up).hasCount(2);
    assertThat(shards).hasText("256", inTime());
    assertThat(missing).hasText("0", inTime());
    assertThat(ana.page().locator("tr[data-node]")).hasCount(2, within());
  }

  /// From the first to be stopped, which the page is of, to the last.
  @Test
  void a_rolling_restart_is_seen_as_it_goes() {
    var ana = looksAtThree();
    var up = up(ana);
    ana.page()
        .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message"))
        .fill("Restarting everyone, one after another");
    ana.clicks(ana.button("Send"));
    assertThat(ana.page().locator(".answer")).containsText("Delivered", saidInTime());
    // The page asks a node that is away.
    table.complaints().mayHold("net::ERR_");
    for (int i = 0; i < nodes.all().size(); i++) {
      var node = nodes.all().get(i);
      node.stop();
      if (i > 0) {
        assertThat(ana.page().locator("tr[data-gone]")).hasCount(1, within());
      }
      ana.keepsSight("cluster-rolling-" + (i + 1) + "-stopped");
      node.restart();
      assertThat(up).hasCount(3, within());
      assertThat(ana.page().locator("[data-figure='missing']")).hasText("0", inTime());
      assertThat(ana.page().locator("[data-figure='shards']")).hasText("256", inTime());
      ana.keepsSight("cluster-rolling-" + (i + 1) + "-back");
    }
  }

  private static LocatorAssertions.ContainsTextOptions saidInTime() {
    return new LocatorAssertions.ContainsTextOptions().setTimeout(WITHIN_MILLIS);
  }

  private static LocatorAssertions.HasCountOptions within() {
    return new LocatorAssertions.HasCountOptions().setTimeout(WITHIN_MILLIS);
  }

  private static LocatorAssertions.HasTextOptions inTime() {
    return new LocatorAssertions.HasTextOptions().setTimeout(WITHIN_MILLIS);
  }
}
