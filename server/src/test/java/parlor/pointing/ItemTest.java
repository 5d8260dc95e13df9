package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.BAD_ITEM;
import static parlor.pointing.Refusal.BAD_NOTE;
import static parlor.pointing.Refusal.NOT_ALLOWED;
import static parlor.pointing.Refusal.NO_SUCH_ITEM;
import static parlor.pointing.Refusal.NO_VOTES;
import static parlor.pointing.Refusal.TOO_MANY_ITEMS;
import static parlor.pointing.Refusal.TOO_MUCH_TEXT;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

  private static final String IN = "signin01";
  private static final String OUT = "signout1";
  private static final String HELP = "helppage";

  private final TestTable table = TestTable.opened();
  private final Person ana = table.joins("Ana");
  private final Person ben = table.joins("Ben");

  private static Command.NewItem item(String id, String title) {
    return new Command.NewItem(id, title, "", "");
  }

  private static Command add(Command.NewItem... items) {
    return new Command.AddItems(List.of(items), Optional.empty());
  }

  private static Command edit(String item, String title) {
    return new Command.EditItem(item, Optional.of(title), Optional.empty(), Optional.empty());
  }

  private static Command move(String item, String before) {
    return new Command.MoveItem(item, Optional.of(before));
  }

  private void listIs(String... ids) {
    assertThat(table.table().items().listed()).extracting(Item::id).containsExactly(ids);
  }

  private void haveThree() {
    ana.does(add(item(IN, "Sign in"), item(OUT, "Sign out"), item(HELP, "Help"))).isDone();
  }

  private Item known(String id) {
    return table.table().items().find(id).orElseThrow();
  }

  // The list.

  @Test
  void the_first_item_is_laid_where_nobody_has_begun() {
    haveThree();
    assertThat(table.roundId()).isEqualTo(new RoundId(2, IN, 1));
    listIs(IN, OUT, HELP);
  }

  @Test
  void a_round_in_which_somebody_played_goes_on() {
    var first = table.roundId();
    ana.votes("5").takesBack();
    haveThree();
    assertThat(table.roundId()).isEqualTo(first);
  }

  @Test
  void what_is_added_twice_is_there_once_and_what_was_removed_stays_so() {
    haveThree();
    ben.does(add(item(IN, "Sign in again"))).changesNothing();
    ana.does(new Command.RemoveItems(List.of(OUT))).isDone();
    ben.does(add(item(OUT, "Sign out"))).changesNothing();
    listIs(IN, HELP);
    assertThat(known(OUT).title().value()).as("for the history").isEqualTo("Sign out");
  }

  @Test
  void items_move_before_others_and_to_the_end() {
    haveThree();
    ana.does(move(HELP, IN)).isDone();
    listIs(HELP, IN, OUT);
    ana.does(move(HELP, IN)).changesNothing();
    ana.does(new Command.MoveItem(IN, Optional.empty())).isDone();
    listIs(HELP, OUT, IN);
    ana.does(new Command.AddItems(List.of(item("between1", "Between")), Optional.of(OUT)));
    listIs(HELP, "between1", OUT, IN);
  }

  @Test
  void there_is_always_one_more_place_between_two() {
    haveThree();
    for (int i = 0; i < 100; i++) {
      ana.does(move(i % 2 == 0 ? HELP : OUT, i % 2 == 0 ? OUT : HELP)).isDone();
    }
    listIs(IN, OUT, HELP);
  }

  @Test
  void items_moved_on_two_sides_of_a_cut_stand_in_one_order() {
    haveThree();
    var south = table.copiedTo("south");
    ana.does(move(HELP, IN));
    ben.at(south).does(move(OUT, IN));
    table.meets(south);
    assertThat(table.table().items().listed()).hasSize(3);
  }

  @Test
  void an_edit_here_and_a_note_there_both_hold() {
    haveThree();
    var south = table.copiedTo("south");
    ana.does(edit(IN, "Sign in with a key"));
    ben.at(south).does(new Command.WriteNote(IN, "Which key?"));
    table.meets(south);
    assertThat(known(IN).title().value()).isEqualTo("Sign in with a key");
    assertThat(known(IN).note().value()).isEqualTo("Which key?");
  }

  @Test
  void who_edits_what_another_removed_brings_nothing_back() {
    haveThree();
    var south = table.copiedTo("south");
    ana.does(new Command.RemoveItems(List.of(IN)));
    south.passes(5_000);
    ben.at(south).does(edit(IN, "Sign in with a key"));
    table.meets(south);
    listIs(OUT, HELP);
  }

  // Rounds on items.

  @Test
  void next_goes_through_the_list_and_then_beyond_it() {
    haveThree();
    ana.votes("5").reveals().settlesOn("5").goesOn();
    assertThat(table.roundId().item()).isEqualTo(OUT);
    ana.goesOn();
    assertThat(table.roundId().item()).as("skipped").isEqualTo(HELP);
    ana.votes("3").reveals().goesOn();
    assertThat(table.roundId().item()).as("what was skipped").isEqualTo(OUT);
    ana.votes("3").reveals().goesOn();
    assertThat(table.roundId()).isEqualTo(new RoundId(6, "#2", 1));
    ana.goesOn().isRefused(NO_VOTES);
  }

  @Test
  void any_item_can_be_picked_its_rounds_are_counted_and_its_result_stays() {
    haveThree();
    ana.votes("5").reveals().settlesOn("5");
    var first = table.roundId();
    ana.does(new Command.Pick(first, HELP)).isDone();
    ben.does(new Command.Pick(first, HELP)).changesNothing();
    ana.does(new Command.Pick(table.roundId(), HELP)).isRefused(NO_VOTES);
    ana.does(new Command.Pick(table.roundId(), IN)).isDone();
    assertThat(table.roundId()).isEqualTo(new RoundId(4, IN, 2));
    assertThat(known(IN).result().value()).contains(new Card("5"));
    ana.does(new Command.Pick(table.roundId(), "nosuchitem")).isRefused(NO_SUCH_ITEM);
  }

  @Test
  void a_result_outlives_the_rounds_that_a_room_remembers() {
    haveThree();
    ana.votes("5").reveals().settlesOn("5").goesOn();
    for (int i = 0; i < Rounds.KEPT + 2; i++) {
      ana.votes("1").reveals().goesOn();
    }
    assertThat(table.table().rounds().all()).noneMatch(round -> round.id().item().equals(IN));
    assertThat(known(IN).result().value()).contains(new Card("5"));
  }

  // Titles and notes of stories of no list.

  @Test
  void a_story_of_no_list_may_have_a_title_and_a_note() {
    ana.does(edit("#1", "Sign in")).isDone();
    ben.does(new Command.WriteNote("#1", "How?\nWhen?")).isDone();
    assertThat(known("#1").title().value()).isEqualTo("Sign in");
    listIs();
    ana.does(new Command.WriteNote("#7", "?")).isRefused(NO_SUCH_ITEM);
  }

  @Test
  void of_stories_of_no_list_the_newest_are_kept() {
    for (int i = 0; i < Items.UNLISTED_KEPT + 3; i++) {
      ana.does(new Command.WriteNote(table.roundId().item(), "note")).isDone();
      ana.votes("1").reveals().goesOn();
    }
    assertThat(table.table().items().unlisted()).hasSize(Items.UNLISTED_KEPT);
    assertThat(table.table().items().find("#3")).isEmpty();
    assertThat(table.table().items().find("#4")).isPresent();
  }

  // Bad input.

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "two\nlines", "\u202Eback"})
  void a_title_is_one_visible_line(String title) {
    ana.does(add(item(IN, title))).isRefused(BAD_ITEM);
    haveThree();
    ana.does(edit(IN, title)).isRefused(BAD_ITEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "/r/den", "ftp://a", "https://a b", "https://a<b"})
  void a_link_leads_to_the_web(String link) {
    ana.does(add(new Command.NewItem(IN, "Sign in", link, ""))).isRefused(BAD_ITEM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#1", "short", "with spaces", "far too long to be the id of an item"})
  void an_id_is_made_of_letters_and_digits(String id) {
    ana.does(add(item(id, "Sign in"))).isRefused(BAD_ITEM);
  }

  @Test
  void what_is_longer_than_it_may_be_is_refused() {
    ana.does(add(item(IN, "t".repeat(201)))).isRefused(BAD_ITEM);
    ana.does(add(new Command.NewItem(IN, "t", "", "d".repeat(4_001)))).isRefused(BAD_ITEM);
    ana.does(add(new Command.NewItem(IN, "t", "https://" + "l".repeat(493), "")))
        .isRefused(BAD_ITEM);
    haveThree();
    ana.does(new Command.WriteNote(IN, "n".repeat(2_001))).isRefused(BAD_NOTE);
    ana.does(new Command.WriteNote(IN, "a\u0000b")).isRefused(BAD_NOTE);
  }

  @Test
  void markup_is_text_like_any_other() {
    ana.does(add(new Command.NewItem(IN, "<b>&amp;\"'", "", "<script>\n\t</script>"))).isDone();
    assertThat(known(IN).title().value()).isEqualTo("<b>&amp;\"'");
  }

  @Test
  void a_list_has_so_many_items_and_so_much_text() {
    var many =
        IntStream.range(0, TestTable.ITEMS)
            .mapToObj(i -> item("number%04d".formatted(i), "Story " + i))
            .toList();
    ana.does(new Command.AddItems(many, Optional.empty())).isDone();
    ana.does(add(item(IN, "Sign in"))).isRefused(TOO_MANY_ITEMS);
    ana.does(new Command.RemoveItems(List.of("number0000"))).isDone();
    ana.does(add(new Command.NewItem(IN, "Sign in", "", "d".repeat(3_900)))).isDone();
    for (int i = 1; i <= 46; i++) {
      var more = Optional.of("d".repeat(3_900));
      ana.does(
          new Command.EditItem(
              "number%04d".formatted(i), Optional.empty(), Optional.empty(), more));
    }
    ana.does(new Command.WriteNote(IN, "\n".repeat(2_000) + ".")).isRefused(BAD_NOTE);
    ana.does(new Command.WriteNote(IN, "\"".repeat(2_000)));
    ana.does(new Command.WriteNote("number0500", "\"".repeat(2_000))).isRefused(TOO_MUCH_TEXT);
    assertThat(table.table().items().weight()).isLessThanOrEqualTo(Items.MOST_TEXT);
  }

  @Test
  void only_those_who_may_touch_the_list() {
    haveThree();
    ana.gives(Right.ITEMS, Right.Holder.HOSTS);
    ben.does(add(item("another1", "Another"))).isRefused(NOT_ALLOWED);
    ben.does(edit(IN, "Another")).isRefused(NOT_ALLOWED);
    ben.does(move(HELP, IN)).isRefused(NOT_ALLOWED);
    ben.does(new Command.RemoveItems(List.of(IN))).isRefused(NOT_ALLOWED);
    ben.does(new Command.WriteNote(IN, "note")).isRefused(NOT_ALLOWED);
    ana.does(new Command.WriteNote(IN, "note")).isDone();
  }

  @Test
  void what_was_taken_from_the_list_is_forgotten_in_the_end() {
    for (int i = 0; i < Items.REMOVED_KEPT + 5; i++) {
      var id = "number%04d".formatted(i);
      ana.does(add(item(id, "Story"))).isDone();
      ana.does(new Command.RemoveItems(List.of(id))).isDone();
      table.passes(1);
    }
    assertThat(table.table().items().all()).hasSize(Items.REMOVED_KEPT);
    assertThat(table.table().items().find("number0004")).isEmpty();
  }
}
