package parlor.swarm.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pekko's settings. With them a killed node's work is taken over within 2 s, a frozen one's within
/// 8 s; with Pekko's own it took over 35 s.
///
/// Nothing of the application's own configuration files is read, and no secret stands in here.
final class Settings {

  static final String SYSTEM = "parlor";

  /// The dispatcher of the actor that hears letters.
  static final String POST = "parlor-post";

  /// What a member is called travels as a role of this form.
  static final String NAME_ROLE = "name:";

  private static final String FIXED =
      """
      pekko {
        loglevel = WARNING
        stdout-loglevel = OFF
        loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
        logging-filter = "parlor.swarm.node.Hushed"
        log-dead-letters = off
        log-dead-letters-during-shutdown = off
        jvm-exit-on-fatal-error = off
        jvm-shutdown-hooks = off
        daemonic = on
        actor {
          provider = cluster
          # Whatever comes and goes passes several actors and streams, and each handing over to another
          # thread costs more than what is done there.
          internal-dispatcher.fork-join-executor {
            parallelism-min = 2
            parallelism-factor = 1.0
            parallelism-max = 16
          }
        }
        coordinated-shutdown {
          exit-jvm = off
          run-by-jvm-shutdown-hook = off
        }
        remote.use-dispatcher = "pekko.actor.internal-dispatcher"
        remote.artery {
          log-aeron-counters = off
          advanced {
            use-dispatcher = "pekko.actor.internal-dispatcher"
            maximum-frame-size = 640 KiB
            buffer-pool-size = 16
            inbound-lanes = 1
            outbound-message-queue-size = 30000
            outbound-restart-backoff = 300 ms
            tcp.connection-timeout = 2 s
            shutdown-flush-timeout = 300 ms
          }
        }
        cluster {
          # Handshakes of a JVM that has just started take long, and heartbeats must not wait for them.
          use-dispatcher = "parlor-cluster"
          log-info = off
          jmx.enabled = off
          periodic-tasks-initial-delay = 200 ms
          gossip-interval = 250 ms
          leader-actions-interval = 250 ms
          unreachable-nodes-reaper-interval = 250 ms
          seed-node-timeout = 2 s
          retry-unsuccessful-join-after = 2 s
          shutdown-after-unsuccessful-join-seed-nodes = 10 s
          allow-weakly-up-members = 3 s
          down-removal-margin = 300 ms
          downing-provider-class = "org.apache.pekko.cluster.sbr.SplitBrainResolverProvider"
          split-brain-resolver {
            active-strategy = keep-majority
            stable-after = 2500 ms
            down-all-when-unstable = off
            keep-majority.role = home
          }
          sharding {
            passivation.strategy = none
            remember-entities = off
            retry-interval = 200 ms
            waiting-for-state-timeout = 1 s
            updating-state-timeout = 2 s
            coordinator-failure-backoff = 300 ms
            rebalance-interval = 2 s
            handoff-timeout = 5 s
            coordinator-state {
              write-majority-plus = 0
              read-majority-plus = 0
            }
            coordinator-singleton {
              hand-over-retry-interval = 200 ms
            }
            distributed-data {
              majority-min-cap = 1
              gossip-interval = 500 ms
              notify-subscribers-interval = 100 ms
            }
            least-shard-allocation-strategy {
              rebalance-absolute-limit = 32
              rebalance-relative-limit = 0.3
            }
          }
          failure-detector {
            implementation-class = "parlor.swarm.node.DeathDetector"
            heartbeat-interval = 1 s
            acceptable-heartbeat-pause = 2 s
            # All by all: whoever is cut off has to find all others silent at once. Who finds it of a
            # few first takes the rest for the majority, and throws them out piece by piece.
            monitored-by-nr-of-members = 1000
          }
        }
      }
      parlor-cluster {
        type = Dispatcher
        executor = fork-join-executor
        fork-join-executor {
          parallelism-min = 1
          parallelism-max = 2
        }
      }
      parlor-post {
        type = PinnedDispatcher
        executor = thread-pool-executor
      }
      """;

  /// A system property: no encryption between nodes, and no cookie.
  private static final String OPEN = "parlor.measured.without.tls";

  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private Settings() {}

  static Config of(NodeConfig config, Place place) {
    var own =
        """
        pekko.remote.artery.canonical { hostname = "%s", port = %d }
        pekko.remote.artery.transport = %s
        pekko.cluster.roles = [%s]
        pekko.cluster.failure-detector.%s = %s
        """
            .formatted(
                place.bracketed(),
                place.port(),
                transport(),
                roles(config),
                DeathDetector.KEY,
                ConfigUtil.quoteString(config.name()));
    return ConfigFactory.load(
        Settings.class.getClassLoader(),
        ConfigFactory.parseString(own).withFallback(ConfigFactory.parseString(FIXED)));
  }

  /// What encryption costs is measured without it, and only for that: then whoever reaches the port
  /// is a member.
  private static String transport() {
    boolean isOpen = Boolean.getBoolean(OPEN);
    if (isOpen) {
      LOG.warn(
          "What nodes say to each other is neither encrypted nor asks for the cookie: -D{}", OPEN);
    }
    return isOpen ? "tcp" : "tls-tcp";
  }

  private static String roles(NodeConfig config) {
    return Stream.concat(config.roles().stream(), Stream.of(NAME_ROLE + config.name()))
        .map(ConfigUtil::quoteString)
        .collect(Collectors.joining(", "));
  }

  /// The name among a member's roles.
  static String name(Set<String> roles, Place place) {
    return roles.stream()
        .filter(role -> role.startsWith(NAME_ROLE))
        .map(role -> role.substring(NAME_ROLE.length()))
        .findFirst()
        .orElse(place.toString());
  }

  /// The roles that are meant for people.
  static Set<String> shown(Set<String> roles) {
    return roles.stream()
        .filter(role -> !role.startsWith(NAME_ROLE) && !role.startsWith("dc-"))
        .collect(Collectors.toUnmodifiableSet());
  }
}
