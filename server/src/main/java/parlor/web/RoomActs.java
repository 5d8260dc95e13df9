package parlor.web;

import static java.util.Map.entry;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import parlor.pointing.Arrival;
import parlor.pointing.Command;
import parlor.pointing.Outcome;
import parlor.pointing.Reason;
import parlor.pointing.Refusal;
import parlor.pointing.Results;
import parlor.pointing.Role;
import parlor.pointing.SeatId;
import parlor.pointing.Table;
import parlor.pointing.Update;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;

/// What answers each operation on pointing rooms: what a program may do in one, by the rules that
/// hold for people.
final class RoomActs implements Acts {

  /// By the id of the operation.
  static final Map<String, Act> ALL =
      Map.ofEntries(
          entry("createRoom", RoomActs::create),
          entry("showRoom", RoomActs::show),
          entry("addItems", RoomActs::addItems),
          entry("results", RoomActs::results));

  private static final String BEARER = "Bearer ";
  private static final String PASSCODE = "Parlor-Passcode";
  private static final String USUAL_NAME = "API";
  private static final int SECRET_OCTETS = 24;
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final SecureRandom CHANCE = new SecureRandom();

  private final Rooms<Frame> rooms;
  private final Origins origins;
  private final Guesses guesses;

  /// Of the seat that all who show none share in a room: else each question would take a seat.
  private final String nobodys = secret();

  /// Answers one operation.
  interface Act {
    void answer(RoomActs acts, RoutingContext context, ValidatedRequest asked);
  }

  RoomActs(Rooms<Frame> rooms, Origins origins, Guesses guesses) {
    this.rooms = rooms;
    this.origins = origins;
    this.guesses = guesses;
  }

  @Override
  public Set<String> ids() {
    return ALL.keySet();
  }

  @Override
  public void answer(String id, RoutingContext context, ValidatedRequest asked) {
    Objects.requireNonNull(ALL.get(id), id).answer(this, context, asked);
  }

  // Rooms.

  private void create(RoutingContext context, ValidatedRequest asked) {
    var body = Acts.body(asked);
    var name =
        Optional.ofNullable(body.getString("room")).map(RoomName::parse).orElseGet(this::fresh);
    if (name.isEmpty()) {
      Answer.refused(BAD_REQUEST, "A room's name is 3 to 64 of a to z, 0 to 9 and -.").to(context);
      return;
    }
    var secret = secret();
    var arrival = arrival(secret, body, Optional.empty());
    var told = new CompletableFuture<Answer>();
    rooms.visit(
        name.get(),
        arrival,
        wishes(body),
        true,
        came -> told.complete(created(context.request(), name.get(), secret, came)));
    Acts.tell(context, told, answer -> answer);
  }

  private Optional<RoomName> fresh() {
    return Optional.of(rooms.freshName());
  }

  private Answer created(
      HttpServerRequest request, RoomName name, String secret, Rooms.Visited came) {
    return switch (came) {
      case Rooms.Visited.Came(Outcome.Refused(var why), var _) -> refused(why);
      case Rooms.Visited.Came _ ->
          Answer.json(
              CREATED,
              JsonBody.object(json -> {
                json.writeStringField("room", name.text());
                json.writeStringField("link", origins.base(request) + "/r/" + name);
                json.writeStringField("secret", secret);
              }));
      case Rooms.Visited.Taken _ ->
          Answer.refused(CONFLICT, "There is a room of that name already.");
      case Rooms.Visited.Nowhere _ ->
          Answer.refused(UNAVAILABLE, "This server holds as many rooms as it may.");
    };
  }

  private static List<Command> wishes(JsonObject body) {
    var wishes = new ArrayList<Command>();
    var deck = Optional.ofNullable(body.getJsonObject("deck")).map(RoomActs::deck);
    var lock = Optional.ofNullable(body.getString("passcode")).map(FrameReader::lock);
    if (deck.isPresent() || lock.isPresent()) {
      wishes.add(new Command.Change(deck, Optional.empty(), Optional.empty(), Map.of(), lock));
    }
    var items = body.getJsonArray("items");
    if (items != null && !items.isEmpty()) {
      wishes.add(added(items));
    }
    return wishes;
  }

  private static Command.DeckChoice deck(JsonObject deck) {
    return new Command.DeckChoice(
        Words.kind(deck.getString("kind")),
        texts(deck.getJsonArray("cards")),
        texts(deck.getJsonArray("extras")));
  }

  private static List<String> texts(JsonArray texts) {
    return texts == null ? List.of() : texts.stream().map(String.class::cast).toList();
  }

  private void show(RoutingContext context, ValidatedRequest asked) {
    look(
        context,
        asked,
        (name, table) ->
            Answer.json(
                OK,
                JsonBody.object(json -> {
                  json.writeStringField("room", name.text());
                  ViewWriter.update(json, Update.whole(table, rooms.now()));
                })));
  }

  // Items and results.

  /// Who shows no secret of their own shows the passcode each time: others share that seat.
  private void addItems(RoutingContext context, ValidatedRequest asked) {
    var body = Acts.body(asked);
    var secret = bearer(context.request()).orElse(nobodys);
    if (!SeatId.isSecret(secret)) {
      Answer.refused(BAD_REQUEST, Breach.BAD_SECRET.sentence()).to(context);
      return;
    }
    var arrival = arrival(secret, body, passcode(context.request()));
    var items = added(body.getJsonArray("items"));
    inRoom(
        context,
        asked,
        (name, _) -> {
          var told = new CompletableFuture<Answer>();
          rooms.visit(name, arrival, List.of(items), false, came -> told.complete(done(came)));
          return told;
        });
  }

