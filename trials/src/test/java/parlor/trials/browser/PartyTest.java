package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The house page: one party on the node, which each test begins and ends on the page.
class PartyTest {

  /// The plan is drawn, so what is on it can only be counted.
  private static final String ON_THE_PLAN =
      "least => document.querySelector('parlor-party').people >= least";

  /// Who was there walks out before they are gone.
  private static final String NOBODY_ON_THE_PLAN =
      "() => document.querySelector('parlor-party').people === 0";

  /// How many colours there are in the middle of the plan: without rooms and people it is one.
  private static final String COLOURS =
      """
      (() => {
        const canvas = document.querySelector('parlor-floor canvas');
        const [x, y] = [canvas.width / 4, canvas.height / 4];
        const seen = canvas.getContext('2d').getImageData(x, y, 2 * x, 2 * y);
        return new Set(new Uint32Array(seen.data.buffer)).size;
      })()
      """;

  @RegisterExtension final Table table = Table.fresh();

  private Visitor ana;

  @BeforeEach
  void nobody_is_in_the_house() {
    ana = table.someone("Ana");
    ana.opens("/party");
    ana.sees(live());
    if (!ana.page().getByText("The house is empty.").isVisible()) {
      endsTheParty();
    }
  }

  @Test
  void an_empty_house_says_what_to_do() {
    ana.sees(text("The house is empty."), figure("people", "0"), figure("rooms", "0"));
    ana.page().waitForFunction(NOBODY_ON_THE_PLAN);
    assertThat((Integer) ana.page().evaluate(COLOURS)).isEqualTo(1);
    shows("party-empty", ana);
    turnsTo("Table");
    shows("party-empty-table", ana);
  }

  @Test
  void a_small_party_is_seen_on_the_plan_and_in_the_table_until_it_ends() {
    ana.page().getByLabel("Speed").fill("3");
    ana.clicks(ana.button("Start"));
    ana.sees(answer("parlor-setup", "Set up: 5 rooms, 30 people."), figure("rooms", "5"));
    ana.page().waitForFunction(ON_THE_PLAN, 10);
    assertThat((Integer) ana.page().evaluate(COLOURS)).isGreaterThan(1);
    assertThat(plan()).hasAccessibleName(Pattern.compile("5 rooms, .* people"));
    ana.sees(said("5 rooms, "), said("walks in the last 5 seconds."));
    shows("party-plan", ana);

    turnsTo("Table");
    assertThat(ana.page().locator("tr[data-room]")).hasCount(5);
    ana.clicks(row("small_room_1").locator("summary"));
    assertThat(row("small_room_1").getByRole(AriaRole.LISTITEM).first()).containsText("small_");
    shows("party-table", ana);

    endsTheParty();
    assertThat(ana.page().locator("tr[data-room]")).hasCount(0);
    turnsTo("Plan");
    ana.sees(text("The house is empty."));
  }

  @Test
  void one_walks_somebody_into_a_room_until_it_is_full() {
    table.complaints().mayHold("409");
    table.complaints().mayHold("400");
    walks("kid", "den");
    ana.sees(answer("parlor-walk", "kid is in den."), figure("inRooms", "1"));
    ana.page().waitForFunction(ON_THE_PLAN, 1);
    ana.clicks(plan());
    assertThat(panel("den")).containsText("1 of 10");
    assertThat(panel("den").getByRole(AriaRole.LISTITEM)).containsText("kid");
    shows("party-panel", ana);
    ana.presses("Escape");
    assertThat(panel("den")).hasCount(0);

    walksTogether("den", 9);
    turnsTo("Table");
    assertThat(row("den")).hasAttribute("data-count", "10");
    walks("bilal", "den");
    ana.sees(answer("parlor-walk", "Destination full: den has no place left"));
    walks("b!lal", "den");
    ana.sees(answer("parlor-walk", "Refused:"));
    shows("party-refused", ana);
    walks("kid", "kitchen");
    assertThat(row("kitchen")).hasAttribute("data-count", "1");
    assertThat(row("den")).hasAttribute("data-count", "9");
  }

  @Test
  void a_party_is_not_ended_by_a_slip_nor_its_only_node_drained() {
    walks("kid", "den");
    ana.sees(answer("parlor-walk", "kid is in den."), figure("inRooms", "1"));
    ana.clicks(ana.button("End the party"));
    assertThat(dialog()).containsText("All rooms and all people are removed");
    shows("party-question", ana);
    ana.clicks(ana.button("No, leave it"));
    assertThat(dialog()).isHidden();
    ana.clicks(ana.button("End the party"));
    ana.presses("Escape");
    assertThat(dialog()).isHidden();
    ana.page().locator("[data-node] button").press("Enter");
    ana.sees(answer("parlor-nodes", "There is no other node that could take over."));
    ana.sees(figure("inRooms", "1"), live());
  }

  private static Sight live() {
    return new Sight(
        "a live house",
        page -> assertThat(page.locator("parlor-party")).hasAttribute("data-live", "open"));
  }

  private static Sight figure(String name, String value) {
    return new Sight(
        name + " " + value,
        page -> assertThat(page.locator("[data-figure='" + name + "']")).hasText(value));
  }

  private static Sight answer(String form, String words) {
    return new Sight(
        words, page -> assertThat(page.locator(form + " .answer")).containsText(words));
  }

  private Locator row(String room) {
    return ana.page().locator("tr[data-room='" + room + "']");
  }

  private Locator dialog() {
    return ana.page().getByRole(AriaRole.DIALOG);
  }

  private Locator plan() {
    return ana.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Floor plan"));
  }

  private void turnsTo(String view) {
    ana.clicks(ana.button(view));
    assertThat(ana.page().locator("parlor-party"))
        .hasAttribute("data-view", view.toLowerCase(Locale.ROOT));
  }

  private void walks(String person, String room) {
    ana.page().getByLabel("Person").fill(person);
    ana.page().getByLabel("Into room").fill(room);
    ana.clicks(ana.button("Walk"));
  }

  /// So many more people, without the page.
  private void walksTogether(String room, int people) {
    var names =
        IntStream.rangeClosed(1, people)
            .mapToObj(i -> "\"peep_" + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    var status =
        ana.page()
            .evaluate(
                """
                ([room, people]) => fetch(`/api/party/rooms/${room}/people`, {
                  method: 'POST',
                  headers: { 'Content-Type': 'application/json' },
                  body: `{"people":${people}}`,
                }).then(response => response.status)
                """,
                List.of(room, names));
    assertThat(status).isEqualTo(200);
  }

  /// What a plan says about one of its rooms.
  private Locator panel(String room) {
    return ana.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(room));
  }

  private void endsTheParty() {
    ana.clicks(ana.button("End the party"));
    ana.clicks(ana.button("Yes, end it"));
    ana.sees(answer("parlor-setup", "The party is over."), figure("people", "0"));
  }
}
