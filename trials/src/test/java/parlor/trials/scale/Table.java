package parlor.trials.scale;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import parlor.trials.Json;

/// The voters of one room. Each plays a card and takes it back, in turn; whoever sees the mark on
/// the voter's seat come and go has seen it. At the end the cards are turned and compared.
final class Table {

  private static final int REMEMBERED = 12;

  /// For a card that was taken back, or never played.
  private static final String NONE = "none";

  private static final byte[] DONE =
      "{\"type\":\"done\",\"id\":\"".getBytes(StandardCharsets.US_ASCII);

  private final Load load;
  private final String name;
  private final Seat[] seats;
  private final Map<String, Integer> byId = new HashMap<>();

  /// By voter: whether a card lies there, and which.
  private final BitSet playing = new BitSet();

  private final int[] cards;

  /// By watcher: on which seats a card is seen; since when which change is waited for, 0 for none.
  private final BitSet[] marks;

  private final long[][] dueAt;

  /// By watcher: the round it sees, and the cards that were turned in it.
  private final String[] rounds;

  private final List<Optional<Map<Integer, String>>> turned = new ArrayList<>();

  private final Seen[] seen = new Seen[REMEMBERED];
  private int seenNext;
  private int turn;
  private String round = "";
  private List<String> deck = List.of();

  /// A frame that one of them was sent: the others at its node are sent the same.
  private record Seen(ByteBuf frame, JsonNode json) {}

  Table(Load load, String name, int size) {
    this.load = load;
    this.name = name;
    this.seats = new Seat[size];
    this.cards = new int[size];
    this.marks = new BitSet[size];
    this.dueAt = new long[size][size];
    this.rounds = new String[size];
    for (int i = 0; i < size; i++) {
      marks[i] = new BitSet(size);
      rounds[i] = "";
      turned.add(Optional.empty());
    }
  }

  void seat(Seat seat) {
    seats[seat.number()] = seat;
  }

  String name() {
    return name;
  }

  List<Seat> seats() {
    return Arrays.asList(seats);
  }

  // Playing.

  /// The next of them plays, or takes the card back.
  void step(long at) {
    var seat = seats[turn];
    turn = (turn + 1) % seats.length;
    int number = seat.number();
    playing.flip(number);
    load.tally().due++;
    for (int watcher = 0; watcher < seats.length; watcher++) {
      if (watcher != number) {
        isDue(watcher, number, at);
      }
    }
    if (playing.get(number)) {
      cards[number] = (cards[number] + 1 + number) % deck.size();
      seat.ask(
          "\"type\":\"vote\",\"round\":" + round + ",\"card\":\"" + deck.get(cards[number]) + "\"");
    } else {
      seat.ask("\"type\":\"takeBack\",\"round\":" + round);
    }
  }

  /// Whoever has not seen the last change, and is to see what was before it, sees none.
  private void isDue(int watcher, int voter, long at) {
    if (dueAt[watcher][voter] != 0) {
      load.tally().superseded++;
    }
    dueAt[watcher][voter] = sees(watcher, voter) ? 0 : at;
  }

  private boolean sees(int watcher, int voter) {
    return marks[watcher].get(voter) == playing.get(voter);
  }

  // Hearing.

  void heard(Seat seat, ByteBuf frame) {
    if (isDone(frame)) {
      int from = frame.readerIndex() + DONE.length;
      int to = frame.indexOf(from, frame.writerIndex(), (byte) '"');
      answered(seat, frame.toString(from, to - from, StandardCharsets.US_ASCII));
      return;
    }
    for (var known : seen) {
      if (known != null && ByteBufUtil.equals(known.frame, frame)) {
        updated(seat, known.json);
        return;
      }
    }
    var bytes = ByteBufUtil.getBytes(frame);
    var json = Json.parse(new String(bytes, StandardCharsets.UTF_8));
    switch (json.path("type").asText()) {
      case "update" -> {
        seen[seenNext] = new Seen(Unpooled.wrappedBuffer(bytes), json);
        seenNext = (seenNext + 1) % REMEMBERED;
        updated(seat, json);
      }
      case "welcome" -> welcomed(seat, json);
      case "refused" -> refused(seat, json);
      default -> {
        // "mine" says what this voter knows.
      }
    }
  }

  private static boolean isDone(ByteBuf frame) {
    return frame.readableBytes() > DONE.length
        && ByteBufUtil.equals(
            frame, frame.readerIndex(), Unpooled.wrappedBuffer(DONE), 0, DONE.length);
  }

  private void answered(Seat seat, String id) {
    if (seat.answered(id)) {
      load.tally().answered++;
    }
  }

  private void refused(Seat seat, JsonNode json) {
    load.tally().strange++;
    load.tally().complain(seat + " at " + seat.node() + " was refused: " + json);
    seat.answered(json.path("id").asText());
  }

  private void welcomed(Seat seat, JsonNode json) {
    byId.put(json.path("you").asText(), seat.number());
    if (deck.isEmpty()) {
      json.path("round").path("deck").path("cards").forEach(card -> deck = with(deck, card));
    }
    if (round.isEmpty()) {
      round = json.path("round").path("id").toString();
    }
    marks[seat.number()].clear();
    seat.seated();
    updated(seat, json);
    // What a welcome does not show is not there.
    for (int voter = 0; voter < seats.length; voter++) {
      look(seat, voter);
    }
  }

  private static List<String> with(List<String> deck, JsonNode card) {
    var more = new ArrayList<>(deck);
    more.add(card.asText());
    return List.copyOf(more);
  }

