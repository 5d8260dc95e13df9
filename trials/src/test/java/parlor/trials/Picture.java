package parlor.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a client knows of a room when it does what docs/wire.md says with its frames. Whoever was
/// there all the time and whoever comes in late must have the same picture.
public final class Picture {

  private static final Comparator<JsonNode> NEWEST_FIRST =
      Comparator.<JsonNode>comparingInt(id -> id.path("number").asInt())
          .thenComparing(JsonNode::toString)
          .reversed();

  private final Map<String, JsonNode> seats = new TreeMap<>();
  private final Map<String, JsonNode> votes = new TreeMap<>();
  private final Map<JsonNode, JsonNode> history = new TreeMap<>(NEWEST_FIRST);
  private final Map<String, JsonNode> items = new TreeMap<>();
  private ObjectNode settings = Json.object();
  private ObjectNode round = Json.object();
  private ObjectNode tally = Json.object();
  private String you = "";
  private String mine = "";
  private boolean recovering;

  Picture() {}

  static Picture of(List<JsonNode> frames) {
    var picture = new Picture();
    frames.forEach(picture::take);
    return picture;
  }

  void take(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "welcome" -> {
        seats.clear();
        history.clear();
        items.clear();
        you = frame.path("you").asText();
        recovering = frame.path("recovering").asBoolean();
        update(frame);
      }
      case "update" -> update(frame);
      case "mine" -> {
        if (frame.path("round").equals(roundId())) {
          mine = frame.path("card").asText("");
        }
      }
      default -> {}
    }
  }

  private void update(JsonNode update) {
    update.path("seats").forEach(seat -> seats.put(seat.path("id").asText(), seat));
    update.path("gone").forEach(seat -> seats.remove(seat.asText()));
    if (update.path("settings") instanceof ObjectNode news) {
      settings = news;
    }
    update.path("items").forEach(item -> items.put(item.path("id").asText(), item));
    if (update.path("round") instanceof ObjectNode news) {
      turnTo(news);
    }
    update
        .path("votes")
        .forEach(vote -> {
          if (vote.path("card").isNull()) {
            votes.remove(vote.path("seat").asText());
          } else {
            votes.put(vote.path("seat").asText(), vote);
          }
        });
    if (update.path("tally") instanceof ObjectNode news) {
      tally = news;
    }
    update.path("history").forEach(past -> history.put(past.path("id"), past));
  }

  private void turnTo(ObjectNode news) {
    if (!news.path("id").equals(roundId())) {
      votes.clear();
      tally = Json.object();
      mine = "";
    }
    round = news;
  }

  /// Whether there was a `welcome`.
  public boolean isComplete() {
    return !you.isEmpty();
  }

  public String you() {
    return you;
  }

  public boolean isRecovering() {
    return recovering;
  }

  /// Its own card in the present round; empty for none.
  public String mine() {
    return mine;
  }

  public JsonNode roundId() {
    return round.path("id");
  }

  public ObjectNode round() {
    return round;
  }

  public String phase() {
    return round.path("phase").asText();
  }

  public ObjectNode settings() {
    return settings;
  }

  public ObjectNode tally() {
    return tally;
  }

  /// By the id of the seat.
  public Map<String, JsonNode> seats() {
    return seats;
  }

  public JsonNode seatOf(String name) {
    return seats.values().stream()
        .filter(seat -> seat.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody is called " + name + ": " + this));
  }

  /// Whether somebody of this name is there, of whom this is true: `here`, `voted`, `host`.
  public boolean shows(String name, String truth) {
    return seats.values().stream()
        .anyMatch(seat -> seat.path("name").asText().equals(name) && seat.path(truth).asBoolean());
  }

  /// Turned cards, by the id of the seat.
  public Map<String, JsonNode> votes() {
    return votes;
  }

  /// The turned card of a seat; empty for none.
  public String cardOf(String seat) {
    var vote = votes.get(seat);
    return vote == null ? "" : vote.path("card").asText();
  }

  /// Newest first.
  public List<JsonNode> history() {
    return List.copyOf(history.values());
  }

  /// The stories by their ids, those that were taken from the list among them.
  public Map<String, JsonNode> items() {
    return Map.copyOf(items);
  }

  /// All that is the same for everyone, but for what runs by itself, for what was taken from the
  /// list, and for the names in the history: those are as they were when it was sent.
  public ObjectNode shared() {
    var steady = round.deepCopy();
    steady.remove("revealIn");
    steady.remove("age");
    if (steady.path("timer") instanceof ObjectNode timer) {
      timer.remove("left");
    }
    var listed = items.values().stream().filter(item -> !item.path("removed").asBoolean()).toList();
    var nameless = Json.value(history.values());
    nameless.findParents("card").stream()
        .filter(vote -> vote.has("seat"))
        .forEach(vote -> ((ObjectNode) vote).remove("name"));
    return Json.object(
        "seats", seats.values(),
        "settings", settings,
        "items", listed,
        "round", steady,
        "votes", votes.values(),
        "tally", tally,
        "history", nameless);
  }

  @Override
  public String toString() {
    return shared().toString();
  }
}
