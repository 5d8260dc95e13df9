package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Sight.played;
import static parlor.trials.browser.Sight.text;
import static parlor.trials.browser.Sight.voted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A card in hand within seconds: every click between an opened page and the first vote is counted.
class FirstVoteTest {

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void who_makes_a_room_votes_with_one_field_and_two_clicks() {
    var ana = table.someone("Ana");
    ana.opens("/");
    ana.makesARoom();
    ana.plays("5");
    ana.sees(voted("Ana"));
    assertThat(ana.fields()).isEqualTo(1);
    assertThat(ana.clicks()).isEqualTo(2);
  }

  @Test
  void who_makes_another_room_is_known_by_name_and_needs_two_clicks() {
    var ana = table.creator("Ana");
    ana.opens("/");
    ana.makesARoom();
    ana.plays("8");
    assertThat(ana.fields()).isZero();
    assertThat(ana.clicks()).isEqualTo(2);
  }

  @Test
  void who_follows_a_link_votes_with_one_field_and_one_card() {
    var ana = table.creator("Ana");
    var ben = table.someone("Ben");
    ben.opens(table.path());
    ben.fillsInTheName();
    ben.plays("3");
    assertThat(ben.fields()).isEqualTo(1);
    assertThat(ben.clicks()).isEqualTo(1);
    ana.sees(voted("Ben"));
  }

  @Test
  void who_is_known_by_name_and_follows_a_link_needs_one_card() {
    var ana = table.creator("Ana");
    var ben = table.creator("Ben");
    ben.opens(ana.path());
    ben.plays("3");
    assertThat(ben.fields()).isZero();
    assertThat(ben.clicks()).isEqualTo(1);
    ana.sees(voted("Ben"));
  }

  @Test
  void who_comes_back_is_at_the_table_at_once() {
    var ana = table.creator("Ana");
    ana.opens(table.path());
    ana.plays("5");
    ana.sees(played("5"));
    assertThat(ana.fields()).isZero();
    assertThat(ana.clicks()).isEqualTo(1);
  }

  @Test
  void the_door_shows_who_is_inside_and_asks_for_a_name_before_a_card_counts() {
    table.creator("Ana");
    var ben = table.someone("Ben");
    ben.opens(table.path());
    ben.sees(text("1 person is here"));
    ben.clicks(Sight.hand(ben.page(), "5"));
    ben.sees(text("Write your name first"));
    ben.fillsInTheName();
    ben.plays("5");
  }
}
