package parlor.web;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import parlor.pointing.Card;
import parlor.pointing.Deck;
import parlor.pointing.Right;
import parlor.pointing.RoundId;
import parlor.pointing.Tally;
import parlor.pointing.Update;
import parlor.pointing.View;

/// Writes what people may see of a table, as docs/wire.md has it. What is empty is left out.
final class ViewWriter {

  private ViewWriter() {}

  static void update(JsonGenerator json, Update update) throws IOException {
    array(json, "seats", update.seats(), ViewWriter::seat);
    array(json, "gone", update.gone(), (out, seat) -> out.writeString(seat.text()));
    if (update.settings().isPresent()) {
      settings(json, update.settings().get());
    }
    if (update.round().isPresent()) {
      round(json, update.round().get());
    }
    array(json, "items", update.items(), ViewWriter::item);
    array(json, "votes", update.votes(), ViewWriter::vote);
    if (update.tally().isPresent()) {
      tally(json, update.tally().get());
    }
    array(json, "history", update.history(), ViewWriter::past);
  }

  private static void seat(JsonGenerator json, View.SeatView seat) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", seat.id().text());
    json.writeStringField("name", seat.name());
    json.writeStringField("role", Words.of(seat.role()));
    json.writeBooleanField("here", seat.here());
    json.writeBooleanField("voted", seat.voted());
    json.writeBooleanField("host", seat.host());
    mark(json, "acting", seat.acting());
    json.writeEndObject();
  }

  private static void settings(JsonGenerator json, View.SettingsView settings) throws IOException {
    json.writeObjectFieldStart("settings");
    deck(json, settings.deck());
    json.writeBooleanField("autoReveal", settings.autoReveal());
    json.writeBooleanField("lateVotes", settings.lateVotes());
    json.writeObjectFieldStart("rights");
    for (var right : Right.values()) {
      var holder = settings.rights().getOrDefault(right, Right.Holder.EVERYONE);
      json.writeStringField(Words.of(right), Words.of(holder));
    }
    json.writeEndObject();
    json.writeBooleanField("passcode", settings.passcode());
    json.writeEndObject();
  }

  static void deck(JsonGenerator json, Deck deck) throws IOException {
    json.writeObjectFieldStart("deck");
    json.writeStringField("kind", deck.kind().word());
    array(json, "cards", deck.cards(), (out, card) -> out.writeString(card.text()));
    json.writeEndObject();
  }

  static void round(JsonGenerator json, String field, RoundId id) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("number", id.number());
    json.writeStringField("item", id.item());
    json.writeNumberField("attempt", id.attempt());
    json.writeEndObject();
  }

  private static void round(JsonGenerator json, View.RoundView round) throws IOException {
    json.writeObjectFieldStart("round");
    round(json, "id", round.id());
    deck(json, round.deck());
    switch (round.phase()) {
      case View.Phase.Voting _ -> json.writeStringField("phase", "voting");
      case View.Phase.Counting counting -> {
        json.writeStringField("phase", "counting");
        json.writeNumberField("revealIn", counting.millis());
      }
      case View.Phase.Revealed revealed -> {
        json.writeStringField("phase", "revealed");
        if (revealed.seconds().isPresent()) {
          json.writeNumberField("seconds", revealed.seconds().getAsLong());
        }
      }
    }
    json.writeNumberField("age", round.age());
    if (round.timer().isPresent()) {
      timer(json, round.timer().get());
    }
    if (round.result().isPresent()) {
      json.writeStringField("result", round.result().get().text());
    }
    json.writeEndObject();
  }

  private static void timer(JsonGenerator json, View.TimerView timer) throws IOException {
    json.writeObjectFieldStart("timer");
    json.writeNumberField("left", timer.left());
    json.writeNumberField("length", timer.length());
    json.writeBooleanField("reveal", timer.reveals());
    json.writeEndObject();
  }

  private static void item(JsonGenerator json, View.ItemView item) throws IOException {
    json.writeStartObject();
    itemFields(json, item);
    json.writeEndObject();
  }

  static void itemFields(JsonGenerator json, View.ItemView item) throws IOException {
    json.writeStringField("id", item.id());
    text(json, "title", item.title());
    text(json, "link", item.link());
    text(json, "description", item.description());
    text(json, "note", item.note());
    if (item.result().isPresent()) {
      json.writeStringField("result", item.result().get().text());
    }
    if (item.place().isPresent()) {
      json.writeNumberField("place", item.place().getAsLong());
    }
    mark(json, "removed", item.removed());
  }

  private static void text(JsonGenerator json, String field, String text) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }

  private static void vote(JsonGenerator json, View.VoteView vote) throws IOException {
    json.writeStartObject();
    json.writeStringField("seat", vote.seat().text());
    json.writeStringField("card", vote.card().map(Card::text).orElse(null));
    mark(json, "changed", vote.changed());
    json.writeEndObject();
  }

  private static void mark(JsonGenerator json, String field, boolean set) throws IOException {
    if (set) {
      json.writeBooleanField(field, true);
    }
  }

  static void tally(JsonGenerator json, Tally tally) throws IOException {
    json.writeObjectFieldStart("tally");
    array(json, "counts", tally.counts(), ViewWriter::count);
    if (tally.spread().isPresent()) {
      json.writeNumberField("mean", tally.spread().get().mean());
      json.writeNumberField("deviation", tally.spread().get().deviation());
    }
    if (tally.median().isPresent()) {
      json.writeStringField("median", tally.median().get());
    }
    array(json, "modes", tally.modes(), (out, card) -> out.writeString(card.text()));
    if (tally.agreement().isPresent()) {
      json.writeNumberField("agreement", tally.agreement().get());
    }
    if (tally.extremes().isPresent()) {
      end(json, "lowest", tally.extremes().get().lowest());
      end(json, "highest", tally.extremes().get().highest());
    }
    json.writeBooleanField("consensus", tally.consensus());
    json.writeNumberField("unsure", tally.unsure());
    json.writeNumberField("breaks", tally.breaks());
    json.writeNumberField("abstained", tally.abstained());
    json.writeEndObject();
  }

  private static void count(JsonGenerator json, Tally.Count count) throws IOException {
    json.writeStartObject();
    json.writeStringField("card", count.card().text());
    json.writeNumberField("votes", count.votes());
    json.writeEndObject();
  }

  private static void end(JsonGenerator json, String field, Tally.Count count) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("card", count.card().text());
    array(json, "seats", count.seats(), (out, seat) -> out.writeString(seat.text()));
    json.writeEndObject();
  }

  static void past(JsonGenerator json, View.PastRound past) throws IOException {
    json.writeStartObject();
    round(json, "id", past.id());
    deck(json, past.deck());
    json.writeBooleanField("revealed", past.revealed());
    if (past.result().isPresent()) {
      json.writeStringField("result", past.result().get().text());
    }
    if (past.seconds().isPresent()) {
      json.writeNumberField("seconds", past.seconds().getAsLong());
    }
    if (past.tally().isPresent()) {
      tally(json, past.tally().get());
    }
    array(json, "votes", past.votes(), ViewWriter::namedVote);
    json.writeEndObject();
  }

  private static void namedVote(JsonGenerator json, View.NamedVote vote) throws IOException {
    json.writeStartObject();
    json.writeStringField("seat", vote.seat().text());
    json.writeStringField("name", vote.name());
    json.writeStringField("card", vote.card().text());
    mark(json, "changed", vote.changed());
    json.writeEndObject();
  }

  /// Writes one element of a list, or the fields of an object.
  interface Part<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  static <T> void array(JsonGenerator json, String field, Collection<T> items, Part<T> part)
      throws IOException {
    if (items.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (T item : items) {
      part.write(json, item);
    }
    json.writeEndArray();
  }
}
