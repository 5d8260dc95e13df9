package parlor.trials.browser;

import static parlor.trials.browser.Sight.bar;
import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.text;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import parlor.trials.Guest;

/// As many people as a room holds. How smoothly they come is reported, not judged: it says more
/// about the machine than about the page.
class CrowdTest {

  private static final List<String> CARDS = List.of("1", "2", "3", "5", "8");

  /// The milliseconds of every task that kept the page busy for more than 50.
  private static final String WATCH =
      """
      window.long = [];
      new PerformanceObserver(list => window.long.push(...list.getEntries().map(task => task.duration)))
        .observe({ type: 'longtask' });
      """;

  @RegisterExtension final Table table = Table.fresh();

  private final List<Guest> crowd = new ArrayList<>();

  @AfterEach
  void all_go_home() {
    crowd.forEach(Guest::close);
  }

  @Test
  void a_room_of_two_hundred_fills_votes_and_turns_its_cards_on_one_page() {
    var ana = table.creator("Ana");
    ana.page().evaluate(WATCH);

    for (int guest = 1; guest < 200; guest++) {
      crowd.add(table.room().join("Guest " + guest));
      if (guest % 20 == 19) {
        ana.sees(people(guest + 1));
      }
    }
    reports(ana, "came");

    for (int guest = 0; guest < 199; guest++) {
      crowd.get(guest).votes(CARDS.get(guest % CARDS.size()));
      if (guest % 20 == 19) {
        ana.sees(text("Reveal (" + (guest + 1) + " of 200 voted)"));
      }
    }
    ana.plays("5");
    ana.sees(text("Reveal (200 of 200 voted)"));
    reports(ana, "voted");

    ana.keepsSight("crowd-voted");
    ana.reveals();
    ana.sees(bar("1", 40), bar("5", 41), bar("8", 39), card("Guest 199", "5"));
    reports(ana, "turned their cards");

    Gallery.showsAsItIs("crowd-revealed", ana);
    ana.page().evaluate("window.long.splice(0)");
    ana.goesToTheNextStory();
    ana.sees(Sight.noTurnedCard());
    reports(ana, "went on to the next story");
  }

  private static void reports(Visitor person, String what) {
    var tasks = (List<?>) person.page().evaluate("window.long.splice(0).map(Math.round)");
    var longest = tasks.stream().mapToInt(task -> (Integer) task).max().orElse(0);
    System.out.printf(
        "Two hundred people %s: %d tasks over 50 ms, the longest %d ms%n",
        what, tasks.size(), longest);
  }
}
