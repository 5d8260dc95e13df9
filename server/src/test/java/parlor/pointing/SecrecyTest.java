package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What leaves a node, over random histories: never a card that lies face down, and always enough
/// to show the table as it is.
class SecrecyTest {

  private static final int SEEDS = 1_000;

  private interface Look extends World.Eye {
    @Override
    void changed(Table before, Table after, Moment now);
  }

  private static void always(Look look) {
    Seeds.each(SEEDS, seed -> World.played(seed, look));
  }

  @Test
  void no_card_is_shown_before_the_reveal() {
    always((before, after, now) -> {
      hides(Update.whole(after, now), after);
      hides(Update.between(before, after, now), after);
    });
  }

  private static void hides(Update update, Table table) {
    if (!table.present().isRevealed()) {
      var present =
          List.of(
              update.seats(),
              update.gone(),
              update.settings(),
              update.round(),
              update.votes(),
              update.tally());
      assertThat(Cards.in(present)).isEmpty();
    }
    for (var past : update.history()) {
      boolean turned = table.rounds().find(past.id()).filter(Round::isRevealed).isPresent();
      assertThat(past.revealed()).isEqualTo(turned);
      assertThat(turned || Cards.in(past).findAny().isEmpty()).isTrue();
    }
  }

  @Test
  void what_is_shown_does_not_depend_on_cards_that_lie_face_down() {
    always((before, after, now) -> {
      var otherwise = otherwise(after);
      assertThat(Update.whole(otherwise, now)).isEqualTo(Update.whole(after, now));
      assertThat(Update.between(otherwise(before), otherwise, now))
          .isEqualTo(Update.between(before, after, now));
    });
  }

  /// The same table, but all cards that lie face down are others.
  private static Table otherwise(Table table) {
    var rounds =
        table.rounds().all().stream()
            .map(round -> round.isRevealed() ? round : otherwise(round))
            .toList();
    return new Table(
        table.charter(), table.seats(), table.items(), new Rounds(rounds), table.latest());
  }

  private static Round otherwise(Round round) {
    var votes = new HashMap<>(round.votes());
    votes.replaceAll((_, vote) -> new Register<>(vote.value().map(SecrecyTest::other), vote.at()));
    return round.withVotes(votes);
  }

  private static Card other(Card card) {
    return card.equals(new Card("1")) ? Card.BREAK : new Card("1");
  }

  @Test
  void a_browser_that_heard_every_update_shows_what_a_fresh_one_is_welcomed_with() {
    always((before, after, now) -> {
      var browser = Browser.welcomed(Update.whole(before, now));
      browser.hear(Update.between(before, after, now));
      var fresh = Browser.welcomed(Update.whole(after, now));
      var oldest = after.rounds().all().getFirst().id();
      assertThat(browser.screen(oldest)).isEqualTo(fresh.screen(oldest));
    });
  }

  @Test
  void an_update_says_nothing_where_nothing_changed() {
    always((_, after, now) -> assertThat(Update.between(after, after, now).isEmpty()).isTrue());
  }

  @Test
  void the_search_for_cards_would_find_one_that_was_shown() {
    var table = TestTable.opened();
    var ana = table.joins("Ana").votes("5");
    assertThat(Cards.in(table.shown())).isEmpty();
    ana.reveals();
    assertThat(Cards.in(table.shown())).contains(new Card("5"));
    assertThat(Cards.in(Optional.of(List.of(table.round())))).contains(new Card("5"));
  }
}
