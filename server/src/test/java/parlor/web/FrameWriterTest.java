package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parlor.pointing.Command;
import parlor.pointing.Deck;
import parlor.pointing.Role;
import parlor.pointing.RoundId;
import parlor.rooms.Notice;

class FrameWriterTest {

  private static final Map<String, String> FRAMES = framesOfOneGame();

  /// Plays one small game and keeps a frame of each kind, by the name of its golden file.
  private static Map<String, String> framesOfOneGame() {
    var frames = new LinkedHashMap<String, String>();
    var room = new GoldenRoom();
    var ana = room.joins("Ana", Role.VOTER);
    frames.put("welcome-first", ana.lastFrame());
    var bo = room.joins("Bo", Role.VOTER);
    frames.put("update-joined", ana.lastFrame());
    var cy = room.joins("Cy", Role.OBSERVER);
    var vote = ana.votes("ana-2", "5");
    frames.put("mine", vote.get(1));
    frames.put("done", vote.get(2));
    frames.put("update-voted", cy.lastFrame());
    frames.put("refused", bo.votes("bo-2", "4").getFirst());
    var automatic =
        new Command.Change(
            Optional.empty(), Optional.of(true), Optional.of(true), Map.of(), Optional.empty());
    frames.put("update-settings", ana.does("ana-3", automatic).getFirst());
    bo.votes("bo-3", "13");
    frames.put("update-counting", cy.lastFrame());
    ana.does("ana-4", new Command.TurnCards(GoldenRoom.FIRST));
    frames.put("update-revealed", cy.lastFrame());
    bo.votes("bo-4", "8");
    frames.put("update-changed", cy.lastFrame());
    frames.put("welcome-revealed", room.joins("Di", Role.OBSERVER).lastFrame());
    ana.does("ana-5", new Command.Settle(GoldenRoom.FIRST, Optional.of("8")));
    frames.put("update-settled", cy.lastFrame());
    var shirts = new Command.DeckChoice(Deck.Kind.T_SHIRT, List.of(), List.of());
    ana.does(
        "ana-6",
        new Command.Change(
            Optional.of(shirts), Optional.empty(), Optional.empty(), Map.of(), Optional.empty()));
    ana.does("ana-7", new Command.Next(GoldenRoom.FIRST));
    frames.put("update-next", cy.lastFrame());
    var signIn =
        new Command.NewItem("itemnumber1", "Sign in", "https://tracker.test/1", "*So* that");
    var signOut = new Command.NewItem("itemnumber2", "Sign out", "", "");
    ana.does("ana-9", new Command.AddItems(List.of(signIn, signOut), Optional.empty()));
    frames.put("update-items", cy.lastFrame());
    var present = new RoundId(3, "itemnumber1", 1);
    ana.does("ana-10", new Command.StartTimer(present, 60, true));
    frames.put("update-timer", cy.lastFrame());
    ana.does("ana-11", new Command.WriteNote("itemnumber1", "Needs a design"));
    ana.does("ana-12", new Command.RemoveItems(List.of("itemnumber2")));
    frames.put("update-removed", cy.lastFrame());
    ana.does("ana-8", new Command.Remove(bo.seat(), false));
    frames.put("update-gone", cy.lastFrame());
    frames.put("removed", bo.lastFrame());
    return frames;
  }

  static Iterable<String> names() {
    return FRAMES.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_frame_is_as_its_golden_file_has_it(String name) throws Exception {
    var json = new ObjectMapper();

    assertThat(json.readTree(FRAMES.get(name)).toPrettyString())
        .isEqualTo(json.readTree(Golden.server(name)).toPrettyString());
  }

  @Test
  void every_golden_file_is_of_a_frame_that_is_sent() {
    assertThat(Golden.serverNames()).isEqualTo(List.copyOf(new TreeSet<>(FRAMES.keySet())));
  }

  @Test
  void every_kind_of_notice_has_a_golden_file_and_a_place_in_the_page() throws Exception {
    var json = new ObjectMapper();
    var types = new TreeSet<String>();
    for (var name : Golden.serverNames()) {
      types.add(json.readTree(Golden.server(name)).get("type").asText());
    }

    assertThat(types).containsExactly("done", "mine", "refused", "update", "welcome");
    assertThat(types).allMatch(type -> Golden.page().contains("`" + type + "`"));
    assertThat(Notice.class.getPermittedSubclasses())
        .as("Welcome, Changed, Mine, Answer (Done and Refused) and Ended")
        .hasSize(5);
  }
}