  private static Command added(JsonArray items) {
    return new Command.AddItems(
        items.stream().map(JsonObject.class::cast).map(RoomActs::item).toList(), Optional.empty());
  }

  private static Command.NewItem item(JsonObject item) {
    return new Command.NewItem(
        Optional.ofNullable(item.getString("id")).orElseGet(RoomActs::freshId),
        item.getString("title"),
        item.getString("link", ""),
        item.getString("description", ""));
  }

  private static Answer done(Rooms.Visited visited) {
    return switch (visited) {
      case Rooms.Visited.Came(Outcome.Refused(var why), var _) -> refused(why);
      case Rooms.Visited.Came _ -> Answer.json(OK, JsonBody.ok());
      case Rooms.Visited.Taken _, Rooms.Visited.Nowhere _ -> noRoom();
    };
  }

  private void results(RoutingContext context, ValidatedRequest asked) {
    var form =
        Optional.ofNullable(asked.getQuery().get("as"))
            .map(RequestParameter::getJsonArray)
            .map(forms -> forms.getString(0))
            .orElse("json");
    look(
        context,
        asked,
        (name, table) -> {
          var results = Results.of(table);
          return switch (form) {
            case "csv" -> new Answer(OK, "text/csv; charset=utf-8", ResultsWriter.csv(results));
            case "markdown" ->
                new Answer(
                    OK,
                    "text/markdown; charset=utf-8",
                    ResultsWriter.markdown(name.text(), results));
            default -> Answer.json(OK, ResultsWriter.json(name.text(), results));
          };
        });
  }

  // Who asks.

  /// What is told of a room.
  private interface Form {
    Answer of(RoomName name, Table table);
  }

  private void look(RoutingContext context, ValidatedRequest asked, Form form) {
    inRoom(
        context, asked, (name, table) -> CompletableFuture.completedFuture(form.of(name, table)));
  }

  /// What is done in a room.
  private interface InRoom {
    CompletionStage<Answer> act(RoomName name, Table table);
  }

  /// For everyone, or where there is a passcode for who sits there or shows it.
  private void inRoom(RoutingContext context, ValidatedRequest asked, InRoom act) {
    var name = RoomName.parse(Acts.path(asked, "room"));
    if (name.isEmpty()) {
      noRoom().to(context);
      return;
    }
    var seen = new CompletableFuture<Optional<Table>>();
    rooms.look(name.get(), seen::complete);
    var told = seen.thenCompose(room -> inRoom(context.request(), name.get(), room, act));
    Acts.tell(context, told, answer -> answer);
  }

  private CompletionStage<Answer> inRoom(
      HttpServerRequest request, RoomName name, Optional<Table> room, InRoom act) {
    if (room.isEmpty()) {
      return CompletableFuture.completedStage(noRoom());
    }
    var objection = objection(request, name, room.get());
    return objection.isPresent()
        ? CompletableFuture.completedStage(objection.get())
        : act.act(name, room.get());
  }

  private Optional<Answer> objection(HttpServerRequest request, RoomName name, Table table) {
    boolean sitsThere =
        bearer(request)
            .filter(SeatId::isSecret)
            .map(SeatId::of)
            .filter(table::isSeated)
            .isPresent();
    var lock = table.charter().passcode().value();
    if (lock.isNone() || sitsThere) {
      return Optional.empty();
    }
    var shown = passcode(request);
    if (shown.isEmpty()) {
      return Optional.of(refused(Refusal.PASSCODE));
    }
    var address = origins.proxies().addressOf(request);
    if (!guesses.allows(name, address, System.nanoTime())) {
      return Optional.of(Answer.refused(TOO_MANY, Breach.TOO_MANY_GUESSES.sentence()));
    }
    if (!lock.fits(shown.get())) {
      return Optional.of(refused(Refusal.WRONG_PASSCODE));
    }
    guesses.forgive(name, address);
    return Optional.empty();
  }

  /// Headers are read as if each octet were a letter.
  private static Optional<String> passcode(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(PASSCODE))
        .map(
            text -> new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  /// The secret of a seat, as a browser has one, or as this API gave it to who made the room.
  private static Optional<String> bearer(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
        .filter(header -> header.startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()));
  }

  private static Arrival arrival(String secret, JsonObject body, Optional<String> passcode) {
    return new Arrival(
        SeatId.of(secret), body.getString("name", USUAL_NAME), Role.OBSERVER, false, passcode);
  }

  private static String secret() {
    var octets = new byte[SECRET_OCTETS];
    CHANCE.nextBytes(octets);
    return Base64.getUrlEncoder().encodeToString(octets);
  }

  private static String freshId() {
    return "%016x".formatted(CHANCE.nextLong());
  }

  private static Answer refused(Reason why) {
    return Answer.refused(FORBIDDEN, why.sentence());
  }

  private static Answer noRoom() {
    return Answer.refused(NOT_FOUND, "Nobody has opened a room of that name.");
  }
}
