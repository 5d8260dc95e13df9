package parlor.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Gallery.shows;
import static parlor.trials.browser.PaperCluster.name;
import static parlor.trials.browser.Sight.said;
import static parlor.trials.browser.Sight.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The cluster page: of the node itself, and of clusters on paper that are larger or worse.
class ClusterTest {

  /// What a browser tells a page in a tab that is covered by another one, or no longer.
  private static final String LOOKS_AWAY =
      """
      away => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => away });
        document.dispatchEvent(new Event('visibilitychange'));
      }
      """;

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void a_node_alone_is_one_disc_and_one_row() {
    var ana = table.someone("Ana");
    ana.opens("/cluster");
    ana.sees(live("open"), figure("nodes", "1"), text("alone, in no cluster"));
    assertThat(row(ana, "parlor")).hasAttribute("data-state", "up");
    assertThat(disc(ana, "parlor")).hasCount(1);
    assertThat(ana.page().locator("[data-link]")).hasCount(0);
    shows("cluster-alone", ana);
  }

  @Test
  void three_nodes_reach_each_other() {
    var ana = looksAt(PaperCluster.of(3));
    ana.sees(figure("nodes", "3"), figure("people", "36"), figure("shards", "120"));
    ana.sees(figure("moves", "39"), figure("missing", "0"), said("3 nodes."));
    assertThat(lines(ana, "whole")).hasCount(3);
    assertThat(picture(ana)).hasAccessibleName(Pattern.compile("3 nodes. Nobody says"));
    assertThat(cell(ana, 1, "age")).hasText("1 h 2 min");
    assertThat(cell(ana, 2, "load")).hasText("14%");
    assertThat(cell(ana, 3, "memory")).hasText("40 of 256 MiB");
    assertThat(row(ana, name(1))).containsText("oldest");
    shows("cluster-three", ana, Gallery.Window.values());
  }

  @Test
  void the_same_node_has_the_same_colour_in_the_house() {
    var ana = table.someone("Ana");
    ana.opens("/cluster");
    var badge = row(ana, "parlor").locator(".badge");
    assertThat(badge).hasAttribute("data-colour", "0");
    assertThat(badge).hasText("A");
    ana.clicks(ana.page().getByRole(AriaRole.LINK, named("House party")));
    var there = ana.page().locator("parlor-nodes li[data-node='parlor'] .badge");
    assertThat(there).hasAttribute("data-colour", "0");
    assertThat(there).hasText("A");
    ana.clicks(ana.page().getByRole(AriaRole.LINK, named("Cluster")));
    ana.sees(live("open"));
  }

  @Test
  void who_does_not_reach_whom_is_seen_read_and_heard() {
    var paper = PaperCluster.of(4);
    var ana = looksAt(paper);
    ana.sees(said("4 nodes."));
    paper.doesNotReach(2, 3);
    assertThat(lines(ana, "broken")).hasCount(1);
    assertThat(lines(ana, "broken")).hasAttribute("data-link", name(2) + " " + name(3));
    assertThat(row(ana, name(2)).locator(".reach")).hasText("not C 10.0.0.3");
    assertThat(row(ana, name(3)).locator(".reach")).hasText("all");
    assertThat(picture(ana))
        .hasAccessibleName(Pattern.compile("B 10.0.0.2 does not reach C 10.0.0.3"));
    shows("cluster-one-way", ana);

    paper.isCutOff(4);
    paper.misses(1, 40);
    assertThat(row(ana, name(4))).hasAttribute("data-state", "silent");
    assertThat(cell(ana, 4, "state")).hasText("no answer for 12 s");
    assertThat(row(ana, name(4)).locator(".reach")).hasText("–");
    ana.sees(figure("missing", "40"), said("Node D does not answer, " + name(4)));
    ana.sees(said("40 copies are missing."));
    shows("cluster-cut-off", ana);

    paper.answersAgain(4);
    paper.misses(1, 0);
    ana.sees(said("Node D answers again"), said("All copies are there again."));
    assertThat(lines(ana, "whole")).hasCount(6);
  }

  @Test
  void a_node_that_goes_is_struck_out_and_then_forgotten() {
    var paper = PaperCluster.of(3);
    var ana = looksAt(paper);
    ana.sees(said("3 nodes."));
    paper.loses(3);
    assertThat(row(ana, name(3))).hasAttribute("data-state", "gone");
    assertThat(disc(ana, name(3))).hasAttribute("data-state", "gone");
    ana.sees(figure("nodes", "2"), said("Node C is gone, " + name(3)));
    assertThat(ana.page().locator("[data-link]")).hasCount(1);
    shows("cluster-gone", ana);
    ana.seesWithin(30, new Sight("no third", page -> assertThat(row(ana, name(3))).hasCount(0)));
    paper.joins(3);
    ana.sees(said("Node C is here, " + name(3)));
    assertThat(row(ana, name(3)).locator(".badge")).hasText("C");
  }

