package parlor.trials.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The language of a node: docs/wire.md.
///
/// Every member of a room is sent the same updates, so a frame that one has had read is not read
/// again for the others: only compared, byte for byte. A frame that differs is read.
final class ParlorTalk implements Talk {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String NAME = "voter ";
  private static final int REMEMBERED = 32;

  private final String room;
  private final int voters;
  private final Scales scales;
  private final Map<String, Integer> seats = new HashMap<>();
  private final Read[] read = new Read[REMEMBERED];
  private int readNext;
  private String roundId = "";
  private List<String> deck = List.of();
  private int firstRound;

  private record Read(ByteBuf frame, List<Event> events) {}

  /// @param room its name, nobody else's
  /// @param scales weighs the updates
  ParlorTalk(String room, int voters, Scales scales) {
    this.room = room;
    this.voters = voters;
    this.scales = scales;
  }

  @Override
  public String path() {
    return "/r/" + room + "/live";
  }

  /// The secret is made for a test, and nobody's.
  @Override
  public Optional<String> join(int voter) {
    return Optional.of(
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"secret-of-the-voter-%05d\",\"name\":\"%s\","
                .formatted(voter, NAME + voter)
            + "\"role\":\"voter\",\"returning\":false}");
  }

  @Override
  public String ask(int voter, int id, int round, int step) {
    var named = "\",\"id\":\"" + (id + 1) + "\",\"round\":" + roundId;
    if (step < voters) {
      return "{\"type\":\"vote" + named + ",\"card\":\"" + card(voter, round) + "\"}";
    }
    return "{\"type\":\"" + (step == voters ? "reveal" : "next") + named + "}";
  }

  /// Everyone plays something, and another card in the next round.
  private String card(int voter, int round) {
    return deck.get((voter + round) % deck.size());
  }

  @Override
  public List<Event> hear(int voter, ByteBuf frame) {
    for (var known : read) {
      if (known != null && ByteBufUtil.equals(known.frame, frame)) {
        return known.events;
      }
    }
    var bytes = new byte[frame.readableBytes()];
    frame.getBytes(frame.readerIndex(), bytes);
    return read(voter, bytes);
  }

  private List<Event> read(int voter, byte[] bytes) {
    try {
      var frame = JSON.readTree(bytes);
      return switch (frame.path("type").asText()) {
        case "update" -> update(frame, bytes);
        case "welcome" -> welcome(voter, frame);
        case "done" -> List.of(new Event.Answered(frame.path("id").asInt() - 1));
        case "mine" -> Event.NOTHING;
        default -> strange(bytes);
      };
    } catch (IOException noJson) {
      return strange(bytes);
    }
  }

  private static List<Event> strange(byte[] bytes) {
    return List.of(new Event.Strange(new String(bytes, StandardCharsets.UTF_8)));
  }

  private List<Event> welcome(int voter, JsonNode frame) {
    seats.put(frame.path("you").asText(), voter);
    var events = new ArrayList<Event>(List.of(new Event.Welcomed()));
    for (var seat : frame.path("seats")) {
      events.add(new Event.Seated(number(seat)));
    }
    var round = frame.path("round");
    deck = texts(round.path("deck").path("cards"));
    firstRound = round.path("id").path("number").asInt();
    roundId = round.path("id").toString();
    return events;
  }

  private List<Event> update(JsonNode frame, byte[] bytes) {
    var events = new ArrayList<Event>();
    for (var seat : frame.path("seats")) {
      int who = number(seat);
      events.add(seat.path("voted").asBoolean() ? new Event.Voted(who) : new Event.Seated(who));
    }
    if (frame.has("round")) {
      events.add(round(frame));
    }
    remember(bytes, events);
    scales.weigh(events, bytes.length);
    return events;
  }

  private Event round(JsonNode frame) {
    var round = frame.path("round");
    int number = round.path("id").path("number").asInt() - firstRound;
    if (round.path("phase").asText().equals("revealed")) {
      return showsAll(frame.path("votes"), number)
          ? new Event.Revealed(number)
          : new Event.Strange("other cards than were played: " + frame);
    }
    roundId = round.path("id").toString();
    return new Event.Began(number);
  }

  /// Each voter's card, and nothing else.
  private boolean showsAll(JsonNode votes, int round) {
    var shown = new BitSet();
    for (var vote : votes) {
      int who = seats.getOrDefault(vote.path("seat").asText(), -1);
      if (who < 0 || !vote.path("card").asText().equals(card(who, round))) {
        return false;
      }
      shown.set(who);
    }
    return votes.size() == voters && shown.cardinality() == voters;
  }

  private void remember(byte[] frame, List<Event> events) {
    read[readNext] = new Read(Unpooled.wrappedBuffer(frame), events);
    readNext = (readNext + 1) % REMEMBERED;
  }

  private static int number(JsonNode seat) {
    return Integer.parseInt(seat.path("name").asText().substring(NAME.length()));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Override
  public boolean isPolite() {
    return true;
  }
}
