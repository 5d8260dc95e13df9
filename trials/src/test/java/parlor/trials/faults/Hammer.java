package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import parlor.trials.Guest;
import parlor.trials.Patience;
import parlor.trials.Picture;

/// Someone who takes a new name and plays another card as fast as they are answered, until the
/// connection ends. What was answered with *done* must then be so for ever.
final class Hammer {

  private final Guest guest;
  private final List<String> deck;
  private final JsonNode round;
  private final CompletableFuture<Void> ended;
  private volatile boolean stopped;
  private final AtomicInteger named = new AtomicInteger();
  private final AtomicInteger played = new AtomicInteger();

  /// @param deck of the present round, at least three cards
  Hammer(Guest guest, List<String> deck) {
    this.guest = guest;
    this.deck = deck;
    this.round = guest.picture().roundId();
    this.ended = CompletableFuture.runAsync(this::go, Executors.newVirtualThreadPerTaskExecutor());
  }

  private void go() {
    try {
      while (!stopped) {
        guest.renames(name(named.get() + 1));
        named.incrementAndGet();
        guest
            .asks(guest.frame("vote", "card", card(played.get() + 1)).set("round", round))
            .isDone();
        played.incrementAndGet();
      }
    } catch (AssertionError cut) {
      if (guest.wire().isOpen()) {
        throw cut;
      }
    }
  }

  private String name(int count) {
    return guest.person().name() + "-" + count;
  }

  private String card(int count) {
    return deck.get(count % deck.size());
  }

  /// How much was answered with *done*.
  int done() {
    return named.get() + played.get();
  }

  void stop() {
    stopped = true;
    Patience.await(ended, Patience.SHORT, "the end of the hammering");
  }

  /// Whether what was done last is so, or what was asked after it and never answered.
  void isKeptIn(Picture turned) {
    var seat = turned.seats().get(guest.seat());
    assertThat(seat).as("the seat of %s", guest.person().name()).isNotNull();
    assertThat(seat.path("name").asText()).isIn(name(named.get()), name(named.get() + 1));
    assertThat(turned.cardOf(guest.seat())).isIn(card(played.get()), card(played.get() + 1));
  }
}
