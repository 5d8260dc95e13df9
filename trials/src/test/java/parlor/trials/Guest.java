package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Someone's connection to a room. What it asks waits for the answer.
public final class Guest implements AutoCloseable {

  private final Room room;
  private final Person person;
  private final Wire wire;
  private final AtomicInteger ids = new AtomicInteger();
  private final String prefix = Long.toString(System.nanoTime(), Character.MAX_RADIX) + "-";
  private int seen;

  Guest(Room room, Person person, Wire wire) {
    this.room = room;
    this.person = person;
    this.wire = wire;
  }

  public Room room() {
    return room;
  }

  public Person person() {
    return person;
  }

  public Wire wire() {
    return wire;
  }

  /// Everything it was shown, put together.
  public Picture picture() {
    return Picture.of(frames());
  }

  public List<JsonNode> frames() {
    return wire.received().stream().map(received -> Json.parse(received.text())).toList();
  }

  /// The public id of its seat.
  public String seat() {
    return picture().you();
  }

  // What it says.

  /// Sends a frame as it stands, and does not wait.
  public void says(String text) {
    wire.text(text);
  }

  /// Sends a frame under a fresh id, and waits for its answer.
  ///
  /// @param fields a name and a value, and so on
  public Answer asks(String type, @Nullable Object... fields) {
    return asks(frame(type, fields));
  }

  /// A frame with a fresh id.
  public ObjectNode frame(String type, @Nullable Object... fields) {
    var frame = Json.object("type", type, "id", prefix + ids.incrementAndGet());
    frame.setAll(Json.object(fields));
    return frame;
  }

  /// Sends a frame, and waits for the first answer under its id that comes from now on.
  public Answer asks(JsonNode frame) {
    int from = wire.received().size();
    says(frame.toString());
    var id = frame.path("id").asText();
    var found =
        wire.await(
            from, text -> Json.parse(text).path("id").asText().equals(id), "an answer to " + frame);
    return new Answer(Json.parse(found.received().text()));
  }

  public Answer asksToJoin(String role, boolean returning) {
    return asks(
        "join",
        "secret",
        person.secret(),
        "name",
        person.name(),
        "role",
        role,
        "returning",
        returning);
  }

  /// Asks for something in the present round.
  public Answer asksHere(String type, @Nullable Object... fields) {
    var frame = frame(type, fields);
    frame.set("round", picture().roundId());
    return asks(frame);
  }

  public void votes(String card) {
    asksHere("vote", "card", card).isDone();
  }

  public void takesBack() {
    asksHere("takeBack").isDone();
  }

  public void reveals() {
    asksHere("reveal").isDone();
  }

  public void goesOn() {
    asksHere("next").isDone();
  }

  public void settlesOn(@Nullable String card) {
    asksHere("settle", "card", card).isDone();
  }

  public void renames(String name) {
    asks("rename", "name", name).isDone();
  }

  /// Asks something that changes nothing: what the node did before it, it has shown when this
  /// returns.
  public void pings() {
    asks("ping").isDone();
  }

  // What it sees.

  /// Waits for a frame of this type, after the last one seen.
  public JsonNode sees(String type) {
    return sees(type, frame -> frame.path("type").asText().equals(type));
  }

  /// Waits for a frame, after the last one seen.
  public JsonNode sees(String what, Predicate<JsonNode> wanted) {
    var found = wire.await(seen, text -> wanted.test(Json.parse(text)), what);
    seen = found.index() + 1;
    return Json.parse(found.received().text());
  }

  /// Waits until all that it was shown comes to this; what it came to before does not count.
  public Picture knows(String what, Predicate<Picture> wanted) {
    var frames = frames();
    var picture = Picture.of(frames);
    if (!picture.isComplete() || !wanted.test(picture)) {
      wire.await(
          frames.size(),
          text -> {
            picture.take(Json.parse(text));
            return picture.isComplete() && wanted.test(picture);
          },
          what);
    }
    return picture;
  }

  /// Waits until the node closes this connection, having said why.
  public void isClosed(int code, String reason) {
    assertThat(wire.closeCode()).as("close code").isEqualTo(code);
    var last = frames().getLast();
    assertThat(last.has("id")).as("%s", last).isFalse();
    new Answer(last).isRefused(reason);
  }

  // How it goes.

  /// Says goodbye, as a browser does when a page is left.
  public void leaves() {
    wire.leave();
  }

  /// Leaves and comes back with the same secret, as a page does that is loaded again.
  public Guest reloads() {
    leaves();
    return room.rejoin(person);
  }

  /// Vanishes without a word.
  @Override
  public void close() {
    wire.close();
  }
}
