package parlor.swarm.node;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.event.LogMarker;
import org.apache.pekko.event.slf4j.Slf4jLoggingFilter;
import org.apache.pekko.stream.Materializer;

/// Keeps Pekko from telling of every connection that could not be made, over and over: whoever
/// shows another cookie, or dies, is spoken of elsewhere, once.
public final class StreamsHushed extends Slf4jLoggingFilter {

  /// For Pekko.
  public StreamsHushed(ActorSystem.Settings settings, EventStream events) {
    super(settings, events);
  }

  @Override
  public boolean isWarningEnabled(Class<?> from, String source) {
    return !from.equals(Materializer.class) && super.isWarningEnabled(from, source);
  }

  @Override
  public boolean isWarningEnabled(Class<?> from, String source, LogMarker marker) {
    return !from.equals(Materializer.class) && super.isWarningEnabled(from, source, marker);
  }
}
