package parlor.web;

import static java.util.Map.entry;

import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import parlor.chat.Chat;
import parlor.chat.Delivery;
import parlor.nodes.Nodes;
import parlor.rooms.RoomName;
import parlor.rooms.Rooms;
import parlor.swarm.Draining;
import parlor.swarm.Explanation;
import parlor.swarm.node.Membership;

/// What answers the operations on the cluster and its nodes.
final class ClusterActs implements Acts {

  /// By the id of the operation.
  static final Map<String, Act> ALL =
      Map.ofEntries(
          entry("cluster", ClusterActs::cluster),
          entry("send", ClusterActs::send),
          entry("drain", ClusterActs::drain),
          entry("explain", ClusterActs::explain),
          entry("found", ClusterActs::found));

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int NO_ANSWER = 504;

  private static final String ACCEPT =
      "To accept that, send acceptLoss; on the command line, --accept-loss.";
  private static final String FOUNDING =
      "What only those nodes hold that this one waits for would be lost, and where they live on,"
          + " there would be two clusters until they find each other. "
          + ACCEPT;
  private static final String IN_ONE = "This node waits for nobody: there is nothing to found.";

  private final Nodes nodes;
  private final Chat chat;
  private final Rooms<Frame> rooms;
  private final Supplier<Roster> roster;

  /// Answers one operation.
  interface Act {
    void answer(ClusterActs acts, RoutingContext context, ValidatedRequest asked);
  }

  ClusterActs(Nodes nodes, Chat chat, Rooms<Frame> rooms, Supplier<Roster> roster) {
    this.nodes = nodes;
    this.chat = chat;
    this.rooms = rooms;
    this.roster = roster;
  }

  @Override
  public Set<String> ids() {
    return ALL.keySet();
  }

  @Override
  public void answer(String id, RoutingContext context, ValidatedRequest asked) {
    Objects.requireNonNull(ALL.get(id), id).answer(this, context, asked);
  }

  private void cluster(RoutingContext context, ValidatedRequest asked) {
    Answer.json(OK, RosterWriter.json(roster.get())).to(context);
  }

  // Talk.

  private void send(RoutingContext context, ValidatedRequest asked) {
    var text = Acts.body(asked).getString("text");
    Acts.tell(context, chat.send(Acts.path(asked, "node"), text), ClusterActs::answer);
  }

  private static Answer answer(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered -> Answer.json(OK, ClusterJson.delivered(delivered));
      case Delivery.NoSuchNode nobody -> noSuchNode(nobody.why());
      case Delivery.NoAnswer silence -> noAnswer(silence.why());
      case Delivery.Refused refused -> Answer.refused(BAD_REQUEST, refused.why());
    };
  }

  // Going.

  private void drain(RoutingContext context, ValidatedRequest asked) {
    var name = Acts.path(asked, "node");
    boolean acceptLoss = Acts.body(asked).getBoolean("acceptLoss", false);
    Acts.tell(context, nodes.drain(name, acceptLoss), came -> answer(name, came));
  }

  private Answer answer(String name, Draining came) {
    return switch (came) {
      case Draining.Begun _ -> Answer.json(OK, JsonBody.ok());
      case Draining.Last last -> Answer.refused(CONFLICT, whatIsLost(name, last.processes()));
      case Draining.NoSuchNode _ -> noSuchNode(new Delivery.NoSuchNode(names()).why());
      case Draining.NoAnswer silence -> noAnswer(silence.why());
    };
  }

  private String whatIsLost(String name, long processes) {
    return "No other node can take over what is on this one: %,d processes%s would end with it."
            .formatted(processes, withRooms(name))
        + " "
        + ACCEPT;
  }

  /// A room lives on where its people come back to a node that is started later.
  private String withRooms(String name) {
    return nodes.all().stream()
        .filter(seen -> seen.member().name().equals(name))
        .flatMap(seen -> seen.told().stream())
        .map(told ->
            ", and %,d rooms except for what their browsers remember,"
                .formatted(told.report().rooms()))
        .findFirst()
        .orElse("");
  }

  private void found(RoutingContext context, ValidatedRequest asked) {
    var now = nodes.membership();
    if (now.state() == Membership.State.UP) {
      Answer.refused(CONFLICT, IN_ONE).to(context);
    } else if (!now.self().isHome()) {
      Answer.refused(CONFLICT, "Only a node of the role home can found a cluster. Ask one.")
          .to(context);
    } else if (!Acts.body(asked).getBoolean("acceptLoss", false)) {
      Answer.refused(CONFLICT, "This node waits: " + nodes.hindrance() + ". " + FOUNDING)
          .to(context);
    } else {
      Acts.tell(
          context,
          nodes.found(),
          done -> done ? Answer.json(OK, JsonBody.ok()) : Answer.refused(CONFLICT, IN_ONE));
    }
  }

  private List<String> names() {
    return nodes.all().stream().map(seen -> seen.member().name()).sorted().toList();
  }

  // Names.

  private void explain(RoutingContext context, ValidatedRequest asked) {
    var name = Acts.path(asked, "name");
    try {
      explain(context, name, nodes.explain(name));
    } catch (IllegalArgumentException over) {
      Answer.refused(BAD_REQUEST, "That is no name: " + over.getMessage() + ".").to(context);
    }
  }

  private void explain(
      RoutingContext context, String name, CompletionStage<Map<String, Explanation>> asked) {
    var keepers = RoomName.parse(name).map(rooms::keepers).orElse(List.of());
    Acts.tell(
        context, asked, known -> Answer.json(OK, ClusterJson.explained(name, known, keepers)));
  }

  // How it is told.

  private static Answer noSuchNode(String why) {
    return Answer.json(NOT_FOUND, JsonBody.outcome("no such node", why));
  }

  private static Answer noAnswer(String why) {
    return Answer.json(NO_ANSWER, JsonBody.outcome("no answer", why));
  }
}
