package parlor;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/// What every line of the log has in common. How lines are written, as text or as JSON, is for
/// `logback.xml` to find out, since the first may be written before anything is read.
final class Logs {

  private Logs() {}

  /// Lines in JSON name the node from now on.
  static void areOf(String node) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.putProperty("node", node);
    }
  }
}
