package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.pointing.Refusal.NOT_ALLOWED;
import static parlor.pointing.Right.Holder.EVERYONE;
import static parlor.pointing.Right.Holder.HOSTS;
import static parlor.pointing.Right.Holder.OBSERVERS;
import static parlor.pointing.Right.ITEMS;
import static parlor.pointing.Right.REVEAL;
import static parlor.pointing.Right.ROUNDS;
import static parlor.pointing.Right.SETTINGS;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightTest {

  private final TestTable table = TestTable.opened();
  private final Person host = table.joins("Host");
  private final Person voter = table.joins("Voter");
  private final Person watcher = table.joinsToWatch("Watcher");

  @ParameterizedTest
  @CsvSource({
    "EVERYONE,  true,  true,  true",
    "OBSERVERS, true,  false, true",
    "HOSTS,     true,  false, false",
  })
  void each_right_is_for_those_who_hold_it_and_always_for_hosts(
      Right.Holder holder, boolean hosts, boolean voters, boolean watchers) {
    for (var right : Right.values()) {
      host.gives(right, holder);
    }
    for (var right : Right.values()) {
      assertThat(table.table().may(host.id(), right)).isEqualTo(hosts);
      assertThat(table.table().may(voter.id(), right)).isEqualTo(voters);
      assertThat(table.table().may(watcher.id(), right)).isEqualTo(watchers);
    }
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void everyone_holds_every_right_at_first(Right right) {
    assertThat(table.table().may(voter.id(), right)).isTrue();
    assertThat(table.table().may(table.stranger("Eve").id(), right)).isFalse();
  }

  @Test
  void turning_the_cards_and_stopping_the_countdown_need_the_right_to_reveal() {
    host.gives(REVEAL, HOSTS).setsAutoReveal(true).votes("5");
    voter.votes("5");
    voter.cancels().isRefused(NOT_ALLOWED);
    voter.reveals().isRefused(NOT_ALLOWED);
    host.cancels().isDone();
    host.reveals().isDone();
    voter.reveals().isRefused(NOT_ALLOWED);
  }

  @Test
  void leaving_a_round_and_settling_need_the_right_to_run_rounds() {
    host.gives(ROUNDS, OBSERVERS);
    voter.votes("5").reveals().isDone();
    voter.settlesOn("5").isRefused(NOT_ALLOWED);
    voter.goesOn().isRefused(NOT_ALLOWED);
    voter.asksAgain().isRefused(NOT_ALLOWED);
    watcher.settlesOn("5").isDone();
    watcher.goesOn().isDone();
  }

  @Test
  void changing_any_setting_needs_the_right_to_settings() {
    host.gives(SETTINGS, HOSTS);
    voter.setsAutoReveal(true).isRefused(NOT_ALLOWED);
    voter.setsLateVotes(true).isRefused(NOT_ALLOWED);
    voter.lays(Deck.Kind.HOURS).isRefused(NOT_ALLOWED);
    voter.gives(SETTINGS, EVERYONE).isRefused(NOT_ALLOWED);
    host.gives(SETTINGS, EVERYONE).isDone();
    voter.setsAutoReveal(true).isDone();
  }

  @Test
  void voting_needs_no_right() {
    host.gives(REVEAL, HOSTS).gives(ROUNDS, HOSTS).gives(SETTINGS, HOSTS);
    voter.votes("5").isDone().takesBack().isDone().isCalledNow("Vera").isDone();
  }

  @Test
  void an_acting_host_holds_all_rights() {
    host.gives(REVEAL, HOSTS).leaves();
    voter.votes("5").reveals().isRefused(NOT_ALLOWED);
    table.passes(10_000);
    voter.reveals().isDone();
  }

  @Test
  void a_host_who_takes_all_rights_from_everyone_keeps_them() {
    host.gives(SETTINGS, OBSERVERS).isDone();
    host.gives(SETTINGS, HOSTS).isDone();
    host.gives(SETTINGS, HOSTS).changesNothing();
  }

  @Test
  void settings_changed_on_two_nodes_at_once_both_hold() {
    var south = table.copiedTo("south");
    host.setsAutoReveal(true);
    voter.at(south).setsLateVotes(true);
    watcher.at(south).gives(ROUNDS, OBSERVERS);
    table.meets(south);

    var settings = View.settings(table.table());
    assertThat(settings.autoReveal()).isTrue();
    assertThat(settings.lateVotes()).isTrue();
    assertThat(settings.rights())
        .isEqualTo(
            Map.of(REVEAL, EVERYONE, ROUNDS, OBSERVERS, ITEMS, EVERYONE, SETTINGS, EVERYONE));
  }

  @Test
  void a_change_of_nothing_changes_nothing() {
    host.does(
            new Command.Change(
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Optional.empty()))
        .changesNothing();
    host.setsAutoReveal(false).changesNothing();
    host.gives(REVEAL, EVERYONE).changesNothing();
  }
}
