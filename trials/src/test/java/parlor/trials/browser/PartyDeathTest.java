package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
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

  private final Trio nodes = new Trio();

  @AfterEach
  void all_nodes_end() {
    nodes.close();
  }

  @Test
  void the_rooms_and_people_of_a_killed_node_are_seen_to_move_to_the_others() {
    nodes.starts();
    var ana = table.someone("Ana", nodes.first().url(), new Browser.NewContextOptions());
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

    nodes.last().kill();
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
}
