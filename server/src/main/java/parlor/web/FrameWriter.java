package parlor.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import parlor.pointing.Card;
import parlor.pointing.Reason;
import parlor.rooms.Codec;
import parlor.rooms.Glance;
import parlor.rooms.Notice;

/// Writes what docs/wire.md says the server sends. What is empty is left out.
public final class FrameWriter implements Codec<Frame> {

  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public Frame encode(Notice notice) {
    var draft = new Frame.Draft();
    write(draft, json -> notice(json, notice));
    return draft.finished();
  }

  /// The answer to `GET /r/{room}/glance`.
  static Buffer glance(Glance glance) {
    var utf8 = new ByteArrayOutputStream();
    write(
        utf8,
        json -> {
          json.writeStringField("room", glance.room().text());
          json.writeNumberField("people", glance.people());
          json.writeBooleanField("passcode", glance.passcode());
          ViewWriter.deck(json, glance.deck());
        });
    return Buffer.buffer(utf8.toByteArray());
  }

  private static void notice(JsonGenerator json, Notice notice) throws IOException {
    switch (notice) {
      case Notice.Welcome welcome -> welcome(json, welcome);
      case Notice.Changed changed -> {
        json.writeStringField("type", "update");
        ViewWriter.update(json, changed.update());
      }
      case Notice.Mine mine -> {
        json.writeStringField("type", "mine");
        ViewWriter.round(json, "round", mine.round());
        json.writeStringField("card", mine.card().map(Card::text).orElse(null));
      }
      case Notice.Done done -> {
        json.writeStringField("type", "done");
        json.writeStringField("id", done.id());
      }
      case Notice.Refused refused -> {
        json.writeStringField("type", "refused");
        json.writeStringField("id", refused.id());
        reason(json, refused.reason());
      }
      case Notice.Ended ended -> {
        json.writeStringField("type", "refused");
        reason(json, ended.reason());
      }
    }
  }

  private static void reason(JsonGenerator json, Reason reason) throws IOException {
    json.writeStringField("reason", reason.word());
    json.writeStringField("message", reason.sentence());
  }

  private static void welcome(JsonGenerator json, Notice.Welcome welcome) throws IOException {
    json.writeStringField("type", "welcome");
    json.writeStringField("id", welcome.id());
    json.writeStringField("room", welcome.room());
    json.writeStringField("you", welcome.you().text());
    json.writeBooleanField("recovering", welcome.recovering());
    ViewWriter.update(json, welcome.whole());
  }

  /// The fields of one object.
  private interface Fields {
    void write(JsonGenerator json) throws IOException;
  }

  private static void write(ByteArrayOutputStream utf8, Fields fields) {
    try (var json = JSON.createGenerator(utf8)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing JSON to memory", impossible);
    }
  }
}
