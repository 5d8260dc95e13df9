package parlor.web;

import static java.util.Map.entry;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import parlor.party.Opening;
import parlor.party.Party;
import parlor.party.Reply;
import parlor.party.Scenario;

/// What answers each operation of the description: what the party says, in JSON.
final class PartyActs implements Acts {

  /// By the id of the operation.
  static final Map<String, Act> ALL =
      Map.ofEntries(
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
          entry("reset", PartyActs::reset));

  private static final double USUAL_SPEED = 1;
  private static final int USUAL_WALKS = 20;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final int NO_ANSWER = 504;

  private final Party party;
  private final PartyLive live;

  /// Answers one operation.
  interface Act {

    /// Answers who asks, now or later.
    ///
    /// @param asked has passed the checks
    void answer(PartyActs acts, RoutingContext context, ValidatedRequest asked);
  }

  PartyActs(Party party, PartyLive live) {
    this.party = party;
    this.live = live;
  }

  @Override
  public Set<String> ids() {
    return ALL.keySet();
  }

  @Override
  public void answer(String id, RoutingContext context, ValidatedRequest asked) {
    Objects.requireNonNull(ALL.get(id), id).answer(this, context, asked);
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("described, but not there: " + name);
  }

  // Rooms.

  private void allRooms(RoutingContext context, ValidatedRequest asked) {
    tell(context, party.allRooms(), PartyJson::rooms);
  }

  private void addRooms(RoutingContext context, ValidatedRequest asked) {
    var rooms = Acts.body(asked).getJsonArray("rooms");
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
    var room = Acts.path(asked, "room");
    tell(context, party.whoIsIn(room), people -> PartyJson.room(room, people));
  }

  // People.

  private void walkInto(RoutingContext context, ValidatedRequest asked) {
    var people = names(Acts.body(asked).getJsonArray("people"));
    done(context, party.walkInto(Acts.path(asked, "room"), people));
  }

  private static List<String> names(JsonArray names) {
    return names.stream().map(String.class::cast).toList();
  }

  private void allPeople(RoutingContext context, ValidatedRequest asked) {
    tell(context, party.allPeople(), PartyJson::people);
  }

  private void whereIs(RoutingContext context, ValidatedRequest asked) {
    var person = Acts.path(asked, "person");
    tell(context, party.whereIs(person), room -> PartyJson.person(person, room));
  }

  private void roomLog(RoutingContext context, ValidatedRequest asked) {
    var person = Acts.path(asked, "person");
    tell(context, party.roomLog(person), stays -> PartyJson.log(person, stays));
  }

  private void leave(RoutingContext context, ValidatedRequest asked) {
    done(context, party.leave(Acts.path(asked, "person")));
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
    var word = Acts.path(asked, "scenario");
    var scenario = Scenario.named(word).orElseThrow(() -> missing(word));
    var body = Acts.body(asked);
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

  // How it is asked, and told.

  private static void done(RoutingContext context, CompletionStage<Reply<Reply.Done>> asked) {
    tell(context, asked, _ -> JsonBody.ok());
  }

  private static <T> void tell(
      RoutingContext context, CompletionStage<Reply<T>> asked, Function<T, Buffer> form) {
    Acts.tell(context, asked, reply -> answer(reply, form));
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
              JsonBody.outcome(
                  "no answer",
                  "Nothing came in time: it may have happened or not; asking again does no harm."));
    };
  }
}
