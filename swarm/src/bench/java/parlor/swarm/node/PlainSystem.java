package parlor.swarm.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.function.Function;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.remote.artery.tcp.SSLEngineProviderSetup;
import org.apache.pekko.serialization.SerializationSetup;
import org.apache.pekko.serialization.SerializerDetails;
import scala.jdk.javaapi.CollectionConverters;

/// What a node is made of without anything of ours on it: Pekko with the same encryption and the
/// same settings, but for those by which ours sends letters with fewer threads: these are as they
/// come.
public final class PlainSystem {

  private static final Config AS_IT_COMES =
      ConfigFactory.parseString(
          """
          pekko.actor.internal-dispatcher.fork-join-executor {
            parallelism-min = 4
            parallelism-factor = 1.0
            parallelism-max = 64
          }
          pekko.cluster.shutdown-after-unsuccessful-join-seed-nodes = off
          pekko.cluster.use-dispatcher = "pekko.actor.internal-dispatcher"
          pekko.remote.use-dispatcher = "pekko.remote.default-remote-dispatcher"
          pekko.remote.artery.advanced {
            use-dispatcher = "pekko.remote.default-remote-dispatcher"
            inbound-lanes = 4
            buffer-pool-size = 128
          }
          """);

  private PlainSystem() {}

  /// Binds its port, and joins nobody yet.
  ///
  /// @param serializers of what its actors say
  public static ActorSystem<Void> begin(
      NodeConfig config, Function<ExtendedActorSystem, List<SerializerDetails>> serializers) {
    var place = Place.resolved(config.host(), config.port());
    var tls = new Tls(config.cookies());
    var setup =
        ActorSystemSetup.create(
            BootstrapSetup.create(AS_IT_COMES.withFallback(Settings.of(config, place)))
                .withClassloader(PlainSystem.class.getClassLoader()),
            SSLEngineProviderSetup.create(_ -> tls),
            SerializationSetup.create(serializers::apply));
    return ActorSystem.create(Behaviors.empty(), Settings.SYSTEM, setup);
  }

  /// Joins those; the first of them founds.
  public static void join(ActorSystem<?> system, List<Discovery.HostPort> nodes) {
    var addresses =
        nodes.stream().map(node -> Place.resolved(node.host(), node.port()).address()).toList();
    Cluster.get(system)
        .manager()
        .tell(new JoinSeedNodes(CollectionConverters.asScala(addresses).toSeq()));
  }
}