  private void updated(Seat seat, JsonNode json) {
    for (var one : json.path("seats")) {
      var who = numberOf(one);
      if (who >= 0) {
        marks[seat.number()].set(who, one.path("voted").asBoolean());
        look(seat, who);
      }
    }
    if (json.has("round")) {
      roundIs(seat, json.path("round"));
    }
    for (var vote : json.path("votes")) {
      var who = byId.get(vote.path("seat").asText());
      if (who != null) {
        shown(seat).put(who, vote.path("card").asText(NONE));
      }
    }
  }

  private int numberOf(JsonNode seat) {
    var known = byId.get(seat.path("id").asText());
    if (known != null) {
      return known;
    }
    var called = seat.path("name").asText();
    int number = called.startsWith("voter ") ? Integer.parseInt(called.substring(6)) : -1;
    if (number >= 0 && number < seats.length) {
      byId.put(seat.path("id").asText(), number);
      return number;
    }
    return -1;
  }

  private void roundIs(Seat seat, JsonNode told) {
    var id = told.path("id").toString();
    int watcher = seat.number();
    if (!id.equals(rounds[watcher])) {
      rounds[watcher] = id;
      turned.set(watcher, Optional.empty());
    }
    if (told.path("phase").asText().equals("revealed")) {
      shown(seat);
    }
  }

  private Map<Integer, String> shown(Seat seat) {
    int watcher = seat.number();
    var cardsThere = turned.get(watcher).orElseGet(HashMap::new);
    turned.set(watcher, Optional.of(cardsThere));
    return cardsThere;
  }

  /// Whether that is what was waited for.
  private void look(Seat watcher, int voter) {
    long due = dueAt[watcher.number()][voter];
    if (due != 0 && sees(watcher.number(), voter)) {
      dueAt[watcher.number()][voter] = 0;
      var tally = load.tally();
      boolean sharesNode = watcher.node().equals(seats[voter].node());
      Tally.record(sharesNode ? tally.within : tally.across, System.nanoTime() - due);
    }
  }

  // The end of a part.

  /// Whether everyone is here, was answered, and has seen all there is.
  boolean isSettled() {
    return Arrays.stream(seats).allMatch(seat -> seat.isSeated() && seat.isQuiet())
        && Arrays.stream(seats).allMatch(this::seesAll);
  }

  private boolean seesAll(Seat watcher) {
    return IntStream.range(0, seats.length)
        .allMatch(voter -> voter == watcher.number() || sees(watcher.number(), voter));
  }

  /// Says what was not seen.
  void tellUnseen() {
    for (var seat : seats) {
      if (!seat.isSeated()) {
        complain(seat + " is not back");
      }
      for (int voter = 0; voter < seats.length; voter++) {
        dueAt[seat.number()][voter] = 0;
        if (voter != seat.number() && !sees(seat.number(), voter)) {
          load.tally().unseen++;
          load.tally()
              .complain(
                  seat
                      + " at "
                      + seat.node()
                      + " never saw what voter "
                      + voter
                      + " did at "
                      + seats[voter].node()
                      + ": card "
                      + (playing.get(voter) ? deck.get(cards[voter]) : "taken back"));
        }
      }
    }
  }

  private void complain(String what) {
    load.tally().unseen++;
    load.tally().complain(what);
  }

  /// Has the cards turned, where there are any.
  void turnCards() {
    if (!playing.isEmpty()) {
      seats[0].ask("\"type\":\"reveal\",\"round\":" + round);
    }
  }

  /// Whether everyone is shown what was played. It may take a moment: a mark says that there is a
  /// card, not which, so where nodes were cut off from each other one that is over may still lie
  /// there.
  boolean isTurned() {
    return playing.isEmpty() || Arrays.stream(seats).allMatch(this::isShownAll);
  }

  private boolean isShownAll(Seat watcher) {
    return turned.get(watcher.number()).isPresent()
        && Arrays.stream(seats).allMatch(voter -> shownTo(watcher, voter).equals(played(voter)));
  }

  private String played(Seat voter) {
    return playing.get(voter.number()) ? deck.get(cards[voter.number()]) : NONE;
  }

  private String shownTo(Seat watcher, Seat voter) {
    return turned.get(watcher.number()).orElse(Map.of()).getOrDefault(voter.number(), NONE);
  }

  /// Says where anyone is shown something else than what was played.
  void compare() {
    if (playing.isEmpty()) {
      return;
    }
    for (var watcher : seats) {
      for (var voter : seats) {
        if (!played(voter).equals(shownTo(watcher, voter))) {
          load.tally().lost++;
          load.tally()
              .complain(
                  "%s: played %s, but voter %d at %s is shown %s"
                      .formatted(
                          voter,
                          played(voter),
                          watcher.number(),
                          watcher.node(),
                          shownTo(watcher, voter)));
        }
      }
    }
  }

  void goOn() {
    if (!playing.isEmpty()) {
      seats[0].ask("\"type\":\"next\",\"round\":" + round);
    }
  }

  boolean isInNewRound() {
    return playing.isEmpty()
        || (!rounds[0].equals(round) && Arrays.stream(rounds).distinct().count() == 1 && isQuiet());
  }

  /// Plays in the round that all have come to.
  void begin() {
    round = rounds[0];
    playing.clear();
    Arrays.stream(marks).forEach(BitSet::clear);
  }

  private boolean isQuiet() {
    return Arrays.stream(seats).allMatch(Seat::isQuiet);
  }
}
