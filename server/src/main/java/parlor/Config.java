package parlor;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import parlor.pointing.Bounds;
import parlor.rooms.Limits;
import parlor.swarm.node.NodeConfig;
import parlor.web.Gate;
import parlor.web.Proxies;
import parlor.web.Web;
import parlor.web.WebLimits;

/// What the environment says, all of it checked; see [Variable] for what may stand there.
///
/// @param web the door
/// @param rooms how much this node takes on
/// @param name what this node is called
/// @param node how it meets other nodes; nothing for one that is alone
/// @param notices what is allowed but perhaps not meant, a sentence each
public record Config(
    Web.Setup web, Limits rooms, String name, Optional<NodeConfig> node, List<String> notices) {

  public Config {
    notices = List.copyOf(notices);
  }

  /// What came of reading it.
  public sealed interface Reading {
    record Valid(Config config) implements Reading {}

    /// Everything that is wrong with it, a sentence each.
    record Invalid(List<String> problems) implements Reading {}
  }

  /// Reads an environment.
  ///
  /// @param ownAddress finds the address of this machine; asked only where it is needed
  public static Reading read(Map<String, String> environment, Supplier<InetAddress> ownAddress) {
    var reader = new ConfigReader(environment);
    var web = web(reader, reader.roles().contains(Role.WEB));
    var rooms = rooms(reader);
    // Only checked: the log is there before this is read, and looks for itself.
    var _ = reader.text(Variable.PARLOR_LOG_FORMAT);
    var clustering = new Clustering(reader, ownAddress);
    var node = clustering.node();
    var name = node.map(NodeConfig::name).orElse(clustering.lonelyName());
    var config = new Config(web, rooms, name, node, reader.notices());
    var problems = reader.problems();
    return problems.isEmpty() ? new Reading.Valid(config) : new Reading.Invalid(problems);
  }

  private static Web.Setup web(ConfigReader reader, boolean isForPeople) {
    int port = reader.number(Variable.PORT);
    var metricsPort = reader.perhapsNumber(Variable.METRICS_PORT);
    if (isForPeople && port > 0 && metricsPort.equals(OptionalInt.of(port))) {
      reader.problem("METRICS_PORT is \"" + port + "\" but must be another one than PORT");
    }
    return new Web.Setup(
        isForPeople ? OptionalInt.of(port) : OptionalInt.empty(),
        metricsPort,
        reader.text(Variable.PUBLIC_URL).map(URI::create),
        new Proxies(reader.list(Variable.TRUSTED_PROXIES)),
        new WebLimits(
            reader.number(Variable.PARLOR_FRAME_BYTES),
            reader.number(Variable.PARLOR_COMMANDS_PER_SECOND),
            reader.number(Variable.PARLOR_SOCKETS_PER_ADDRESS)),
        new Gate(reader.text(Variable.ADMIN_TOKEN)));
  }

  private static Limits rooms(ConfigReader reader) {
    return new Limits(
        new Bounds(
            reader.number(Variable.PARLOR_SEATS_PER_ROOM),
            reader.number(Variable.PARLOR_ITEMS_PER_ROOM)),
        reader.number(Variable.PARLOR_ROOMS),
        Duration.ofDays(reader.number(Variable.PARLOR_EMPTY_ROOM_DAYS)));
  }
}
