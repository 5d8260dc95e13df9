package parlor.swarm.node;

import java.util.Set;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.event.EventStream;
import org.apache.pekko.event.LogMarker;
import org.apache.pekko.event.slf4j.Slf4jLoggingFilter;

/// Keeps Pekko from warning of what is spoken of here, once and in one line: who does not answer,
/// dies, is thrown out, shows another cookie, or does not end. Its errors stay.
public final class Hushed extends Slf4jLoggingFilter {

  /// Who warns of nothing else that concerns anyone.
  private static final Set<String> HUSHED =
      Set.of(
          "org.apache.pekko.actor.CoordinatedShutdown",
          "org.apache.pekko.cluster.Cluster",
          "org.apache.pekko.cluster.ClusterCoreDaemon",
          "org.apache.pekko.cluster.ClusterHeartbeatSender",
          "org.apache.pekko.cluster.JoinSeedNodeProcess",
          "org.apache.pekko.cluster.FirstSeedNodeProcess",
          "org.apache.pekko.cluster.sbr.SplitBrainResolver",
          "org.apache.pekko.remote.artery.ArteryTransport",
          "org.apache.pekko.remote.artery.Association",
          "org.apache.pekko.remote.artery.OutboundHandshake",
          "org.apache.pekko.remote.artery.SystemMessageAcker",
          "org.apache.pekko.remote.artery.SystemMessageDelivery",
          "org.apache.pekko.remote.artery.tcp.ArteryTcpTransport",
          "org.apache.pekko.stream.Materializer");

  /// For Pekko.
  public Hushed(ActorSystem.Settings settings, EventStream events) {
    super(settings, events);
  }

  @Override
  public boolean isWarningEnabled(Class<?> from, String source) {
    return !HUSHED.contains(from.getName()) && super.isWarningEnabled(from, source);
  }

  @Override
  public boolean isWarningEnabled(Class<?> from, String source, LogMarker marker) {
    return !HUSHED.contains(from.getName()) && super.isWarningEnabled(from, source, marker);
  }
}
