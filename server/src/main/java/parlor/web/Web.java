package parlor.web;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The doors of a node: HTTP and WebSocket on one port, on as many event loops as there are cores;
/// and figures for machines on another, where that is wanted.
public final class Web {

  private static final long PING_MILLIS = 10_000;
  private static final long LOOK_MILLIS = 2_500;
  private static final long SWEEP_MILLIS = 3_600_000;

  private final Vertx vertx;
  private final Connections connections;
  private final PartyLive partyLive;
  private final Inside inside;
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private @Nullable MetricsListener metrics;

  /// What the doors need to know.
  ///
  /// @param port for everyone, 0 for any free one; nothing for a node without the role `web`
  /// @param metricsPort for figures and health alone, which need no token there
  /// @param publicUrl what the node is called from outside, if that is not what browsers ask for
  /// @param proxies those in front of it
  /// @param limits how much a client may ask
  /// @param gate who may see more than pointing rooms
  public record Setup(
      OptionalInt port,
      OptionalInt metricsPort,
      Optional<URI> publicUrl,
      Proxies proxies,
      WebLimits limits,
      Gate gate) {}

  private Web(Vertx vertx, Setup setup, Inside inside) {
    this.vertx = vertx;
    this.connections = new Connections(setup.limits().socketsPerAddress());
    this.partyLive = new PartyLive(vertx, inside.party(), inside.nodes());
    this.inside = inside;
  }

  /// Opens the doors.
  ///
  /// @return fails with [PortTaken] where something else has one
  public static Future<Web> open(Vertx vertx, Setup setup, Inside inside) {
    var web = new Web(vertx, setup, inside);
    return web.listen(setup).map(web);
  }

  private Future<?> listen(Setup setup) {
    var rooms = inside.rooms();
    Supplier<Roster> roster = () -> Roster.of(inside.nodes(), rooms.count(), connections.count());
    var operations = new Operations(vertx, connections, roster, rooms::counts, rooms::hasArrived);
    vertx.setPeriodic(SWEEP_MILLIS, _ -> rooms.sweep());
    var metrics =
        setup.metricsPort().isPresent()
            ? listenForMetrics(setup.metricsPort().getAsInt(), operations)
            : Future.succeededFuture();
    if (setup.port().isEmpty()) {
      return metrics;
    }
    var routes = routes(setup, roster, operations);
    return metrics.compose(_ -> listenForAll(setup, setup.port().getAsInt(), routes));
  }

  private Future<?> listenForMetrics(int port, Operations operations) {
    var listener = new MetricsListener(port, operations);
    metrics = listener;
    return vertx.deployVerticle(listener);
  }

  private Future<?> listenForAll(Setup setup, int port, Routes routes) {
    vertx.setPeriodic(PING_MILLIS / Connections.TURNS, _ -> connections.ping());
    vertx.setPeriodic(LOOK_MILLIS, _ -> connections.dropSilent());
    int loops = Runtime.getRuntime().availableProcessors();
    return vertx.deployVerticle(
        () -> listener(setup, port, routes), new DeploymentOptions().setInstances(loops));
  }

  private Routes routes(Setup setup, Supplier<Roster> roster, Operations operations) {
    var assets = new Assets();
    var guard = new Guard(setup.gate());
    var origins = new Origins(setup.publicUrl(), setup.proxies());
    var guesses = new Guesses(System.nanoTime());
    var live = new Live(vertx, inside.rooms(), setup.limits(), origins, connections, guesses);
    var doorman = new Doorman(origins, setup.limits().commandsPerSecond());
    var inRooms = new RoomActs(inside.rooms(), origins, guesses);
    var api = api(guard, doorman, inRooms, roster, assets);
    return new Routes(inside, origins, assets, live, connections, operations, guard, api);
  }

  private Api api(
      Guard guard, Doorman doorman, RoomActs inRooms, Supplier<Roster> roster, Assets assets) {
    var contract = new Contract(vertx, Api.DESCRIPTION);
    return new Api(
        guard,
        doorman,
        contract,
        List.of(
            inRooms,
            new DescriptionActs(contract.text(), assets.page("api.html", Languages.ALL.getFirst())),
            new PartyActs(inside.party(), partyLive),
            new ClusterActs(inside.nodes(), inside.chat(), inside.rooms(), roster)));
  }

  private Listener listener(Setup setup, int port, Routes routes) {
    var listener = new Listener(port, setup.limits().frameBytes(), routes);
    listeners.add(listener);
    return listener;
  }

  /// The port for everyone, if there is one.
  public OptionalInt port() {
    return listeners.stream().mapToInt(Listener::port).findFirst();
  }

  /// The port for figures, if there is one.
  public OptionalInt metricsPort() {
    return metrics == null ? OptionalInt.empty() : OptionalInt.of(metrics.port());
  }

  /// How many live connections there are.
  public int sockets() {
    return connections.count();
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
