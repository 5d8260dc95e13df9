package parlor.web;

import static java.util.Map.entry;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import parlor.party.Opening;
import parlor.party.Party;
import parlor.party.Reply;
import parlor.party.Scenario;

/// What answers each operation of the description: what the party says, in JSON.
final class PartyActs {

  /// By the id of the operation.
  static final Map<String, Act> ALL =
      Map.ofEntries(
          entry("page", PartyActs::page),
          entry("description", PartyActs::description),
          entry("live", PartyActs::live),
          entry("allRooms", PartyActs::allRooms),
          entry("addRooms", PartyActs::addRooms),
          entry("whoIsIn", PartyActs::whoIsIn),
          entry("walkInto", PartyActs::walkInto),
          entry("allPeople", PartyActs::allPeople),
          entry("whereIs", PartyActs::whereIs),
          entry("roomLog", PartyActs::roomLog),
          entry("leave", PartyActs::leave),
          entry("dump", PartyActs::dump),
          entry("stats", PartyActs::stats),
          entry("setup", PartyActs::setup),
          entry("reset", PartyActs::reset),
          entry("drain", PartyActs::drain));

  private static final double USUAL_SPEED = 1;
  private static final int USUAL_WALKS = 20;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int NO_ANSWER = 504;

  private final Party party;
  private final PartyLive live;
  private final Buffer description;
  private final Asset page;

  /// Answers one operation.
  interface Act {

    /// Answers who asks, now or later.
    ///
    /// @param asked has passed the checks
    void answer(PartyActs acts, RoutingContext context, ValidatedRequest asked);
  }

  /// @param page shows the description to people
  PartyActs(Party party, PartyLive live, Buffer description, Asset page) {
    this.party = party;
    this.live = live;
    this.description = description;
    this.page = page;
  }

  /// Answers the operation of this id.
  void answer(String id, RoutingContext context, ValidatedRequest asked) {
    Optional.ofNullable(ALL.get(id)).orElseThrow(() -> missing(id)).answer(this, context, asked);
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("described, but not there: " + name);
  }

  // The description.

  private void page(RoutingContext context, ValidatedRequest asked) {
    var accepted = context.request().getHeader(HttpHeaders.ACCEPT);
    context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (accepted != null && accepted.toLowerCase(Locale.ROOT).contains("text/html")) {
      new Answer(OK, page.type(), page.plain()).to(context);
    } else {
      description(context, asked);
    }
  }

  private void description(RoutingContext context, ValidatedRequest asked) {
    Answer.json(OK, description).to(context);
  }

  // Rooms.

  private void allRooms(RoutingContext context, ValidatedRequest asked) {
    tell(context, party.allRooms(), PartyJson::rooms);
  }

  private void addRooms(RoutingContext context, ValidatedRequest asked) {
    var rooms = body(asked).getJsonArray("rooms");
    done(context, rooms == null ? party.addRooms() : party.addRooms(openings(rooms)));
  }

  private static List<Opening> openings(JsonArray rooms) {
    return rooms.stream().map(JsonObject.class::cast).map(PartyActs::opening).toList();
  }

  /// Without a maximum it is the usual one; text says that there is none.
  private static Opening opening(JsonObject room) {
    var name = room.getString("name");
    if (!room.containsKey("maximum")) {
      return Opening.usual(name);
    }
    return room.getValue("maximum") instanceof Number most
        ? new Opening(name, Optional.of(most.intValue()))
        : new Opening(name, Optional.empty());
  }

  private void whoIsIn(RoutingContext context, ValidatedRequest asked) {
    var room = path(asked, "room");
    tell(context, party.whoIsIn(room), people -> PartyJson.room(room, people));
  }

  // People.

  private void walkInto(RoutingContext context, ValidatedRequest asked) {
    var people = names(body(asked).getJsonArray("people"));
    done(context, party.walkInto(path(asked, "room"), people));
  }

