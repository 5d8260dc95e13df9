package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_PASSCODE;
import static parlor.pointing.Refusal.HOSTS_ONLY;
import static parlor.pointing.Refusal.NOT_SEATED;
import static parlor.pointing.Refusal.PASSCODE;
import static parlor.pointing.Refusal.WRONG_PASSCODE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasscodeTest {

  private static final String SESAME = "open sesame";

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");
  private final Person cem = table.stranger("Cem");

  private static Command lock(String passcode) {
    return new Command.Change(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.of(new Command.Lock(passcode, "salt")));
  }

  @Test
  void who_comes_must_show_it_and_who_sits_there_need_not() {
    ana.does(lock(SESAME)).isDone();
    assertThat(ben.isSeated()).isTrue();
    cem.arrivesWith(Optional.empty()).isRefused(PASSCODE);
    cem.arrivesWith(Optional.of("open barley")).isRefused(WRONG_PASSCODE);
    assertThat(cem.isSeated()).isFalse();
    cem.arrivesWith(Optional.of(SESAME)).isDone();
    cem.leaves().arrivesWith(Optional.empty()).isDone();
  }

  @Test
  void who_was_removed_must_show_it_again() {
    ana.does(lock(SESAME)).removes(ben);
    ben.arrivesWith(Optional.empty()).isRefused(PASSCODE);
    ben.arrivesWith(Optional.of(SESAME)).isDone();
  }

  @Test
  void a_new_one_keeps_those_who_are_there_and_none_lets_everyone_in() {
    ana.does(lock(SESAME)).does(lock("another one")).isDone();
    ana.does(lock("another one")).changesNothing();
    assertThat(ben.isSeated()).isTrue();
    cem.arrivesWith(Optional.of(SESAME)).isRefused(WRONG_PASSCODE);
    ana.does(lock("")).isDone();
    cem.arrivesWith(Optional.empty()).isDone();
  }

  @Test
  void only_hosts_set_it() {
    ben.does(lock(SESAME)).isRefused(HOSTS_ONLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "two\nlines", "    "})
  void it_is_neither_short_nor_invisible(String text) {
    ana.does(lock(text)).isRefused(BAD_PASSCODE);
  }

  @Test
  void who_came_in_on_the_other_side_of_a_cut_has_yet_to_show_it() {
    var south = table.copiedTo("south");
    ana.does(lock(SESAME));
    cem.at(south).arrivesWith(Optional.empty()).isDone();
    cem.at(south).votes("5").isDone();
    table.meets(south);
    assertThat(cem.isSeated()).isFalse();
    cem.votes("8").isRefused(NOT_SEATED);
    cem.arrivesWith(Optional.of(SESAME)).isDone();
    cem.holds("5");
  }

  @Test
  void people_of_a_younger_room_of_that_name_must_show_it() {
    ana.does(lock(SESAME));
    var younger = TestTable.opened("south", table.now().millis() + 5_000);
    var eve = younger.joins("Eve");
    eve.does(lock("eve's own")).isDone();
    table.meets(younger);
    assertThat(eve.at(table).isSeated()).isFalse();
    assertThat(eve.at(table).isHost()).isFalse();
    eve.at(table).arrivesWith(Optional.of("eve's own")).isRefused(WRONG_PASSCODE);
    eve.at(table).arrivesWith(Optional.of(SESAME)).isDone();
  }

  @Test
  void a_host_brings_it_back_to_a_room_that_every_node_lost() {
    var reborn = TestTable.recovering();
    var host = ana.at(reborn).comesBack();
    var settings =
        new Offer.ShownSettings(
            new Offer.ShownDeck(Deck.Kind.HOURS, List.of()),
            false,
            false,
            Map.of(),
            Optional.of(new Command.Lock(SESAME, "salt")));
    ben.at(reborn)
        .comesBack()
        .offers(new Offer(false, Optional.of(settings), List.of(), List.of()));
    assertThat(View.settings(reborn.table()).passcode()).as("by no host").isFalse();
    host.offers(new Offer(true, Optional.of(settings), List.of(), List.of())).isDone();
    assertThat(View.settings(reborn.table()).passcode()).isTrue();
    assertThat(host.isSeated()).isTrue();
    assertThat(ben.at(reborn).isSeated()).as("as long as it is not shown again").isFalse();
    ben.at(reborn).arrivesWith(Optional.of(SESAME)).isDone();
    cem.at(reborn).arrivesWith(Optional.empty()).isRefused(PASSCODE);
  }

  @Test
  void nothing_that_is_kept_or_logged_says_what_it_is() {
    ana.does(lock(SESAME));
    assertThat(table.table().toString()).doesNotContain(SESAME);
    assertThat(lock(SESAME).toString()).doesNotContain(SESAME);
  }
}
