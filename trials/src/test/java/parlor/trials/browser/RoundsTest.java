package parlor.trials.browser;

import static parlor.trials.browser.Sight.bar;
import static parlor.trials.browser.Sight.card;
import static parlor.trials.browser.Sight.noTurnedCard;
import static parlor.trials.browser.Sight.notPlayed;
import static parlor.trials.browser.Sight.number;
import static parlor.trials.browser.Sight.past;
import static parlor.trials.browser.Sight.people;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.settledOn;
import static parlor.trials.browser.Sight.story;
import static parlor.trials.browser.Sight.text;
import static parlor.trials.browser.Sight.thinking;
import static parlor.trials.browser.Sight.voted;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoundsTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void five_people_point_two_stories_and_one_of_them_twice() {
    var ana = table.creator("Ana");
    var others = List.of("Ben", "Cem", "Dora", "Eve").stream().map(table::joiner).toList();
    var ben = others.getFirst();
    var eve = others.getLast();
    table.everyoneSees(people(5), story("Story 1"));

    ana.plays("3");
    ben.plays("5");
    others.get(1).plays("5");
    others.get(2).plays("8");
    table.everyoneSees(voted("Ana"), voted("Ben"), voted("Cem"), voted("Dora"), thinking("Eve"));
    ana.sees(text("Waiting for Eve."));
    eve.sees(text("Everyone else has voted"));
    table.everyoneSees(text("Reveal (4 of 5 voted)"), noTurnedCard());
    eve.plays("13");
    table.everyoneSees(voted("Eve"), noTurnedCard());

    ben.reveals();
    table.everyoneSees(
        card("Ana", "3"), card("Ben", "5"), card("Cem", "5"), card("Dora", "8"), card("Eve", "13"));
    table.everyoneSees(
        bar("3", 1, "Ana"), bar("5", 2, "Ben", "Cem"), bar("8", 1, "Dora"), bar("13", 1, "Eve"));
    table.everyoneSees(number("Mean", "6.8"), number("Median", "5"), number("Most chosen", "5"));
    table.everyoneSees(number("Agreement", "40%"), number("Deviation", "3.49"));
    table.everyoneSees(text("Ana with 3"), text("Eve with 13"));

    eve.settlesOn("8");
    table.everyoneSees(settledOn("8"));
    ana.goesToTheNextStory();
    table.everyoneSees(story("Story 2"), noTurnedCard(), past("Story 1", "8", "6.8"));
    table.everyoneSees(thinking("Ana"), thinking("Eve"), notPlayed("5"));

    ana.plays("1");
    ben.plays("2");
    ana.reveals();
    table.everyoneSees(number("Mean", "1.5"), text("3 played no card"));
    ben.votesAgain();
    table.everyoneSees(story("Story 2"), story("vote 2"), noTurnedCard());
    table.everyone().forEach(person -> person.plays("2"));
    eve.reveals();
    table.everyoneSees(text("Everyone chose 2"), bar("2", 5), past("Story 2", "1.5"));
  }

  @Test
  void a_card_is_changed_and_taken_back_until_the_reveal() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.plays("3");
    ana.plays("5");
    ana.sees(notPlayed("3"));
    ana.takesBack("5");
    ben.sees(thinking("Ana"));
    ana.plays("13");
    ben.reveals();
    table.everyoneSees(card("Ana", "13"), thinking("Ben"), text("no card"));
  }

  @Test
  void who_comes_late_sees_the_reveal_as_the_others_do() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.plays("1");
    ben.plays("8");
    ana.reveals();
    ana.settlesOn("8");
    table.joiner("Late");
    table.everyoneSees(card("Ana", "1"), card("Ben", "8"), bar("1", 1, "Ana"), bar("8", 1, "Ben"));
    table.everyoneSees(number("Mean", "4.5"), number("Median", "4.5"), number("Agreement", "50%"));
    table.everyoneSees(settledOn("8"), phase("revealed"));
    table.everyoneSeesTheSame("parlor-result .numbers", "parlor-result .bars", ".speakers");
  }

  @Test
  void cards_turn_by_themselves_when_everyone_has_voted_unless_somebody_stops_them() {
    var ana = table.creator("Ana");
    var ben = table.joiner("Ben");
    ana.opensTheSettings().turnCardsWhenEveryoneHasVoted();
    ana.plays("3");
    ben.plays("5");
    table.everyoneSees(phase("counting"), text("Revealing in"), noTurnedCard());
    ana.clicks(ana.move("stop"));
    table.everyoneSees(phase("voting"), noTurnedCard());
    ben.plays("8");
    ben.takesBack("8");
    ben.plays("5");
    table.everyoneSees(phase("counting"));
    table.everyoneSees(phase("revealed"), card("Ana", "3"), card("Ben", "5"));
  }
}
