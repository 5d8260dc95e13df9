package parlor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import parlor.rooms.Limits;
import parlor.web.Proxies;
import parlor.web.Web;
import parlor.web.WebLimits;

/// What the environment says, all of it checked; see [Variable] for what may stand there.
///
/// @param web the door
/// @param rooms how much this node takes on
public record Config(Web.Setup web, Limits rooms) {

  /// What came of reading it.
  public sealed interface Reading {
    record Valid(Config config) implements Reading {}

    /// Everything that is wrong with it, a sentence each.
    record Invalid(List<String> problems) implements Reading {}
  }

  /// Reads an environment.
  public static Reading read(Map<String, String> environment) {
    var reader = new ConfigReader(environment);
    var config = new Config(web(reader), rooms(reader));
    var problems = reader.problems();
    return problems.isEmpty() ? new Reading.Valid(config) : new Reading.Invalid(problems);
  }

  private static Web.Setup web(ConfigReader reader) {
    return new Web.Setup(
        reader.number(Variable.PORT),
        reader.text(Variable.PUBLIC_URL).map(URI::create),
        new Proxies(reader.list(Variable.TRUSTED_PROXIES)),
        new WebLimits(
            reader.number(Variable.PARLOR_FRAME_BYTES),
            reader.number(Variable.PARLOR_COMMANDS_PER_SECOND),
            reader.number(Variable.PARLOR_SOCKETS_PER_ADDRESS)));
  }

  private static Limits rooms(ConfigReader reader) {
    return new Limits(
        reader.number(Variable.PARLOR_SEATS_PER_ROOM),
        reader.number(Variable.PARLOR_ROOMS),
        Duration.ofDays(reader.number(Variable.PARLOR_EMPTY_ROOM_DAYS)));
  }
}
