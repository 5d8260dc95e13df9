package parlor.swarm.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Hears what is logged from WARN up while a test runs.
final class Ear extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
  private final Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();

  Ear() {
    if (before.isGreaterOrEqual(Level.WARN)) {
      root.setLevel(Level.WARN);
    }
    setContext(root.getLoggerContext());
    start();
    root.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      events.add(event);
    }
  }

  List<String> lines() {
    return events.stream().map(e -> e.getLoggerName() + " " + e.getFormattedMessage()).toList();
  }

  @Override
  public void close() {
    root.detachAppender(this);
    root.setLevel(before);
  }
}
