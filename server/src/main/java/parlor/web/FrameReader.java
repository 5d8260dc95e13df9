package parlor.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Command;
import parlor.pointing.Offer;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;

/// Reads what clients send, strictly: a wrong type, an unknown or doubled field, anything behind
/// the object makes it no frame. Nothing is guessed.
final class FrameReader {

  private static final ObjectReader FRAMES =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  List.of(
                          CoercionInputShape.Integer,
                          CoercionInputShape.Float,
                          CoercionInputShape.Boolean)
                      .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail)))
          .build()
          .readerFor(ClientFrame.class);

  private static final JsonFactory JSON = new JsonFactory();
  private static final SecureRandom CHANCE = new SecureRandom();
  private static final int SALT_OCTETS = 16;

  private FrameReader() {}

  static Request read(String text) {
    try {
      ClientFrame frame = FRAMES.readValue(text);
      return frame == null ? new Request.NoFrame() : request(frame);
    } catch (JsonProcessingException | IllegalArgumentException noFrame) {
      return isJson(text) ? new Request.NoFrame() : new Request.NotJson();
    }
  }

  /// Asked of the text itself, since what Jackson throws depends on where it was when it stumbled.
  private static boolean isJson(String text) {
    try (var parser = JSON.createParser(text)) {
      boolean something = parser.nextToken() != null;
      parser.skipChildren();
      return something && parser.nextToken() == null;
    } catch (StreamConstraintsException tooDeepOrLong) {
      return true;
    } catch (JsonProcessingException noJson) {
      return false;
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading a text in memory", impossible);
    }
  }

  private static Request request(ClientFrame frame) {
    return switch (frame) {
      case ClientFrame.Join join ->
          new Request.Join(
              join.id(),
              join.secret(),
              join.name(),
              Words.role(join.role()),
              join.returning(),
              Optional.ofNullable(join.passcode()));
      case ClientFrame.Tell tell -> new Request.Tell(tell.id(), offer(tell));
      case ClientFrame.Ping ping -> new Request.Ping(ping.id());
      case ClientFrame.Vote vote -> act(vote, new Command.Vote(round(vote.round()), vote.card()));
      case ClientFrame.TakeBack takeBack ->
          act(takeBack, new Command.TakeBack(round(takeBack.round())));
      case ClientFrame.Reveal reveal -> act(reveal, new Command.TurnCards(round(reveal.round())));
      case ClientFrame.CancelCountdown cancel ->
          act(cancel, new Command.CancelCountdown(round(cancel.round())));
      case ClientFrame.Next next -> act(next, new Command.Next(round(next.round())));
      case ClientFrame.Again again -> act(again, new Command.Again(round(again.round())));
      case ClientFrame.Settle settle ->
          act(
              settle,
              new Command.Settle(round(settle.round()), Optional.ofNullable(settle.card())));
      case ClientFrame.Pick pick -> act(pick, new Command.Pick(round(pick.round()), pick.item()));
      case ClientFrame.StartTimer start ->
          act(start, new Command.StartTimer(round(start.round()), start.seconds(), start.reveal()));
      case ClientFrame.StopTimer stop -> act(stop, new Command.StopTimer(round(stop.round())));
      case ClientFrame.AddItems add ->
          act(
              add,
              new Command.AddItems(
                  add.items().stream().map(FrameReader::item).toList(),
                  Optional.ofNullable(add.before())));
      case ClientFrame.EditItem edit ->
          act(
              edit,
              new Command.EditItem(
                  edit.item(),
                  Optional.ofNullable(edit.title()),
                  Optional.ofNullable(edit.link()),
                  Optional.ofNullable(edit.description())));
      case ClientFrame.MoveItem move ->
          act(move, new Command.MoveItem(move.item(), Optional.ofNullable(move.before())));
      case ClientFrame.RemoveItems remove -> act(remove, new Command.RemoveItems(remove.items()));
      case ClientFrame.WriteNote note -> act(note, new Command.WriteNote(note.item(), note.text()));
      case ClientFrame.Rename rename -> act(rename, new Command.Rename(rename.name()));
      case ClientFrame.Assign assign ->
          act(assign, new Command.Assign(new SeatId(assign.seat()), Words.role(assign.role())));
      case ClientFrame.MakeHost makeHost ->
          act(makeHost, new Command.MakeHost(new SeatId(makeHost.seat()), makeHost.host()));
      case ClientFrame.Remove remove ->
          act(remove, new Command.Remove(new SeatId(remove.seat()), remove.ban()));
      case ClientFrame.Change change -> act(change, change(change));
    };
  }

  private static Request act(ClientFrame frame, Command command) {
    return new Request.Act(frame.id(), command);
  }

  private static RoundId round(ClientFrame.RoundRef round) {
    return new RoundId(round.number(), round.item(), round.attempt());
  }

  private static Command change(ClientFrame.Change change) {
    return new Command.Change(
        Optional.ofNullable(change.deck()).map(FrameReader::deck),
        Optional.ofNullable(change.autoReveal()),
        Optional.ofNullable(change.lateVotes()),
        Words.rights(orEmpty(change.rights())),
        Optional.ofNullable(change.passcode()).map(FrameReader::lock));
  }

  static Command.Lock lock(String passcode) {
    var salt = new byte[SALT_OCTETS];
    CHANCE.nextBytes(salt);
    return new Command.Lock(passcode, HexFormat.of().formatHex(salt));
  }

  private static Command.NewItem item(ClientFrame.NewItem item) {
    return new Command.NewItem(
        item.id(), item.title(), orEmpty(item.link()), orEmpty(item.description()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> words) {
    return words == null ? Map.of() : words;
  }

  private static Command.DeckChoice deck(ClientFrame.DeckWish wish) {
    List<String> cards = wish.cards();
    return new Command.DeckChoice(
        Words.kind(wish.kind()), cards == null ? List.of() : cards, wish.extras());
  }

  private static Offer offer(ClientFrame.Tell tell) {
    return new Offer(
        tell.host(),
        Optional.ofNullable(tell.settings()).map(shown -> settings(shown, tell.passcode())),
        tell.rounds().stream().map(FrameReader::round).toList(),
        items(tell.items()));
  }

  private static List<Offer.ShownItem> items(@Nullable List<ClientFrame.ShownItem> shown) {
    return shown == null ? List.of() : shown.stream().map(FrameReader::item).toList();
  }

  private static Offer.ShownItem item(ClientFrame.ShownItem shown) {
    Long place = shown.place();
    return new Offer.ShownItem(
        shown.id(),
        orEmpty(shown.title()),
        orEmpty(shown.link()),
        orEmpty(shown.description()),
        orEmpty(shown.note()),
        Optional.ofNullable(shown.result()),
        place == null ? 0 : place);
  }

  private static Offer.ShownSettings settings(
      ClientFrame.ShownSettings shown, @Nullable String passcode) {
    return new Offer.ShownSettings(
        deck(shown.deck()),
        shown.autoReveal(),
        shown.lateVotes(),
        Words.rights(shown.rights()),
        Optional.ofNullable(passcode).map(FrameReader::lock));
  }

  private static Offer.ShownDeck deck(ClientFrame.ShownDeck shown) {
    return new Offer.ShownDeck(Words.kind(shown.kind()), shown.cards());
  }

  private static Offer.ShownRound round(ClientFrame.ShownRound shown) {
    return new Offer.ShownRound(
        shown.id().number(),
        shown.id().item(),
        shown.id().attempt(),
        deck(shown.deck()),
        shown.revealed(),
        Optional.ofNullable(shown.result()),
        shown.votes().stream().map(FrameReader::vote).toList());
  }

  private static Offer.ShownVote vote(ClientFrame.ShownVote shown) {
    return new Offer.ShownVote(new SeatId(shown.seat()), shown.name(), shown.card());
  }
}
