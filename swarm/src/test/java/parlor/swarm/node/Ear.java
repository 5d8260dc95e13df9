package parlor.swarm.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Hears what is logged from INFO up while a test runs.
final class Ear extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

  Ear() {
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    events.add(event);
  }

  /// What was logged from WARN up.
  List<String> lines() {
    return events.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .map(Ear::line)
        .toList();
  }

  /// What was logged, at any level, that holds this.
  List<String> said(String part) {
    return events.stream().map(Ear::line).filter(line -> line.contains(part)).toList();
  }

  private static String line(ILoggingEvent event) {
    return event.getLoggerName() + " " + event.getFormattedMessage();
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
