package parlor;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.chat.Chat;
import parlor.nodes.Nodes;
import parlor.party.Party;
import parlor.pointing.Moment;
import parlor.rooms.House;
import parlor.rooms.Rooms;
import parlor.swarm.Swarm;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Terms;
import parlor.web.Frame;
import parlor.web.FrameWriter;
import parlor.web.Inside;
import parlor.web.Web;

/// Builds the house, opens its door, and closes it when told to.
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] args) throws Exception {
    switch (Config.read(System.getenv(), OwnAddress::find)) {
      case Config.Reading.Valid valid -> open(valid.config());
      case Config.Reading.Invalid invalid -> {
        invalid.problems().forEach(System.err::println);
        System.exit(2);
      }
    }
  }

  private static void open(Config config) throws InterruptedException {
    Logs.areOf(config.name());
    config.notices().forEach(LOG::info);
    Optional<Swarm> started = Optional.empty();
    try {
      var swarm = swarm(config);
      started = Optional.of(swarm);
      var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
      var rooms = rooms(house(vertx, config), config.node().map(_ -> swarm.node()));
      var inside = inside(rooms, swarm, config.node().isPresent());
      var web =
          Web.open(vertx, config.web(), inside).toCompletionStage().toCompletableFuture().get();
      inside.nodes().tellOf(new Present(web, rooms));
      var closing = Closing.of(web, swarm, rooms::handOver, rooms::flush, System.err::println);
      Runtime.getRuntime().addShutdownHook(new Thread(closing::run, "close"));
      // Beside everything else, since it waits for the way out.
      var _ = swarm.drained().thenRun(() -> Thread.ofVirtual().start(() -> System.exit(0)));
      System.out.println(opened(web));
    } catch (ExecutionException | UncheckedIOException fault) {
      System.err.println(Trouble.explained(fault, config, started.isPresent()));
      Closing.of(started, System.err::println).run();
      System.exit(1);
    }
  }

  private static House<Frame> house(Vertx vertx, Config config) {
    return new House<>(
        () -> new Moment(System.currentTimeMillis(), config.name()),
        new SecureRandom(),
        (millis, wake) -> vertx.setTimer(millis, _ -> wake.run()),
        new FrameWriter(),
        config.rooms());
  }

  private static Rooms<Frame> rooms(House<Frame> house, Optional<Node> node) {
    if (node.isEmpty()) {
      return new Rooms<>(house);
    }
    var mail = new RoomMail(node.get());
    var rooms = new Rooms<>(house, mail);
    mail.deliverTo(rooms);
    return rooms;
  }

  private static Swarm swarm(Config config) {
    return config
        .node()
        .map(node -> swarm(node.name(), charge -> Node.start(node, charge)))
        .orElseGet(() -> swarm(config.name(), charge -> Node.alone(config.name(), charge)));
  }

  private static Swarm swarm(String name, Function<Charge, Node> start) {
    return Swarm.start(name, Terms.USUAL, Party.KINDS, start);
  }

  private static Inside inside(Rooms<Frame> rooms, Swarm swarm, boolean mayHaveOthers) {
    var chat = new Chat(swarm.node(), InstantSource.system());
    return new Inside(rooms, new Party(swarm), chat, new Nodes(swarm, mayHaveOthers, chat));
  }

  private static String opened(Web web) {
    var doors = new ArrayList<String>();
    web.port().ifPresent(port -> doors.add("Parlor is open at http://localhost:" + port));
    if (doors.isEmpty()) {
      doors.add("Parlor runs without a public port: its roles say so");
    }
    web.metricsPort()
        .ifPresent(port -> doors.add("Metrics are at http://localhost:" + port + "/metrics"));
    return String.join("\n", doors);
  }

  /// Who is on this node.
  private record Present(Web web, Rooms<Frame> held) implements Nodes.Crowd {
    @Override
    public int sockets() {
      return web.sockets();
    }

    @Override
    public int rooms() {
      return held.count();
    }
  }
}