  @Test
  void ten_nodes_in_every_state_are_told_apart() {
    var paper = PaperCluster.of(10);
    paper.hasAConsole("amanda@10.0.0.77:41823");
    paper.isDraining(4);
    paper.isJoining(10);
    paper.isCutOff(7);
    paper.loses(2);
    paper.doesNotReach(3, 8);
    paper.doesNotReach(8, 3);
    paper.misses(1, 12);
    paper.beganAnew(2);
    paper.writes(1, 3, "Hello", false);
    paper.writes(3, 1, "chicken?", true);
    var ana = looksAt(paper);
    assertThat(row(ana, name(4))).hasAttribute("data-state", "leaving");
    assertThat(row(ana, name(10))).hasAttribute("data-state", "joining");
    assertThat(row(ana, name(7))).hasAttribute("data-state", "silent");
    assertThat(row(ana, "amanda@10.0.0.77:41823")).containsText("console");
    ana.sees(figure("nodes", "9"), text("2 new memberships since its start"));
    paper.loses(9);
    assertThat(row(ana, name(9))).hasAttribute("data-state", "gone");
    shows("cluster-ten", ana, Gallery.Window.values());
    ana.page().setViewportSize(390, 3_000);
    ana.keepsSight("cluster-ten-phone-whole");
    ana.page().setViewportSize(1_440, 1_500);
    ana.keepsSight("cluster-ten-desktop-whole");
  }

  @Test
  void messages_are_one_list_and_one_can_be_sent() {
    table.complaints().mayHold("404");
    table.complaints().mayHold("504");
    var paper = PaperCluster.of(3);
    paper.writes(1, 2, "Hello", false);
    paper.writes(2, 1, "chicken?", true);
    paper.writes(3, 2, "A long one. ".repeat(100), false);
    var ana = looksAt(paper);
    var messages = ana.page().locator("parlor-messages li");
    assertThat(messages).hasCount(3);
    assertThat(messages.nth(0)).hasAttribute("data-from", name(3));
    assertThat(messages.nth(1)).containsText("chicken?");
    assertThat(messages.nth(2)).hasAttribute("data-to", name(2));

    sends(ana, "");
    ana.sees(answer("Write something first."));
    paper.answersMessages(200, "{\"outcome\":\"delivered\",\"reply\":\"chicken?\"}");
    ana.page().getByRole(AriaRole.COMBOBOX, named("To")).selectOption(name(3));
    sends(ana, "Hello \"you\"");
    ana.sees(answer(name(3) + " replied: chicken?"));
    assertThat(paper.asked())
        .containsExactly(name(3) + "/messages {\"text\":\"Hello \\\"you\\\"\"}");
    assertThat(field(ana)).hasValue("");
    shows("cluster-messages", ana);
    ana.page().setViewportSize(390, 2_200);
    ana.keepsSight("cluster-messages-phone-whole");
    paper.loses(3);
    paper.answersMessages(404, "{\"outcome\":\"no such node\",\"why\":\"nobody\"}");
    sends(ana, "Anyone?");
    ana.sees(answer("No such node: " + name(3) + " is not in the cluster."));
    paper.answersMessages(504, "{\"outcome\":\"no answer\",\"why\":\"late\"}");
    sends(ana, "Anyone?");
    ana.sees(answer("No answer from " + name(3) + " in time."));
    assertThat(field(ana)).hasValue("Anyone?");
  }

  @Test
  void the_last_picture_stays_while_nobody_answers() {
    table.complaints().mayHold("Failed to load resource");
    var paper = PaperCluster.of(3);
    var ana = looksAt(paper);
    ana.sees(said("3 nodes."));
    paper.isSilent();
    ana.sees(live("reconnecting"), text("No answer from this node."));
    ana.sees(said("This page hears nothing any more."));
    assertThat(disc(ana, name(2))).isVisible();
    shows("cluster-reconnecting", ana);
    paper.speaksAgain();
    ana.sees(live("open"), said("This page is live again."));
    assertThat(ana.page().getByText("No answer from this node.")).hasCount(0);
  }

