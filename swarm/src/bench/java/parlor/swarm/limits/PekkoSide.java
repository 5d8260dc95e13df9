package parlor.swarm.limits;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.serialization.SerializerDetails;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Member;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.node.PlainSystem;
import scala.jdk.javaapi.CollectionConverters;

/// Pekko's sharding as it comes: an actor for each process, asked by its `EntityRef`. It keeps no
/// copies, and has no groups.
final class PekkoSide implements Side {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final EntityTypeKey<Add> KEY = EntityTypeKey.create(Add.class, "cell");

  /// Adds a number, and answers the sum.
  record Add(long more, ActorRef<Long> replyTo) {}

  private final ClusterSharding sharding;
  private final Cluster cluster;

  private PekkoSide(ActorSystem<?> system) {
    this.sharding = ClusterSharding.get(system);
    this.cluster = Cluster.get(system);
    var _ = sharding.init(Entity.of(KEY, _ -> cell(Cell.begun())).withRole(Member.HOME));
  }

  static PekkoSide start(NodeConfig config) {
    var system =
        PlainSystem.begin(
            config,
            classic ->
                List.of(
                    SerializerDetails.create(
                        "add", new AddSerializer(classic), List.of(Add.class))));
    var side = new PekkoSide(system);
    PlainSystem.join(system, ((Discovery.Peers) config.discovery()).peers());
    return side;
  }

  private static Behavior<Add> cell(Cell cell) {
    return Behaviors.receiveMessage(add -> {
      var next = cell.plus(add.more());
      add.replyTo().tell(next.count());
      return add.more() == 0 ? Behaviors.same() : cell(next);
    });
  }

  @Override
  public int ready() {
    return Math.toIntExact(
        CollectionConverters.asJava(cluster.state().members()).stream()
            .filter(member -> member.status().equals(MemberStatus.up()))
            .count());
  }

  private CompletionStage<Boolean> ask(long process, long more) {
    return sharding
        .entityRefFor(KEY, "p" + process)
        .<Long>ask(replyTo -> new Add(more, replyTo), TIMEOUT)
        .handle((sum, fault) -> fault == null && sum != null);
  }

  @Override
  public CompletionStage<Boolean> start(long process) {
    return ask(process, 0);
  }

  private static <T> CompletionStage<T> noGroups() {
    return CompletableFuture.failedStage(new UnsupportedOperationException("no groups"));
  }

  @Override
  public CompletionStage<Boolean> join(long process, String group) {
    return noGroups();
  }

  @Override
  public CompletionStage<Boolean> add(long process) {
    return ask(process, 1);
  }

  @Override
  public CompletionStage<Boolean> read(long process) {
    return ask(process, 0);
  }

  @Override
  public CompletionStage<Gathered> everyone(String group, long millis) {
    return noGroups();
  }
}
