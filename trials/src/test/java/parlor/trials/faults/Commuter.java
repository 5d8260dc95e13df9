package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import parlor.trials.Guest;
import parlor.trials.Patience;
import parlor.trials.Person;
import parlor.trials.Room;

/// Someone who votes all the time, and whenever the connection ends comes back at once and plays
/// again what was not answered, like a browser does.
final class Commuter {

  private static final Duration BETWEEN = Duration.ofMillis(50);
  private static final List<String> CARDS = List.of("0", "1", "2", "3", "5", "8", "13");

  private final Room room;
  private final Person person;
  private final CompletableFuture<Void> ended;
  private final String seat;
  private final JsonNode round;
  private volatile boolean stopped;

  // Of the thread that votes, and of everyone when it has ended.
  private int played;
  private int returns;
  private int lost;
  private int strangers;
  private long longest;
  private Guest guest;
  private long lastDone = System.nanoTime();

  Commuter(Room room, String name) {
    this.room = room;
    this.person = Person.called(name);
    this.guest = room.join(person);
    this.seat = guest.seat();
    this.round = guest.picture().roundId();
    this.ended = CompletableFuture.runAsync(this::go, Executors.newVirtualThreadPerTaskExecutor());
  }

  private void go() {
    while (!stopped) {
      try {
        guest.asks(guest.frame("vote", "card", card(played + 1)).set("round", round)).isDone();
        played++;
        longest = Math.max(longest, System.nanoTime() - lastDone);
        lastDone = System.nanoTime();
        Patience.pass(BETWEEN);
      } catch (AssertionError ended) {
        if (guest.wire().isOpen()) {
          throw ended;
        }
        comeBack();
      }
    }
  }

  private void comeBack() {
    try {
      var knocking = room.knock(person);
      guest = knocking;
      guest.asksToJoin("voter", true).isWelcome();
      returns++;
      if (!guest.seat().equals(seat)) {
        strangers++;
      }
      if (played > 0) {
        expectMine();
      }
    } catch (UncheckedIOException | AssertionError notYet) {
      guest.close();
      Patience.pass(BETWEEN);
    }
  }

  /// The card that was answered with *done* is kept by a second node; the one where this person is
  /// now may be a third, and a moment behind.
  private void expectMine() {
    var kept = List.of(card(played), card(played + 1));
    try {
      guest.knows("the card that was done", picture -> kept.contains(picture.mine()));
    } catch (AssertionError never) {
      if (guest.wire().isOpen()) {
        lost++;
      }
    }
  }

  /// Which card is the how-manieth.
  private static String card(int count) {
    return CARDS.get(count % CARDS.size());
  }

  void stop() {
    stopped = true;
    Patience.await(ended, Patience.SHORT, "the end of the voting of " + person.name());
  }

  /// The longest time from one answer to the next.
  Duration longestPause() {
    return Duration.ofNanos(longest);
  }

  int played() {
    return played;
  }

  int returns() {
    return returns;
  }

  /// How often they came back and the card that was answered with *done* was not there.
  int lost() {
    return lost;
  }

  /// How often they came back and it was another seat.
  int strangers() {
    return strangers;
  }

  String seat() {
    return seat;
  }

  /// The last card that was answered with *done*.
  String card() {
    assertThat(ended).isDone();
    return card(played);
  }
}