  @Test
  void a_page_without_the_token_shows_the_gate_and_nothing_else() {
    table.complaints().mayHold("401");
    var paper = PaperCluster.of(3);
    paper.refuses(401, "Show the ADMIN_TOKEN");
    var ana = table.someone("Ana");
    paper.answers(ana.page());
    ana.opens("/cluster");
    ana.sees(live("shut"), text("This page opens with a token"));
    assertThat(ana.page().locator("[data-node]")).hasCount(0);
    shows("cluster-gate", ana);
    paper.speaksAgain();
    ana.page().getByLabel("ADMIN_TOKEN").fill("a-token-of-enough-characters");
    ana.clicks(ana.button("Open"));
    ana.sees(live("open"), figure("nodes", "3"));
    var shown = ana.page().waitForRequest("**/api/cluster", () -> {});
    assertThat(shown.headerValue("Authorization")).isEqualTo("Bearer a-token-of-enough-characters");
  }

  @Test
  void who_may_not_look_is_told_why() {
    table.complaints().mayHold("403");
    var paper = PaperCluster.of(3);
    paper.refuses(403, "This is told only to who asks on this machine.");
    var ana = table.someone("Ana");
    paper.answers(ana.page());
    ana.opens("/cluster");
    ana.sees(live("shut"), text("This is told only to who asks on this machine."));
    paper.speaksAgain();
    ana.clicks(ana.button("Try again"));
    ana.sees(live("open"));
  }

  @Test
  void nobody_is_asked_while_nobody_looks() {
    var paper = PaperCluster.of(3);
    var ana = table.someone("Ana");
    paper.answers(ana.page());
    ana.page().clock().install();
    ana.opens("/cluster");
    ana.sees(live("open"));
    ana.page().evaluate(LOOKS_AWAY, true);
    int before = paper.looks();
    ana.page().clock().runFor(60_000);
    // One may have been under way.
    assertThat(paper.looks()).isBetween(before, before + 1);
    paper.loses(3);
    ana.page().evaluate(LOOKS_AWAY, false);
    ana.sees(figure("nodes", "2"));
  }

  @Test
  void the_page_is_landmarks_a_picture_and_a_table_with_names() {
    var paper = PaperCluster.of(2);
    paper.writes(1, 2, "Hello", false);
    var ana = looksAt(paper);
    ana.page().setViewportSize(390, 844);
    assertThat(ana.page().locator("body"))
        .matchesAriaSnapshot(
            """
            - banner:
              - link "Parlor, start page"
              - heading "Cluster" [level=1]
              - link "House party"
            - main:
              - region "Who reaches whom":
                - heading "Who reaches whom" [level=2]
                - img "2 nodes. Nobody says that they do not reach another."
                - list "Signs"
              - region "Nodes":
                - heading "Nodes" [level=2]
                - table "Nodes":
                  - rowgroup:
                    - row:
                      - columnheader "Node"
                      - columnheader "State"
                  - rowgroup:
                    - row:
                      - rowheader
                      - cell "up"
                      - cell "1 h 2 min"
                    - row
              - region "Messages":
                - heading "Messages" [level=2]
                - combobox "To"
                - textbox "Message"
                - button "Send"
                - list "Messages":
                  - listitem
            - log
            """);
  }

  private Visitor looksAt(PaperCluster paper) {
    var ana = table.someone("Ana");
    paper.answers(ana.page());
    ana.opens("/cluster");
    ana.sees(live("open"));
    return ana;
  }

  private static void sends(Visitor person, String words) {
    field(person).fill(words);
    person.clicks(person.button("Send"));
  }

  private static Locator field(Visitor person) {
    return person.page().getByRole(AriaRole.TEXTBOX, named("Message"));
  }

  private static Sight live(String state) {
    return new Sight(
        "a page that is " + state,
        page -> assertThat(page.locator("parlor-cluster")).hasAttribute("data-live", state));
  }

  private static Sight figure(String name, String value) {
    return new Sight(
        name + " " + value,
        page -> assertThat(page.locator("[data-figure='" + name + "']")).hasText(value));
  }

  private static Sight answer(String words) {
    return new Sight(words, page -> assertThat(page.locator(".answer")).containsText(words));
  }

  private static Locator row(Visitor person, String node) {
    return person.page().locator("tr[data-node='" + node + "']");
  }

  private static Locator cell(Visitor person, int node, String column) {
    return row(person, name(node)).locator("td[data-column='" + column + "']");
  }

  private static Locator disc(Visitor person, String node) {
    return person.page().locator("[data-disc='" + node + "']");
  }

  private static Locator lines(Visitor person, String reach) {
    return person.page().locator(".ring [data-reach='" + reach + "']");
  }

  private static Locator picture(Visitor person) {
    return person.page().locator(".ring").getByRole(AriaRole.IMG);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