  private static List<String> names(JsonArray names) {
    return names.stream().map(String.class::cast).toList();
  }

  private void allPeople(RoutingContext context, ValidatedRequest asked) {
    tell(context, party.allPeople(), PartyJson::people);
  }

  private void whereIs(RoutingContext context, ValidatedRequest asked) {
    var person = path(asked, "person");
    tell(context, party.whereIs(person), room -> PartyJson.person(person, room));
  }

  private void roomLog(RoutingContext context, ValidatedRequest asked) {
    var person = path(asked, "person");
    tell(context, party.roomLog(person), stays -> PartyJson.log(person, stays));
  }

  private void leave(RoutingContext context, ValidatedRequest asked) {
    done(context, party.leave(path(asked, "person")));
  }

  // The whole party.

  private void dump(RoutingContext context, ValidatedRequest asked) {
    var some =
        Optional.ofNullable(asked.getQuery().get("rooms")).map(RequestParameter::getJsonArray);
    tell(
        context,
        some.map(rooms -> party.dump(names(rooms))).orElseGet(party::dump),
        PartyJson::dump);
  }

  private void stats(RoutingContext context, ValidatedRequest asked) {
    tell(context, party.stats(), PartyJson::stats);
  }

  private void setup(RoutingContext context, ValidatedRequest asked) {
    var word = path(asked, "scenario");
    var scenario = Scenario.named(word).orElseThrow(() -> missing(word));
    var body = body(asked);
    done(
        context,
        party.setup(
            scenario, body.getDouble("speed", USUAL_SPEED), body.getInteger("walks", USUAL_WALKS)));
  }

  private void reset(RoutingContext context, ValidatedRequest asked) {
    done(context, party.reset());
  }

  private void live(RoutingContext context, ValidatedRequest asked) {
    live.watch(context);
  }

  // Nodes.

  private void drain(RoutingContext context, ValidatedRequest asked) {
    var node = path(asked, "node");
    if (party.drain(node)) {
      Answer.json(OK, PartyJson.ok()).to(context);
    } else {
      Answer.refused(NOT_FOUND, "There is no node called \"" + node + "\" now.").to(context);
    }
  }

  // How it is asked, and told.

  private static String path(ValidatedRequest asked, String name) {
    return Optional.ofNullable(asked.getPathParameters().get(name))
        .map(RequestParameter::getString)
        .orElseThrow(() -> missing(name));
  }

  private static JsonObject body(ValidatedRequest asked) {
    return asked.getBody().getJsonObject(new JsonObject());
  }

  private static void done(RoutingContext context, CompletionStage<Reply<Reply.Done>> asked) {
    tell(context, asked, _ -> PartyJson.ok());
  }

  /// The party answers on threads of its own, which are not to be held up; nor is the event loop,
  /// where the answer goes.
  private static <T> void tell(
      RoutingContext context, CompletionStage<Reply<T>> asked, Function<T, Buffer> form) {
    LongAnswer.begins(context);
    var loop = context.vertx().getOrCreateContext();
    Future.fromCompletionStage(asked, loop)
        .compose(reply -> loop.executeBlocking(() -> answer(reply, form), false))
        .onSuccess(answer -> answer.to(context))
        .onFailure(context::fail);
  }

  private static <T> Answer answer(Reply<T> reply, Function<T, Buffer> form) {
    return switch (reply) {
      case Reply.Ok<T>(T value) -> Answer.json(OK, form.apply(value));
      case Reply.DestinationFull<T> full ->
          Answer.json(CONFLICT, PartyJson.destinationFull(full.person()));
      case Reply.Refused<T> refused -> Answer.refused(BAD_REQUEST, refused.why());
      case Reply.NoAnswer<T> _ ->
          Answer.json(
              NO_ANSWER,
              PartyJson.outcome(
                  "no answer",
                  "Nothing came in time: it may have happened or not; asking again does no harm."));
    };
  }
}
