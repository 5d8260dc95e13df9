package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.browser.Sight.noTurnedCard;
import static parlor.trials.browser.Sight.phase;
import static parlor.trials.browser.Sight.voted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Before the reveal no browser is sent what another person played, however its frames are read.
class SecrecyTest {

  private static final List<String> CARDS = List.of("0", "1", "2", "3", "5", "8", "13");

  /// All that may be said of a seat.
  private static final Set<String> MARKS = Set.of("id", "name", "role", "here", "voted", "host");

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void frames_before_the_reveal_hold_no_foreign_card() {
    long seed = new Random().nextLong();
    var chance = new Random(seed);
    var ana = table.creator("Ana");
    table.joiner("Ben");
    table.joiner("Cem");
    var played = new HashMap<String, Set<String>>();
    for (int vote = 0; vote < 9; vote++) {
      var person = table.everyone().get(vote % 3);
      var card = CARDS.get(chance.nextInt(CARDS.size()));
      if (!person.hasPlayed(card)) {
        person.plays(card);
      }
      played.computeIfAbsent(person.name(), ignored -> new HashSet<>()).add(card);
    }
    table.joiner("Late").reloads();
    table.everyoneSees(voted("Ana"), voted("Ben"), voted("Cem"), noTurnedCard());

    for (var person : table.everyone()) {
      var own = played.getOrDefault(person.name(), Set.of());
      for (var frame : person.frames().received()) {
        assertThat(foreignIn(frame, own))
            .as("seed %s: %s was sent %s", seed, person.name(), frame)
            .isEmpty();
      }
    }

    ana.reveals();
    table.everyoneSees(phase("revealed"));
    for (var person : table.everyone()) {
      assertThat(person.frames().received()).anyMatch(frame -> frame.has("votes"));
    }
  }

  /// Whatever in this frame could tell about another's card.
  private static List<String> foreignIn(JsonNode frame, Set<String> own) {
    var found = new ArrayList<String>();
    if (frame.path("type").asText().equals("mine")) {
      if (!frame.path("card").isNull() && !own.contains(frame.path("card").asText())) {
        found.add("mine, but never played");
      }
    } else {
      search(frame, found);
    }
    frame
        .path("seats")
        .forEach(seat ->
            seat.fieldNames()
                .forEachRemaining(field -> {
                  if (!MARKS.contains(field)) {
                    found.add("a seat with " + field);
                  }
                }));
    return found;
  }

  private static void search(JsonNode node, List<String> found) {
    for (var field : node.properties()) {
      switch (field.getKey()) {
        case "deck" -> {}
        case "card", "votes", "tally" -> found.add(field.getKey());
        default -> search(field.getValue(), found);
      }
    }
    if (node.isArray()) {
      node.forEach(element -> search(element, found));
    }
  }
}
