package parlor.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import parlor.party.Party;
import parlor.rooms.Rooms;

/// The door of a node: HTTP and WebSocket on one port, on as many event loops as there are cores.
public final class Web {

  private static final long PING_MILLIS = 10_000;
  private static final long LOOK_MILLIS = 2_500;
  private static final long SWEEP_MILLIS = 3_600_000;

  private final Vertx vertx;
  private final Connections connections;
  private final PartyLive partyLive;
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();

  /// What the door needs to know.
  ///
  /// @param port 0 for any free one
  /// @param publicUrl what the node is called from outside, if that is not what browsers ask for
  /// @param proxies those in front of it
  /// @param limits how much a client may ask
  /// @param gate who may see the node's figures
  public record Setup(
      int port, Optional<URI> publicUrl, Proxies proxies, WebLimits limits, Gate gate) {}

  private Web(Vertx vertx, Setup setup, PartyLive partyLive) {
    this.vertx = vertx;
    this.connections = new Connections(setup.limits().socketsPerAddress());
    this.partyLive = partyLive;
  }

  /// Opens the door.
  ///
  /// @return fails with a `BindException` where something else has the port
  public static Future<Web> open(
      Vertx vertx, Setup setup, Rooms<Frame> rooms, Party party, Surroundings surroundings) {
    var web = new Web(vertx, setup, new PartyLive(vertx, party, surroundings));
    return web.listen(setup, rooms, party, surroundings).map(web);
  }

  private Future<String> listen(
      Setup setup, Rooms<Frame> rooms, Party party, Surroundings surroundings) {
    var assets = new Assets();
    var guard = new Guard(setup.gate());
    var origins = new Origins(setup.publicUrl(), setup.proxies());
    var live = new Live(vertx, rooms, setup.limits(), origins, connections);
    var operations =
        new Operations(
            vertx,
            guard,
            connections,
            () -> Roster.of(surroundings, rooms.count(), connections.count()),
            rooms::counts,
            rooms::hasArrived);
    var routes =
        new Routes(
            rooms,
            origins,
            assets,
            live,
            surroundings,
            connections,
            operations,
            api(guard, party, assets));
    vertx.setPeriodic(PING_MILLIS / Connections.TURNS, _ -> connections.ping());
    vertx.setPeriodic(LOOK_MILLIS, _ -> connections.dropSilent());
    vertx.setPeriodic(SWEEP_MILLIS, _ -> rooms.sweep());
    int loops = Runtime.getRuntime().availableProcessors();
    return vertx.deployVerticle(
        () -> listener(setup, routes), new DeploymentOptions().setInstances(loops));
  }

  private PartyApi api(Guard guard, Party party, Assets assets) {
    var contract = new Contract(vertx, PartyApi.DESCRIPTION);
    var page = assets.page("api.html");
    return new PartyApi(guard, contract, new PartyActs(party, partyLive, contract.text(), page));
  }

  private Listener listener(Setup setup, Routes routes) {
    var listener = new Listener(setup.port(), setup.limits().frameBytes(), routes);
    listeners.add(listener);
    return listener;
  }

  /// The port it listens on.
  public int port() {
    return listeners.getFirst().port();
  }

  /// Takes no more live connections and tells proxies so; pages are still answered.
  public void turnAway() {
    connections.turnAway();
    partyLive.turnAway();
  }

  /// Tells every browser to go elsewhere (1001), a few at a time.
  ///
  /// @return done when all sockets are closed, or after the few seconds a dead one may take
  public Future<Void> sendAway() {
    return partyLive.end().compose(_ -> connections.drain(vertx));
  }

  /// Closes the door: nothing listens any more.
  public Future<Void> close() {
    return vertx.close();
  }
}
