package parlor.swarm.node;

import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.sharding.typed.ShardingMessageExtractor;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/// Has Pekko's sharding decide who looks after what: for each thing of a [Charge] there is one
/// entity in the cluster, and the node it is on is the one.
///
/// Entities are not remembered by Pekko, whose store would write to disk. The home nodes wake all
/// of them again and again instead: see [Waking].
final class Sharing {

  private static final EntityTypeKey<Parcel> KEY = EntityTypeKey.create(Parcel.class, "charge");

  private final ActorSystem<?> system;
  private final int count;
  private final ActorRef<Parcel> region;
  private volatile boolean ended;

  private Sharing(ActorSystem<?> system, int count, ActorRef<Parcel> region) {
    this.system = system;
    this.count = count;
    this.region = region;
  }

  /// To be called before the system joins: who is asked for a coordinator and has none delays all.
  ///
  /// @param taken hears what this node is to look after
  /// @param left hears what it is not to any more
  static Sharing begin(ActorSystem<?> system, int count, IntConsumer taken, IntConsumer left) {
    var entity =
        Entity.of(KEY, context -> ward(Integer.parseInt(context.getEntityId()), taken, left))
            .withRole(Member.HOME)
            .withStopMessage(new Parcel.Rest())
            .withMessageExtractor(new ByNumber());
    return new Sharing(system, count, ClusterSharding.get(system).init(entity));
  }

  private static Behavior<Parcel> ward(int number, IntConsumer taken, IntConsumer left) {
    return Behaviors.setup(context -> {
      taken.accept(number);
      return Behaviors.receive(Parcel.class)
          .onMessage(Parcel.Rest.class, _ -> Behaviors.stopped())
          .onAnyMessage(_ -> Behaviors.same())
          .onSignal(
              PostStop.class,
              _ -> {
                left.accept(number);
                return Behaviors.same();
              })
          .build();
    });
  }

  /// Things are given away in so many portions: Pekko takes its time for each. A thing's portion is
  /// what its number leaves when divided by this.
  private static final int PORTIONS = 64;

  /// Every portion is one of Pekko's shards.
  private static final class ByNumber extends ShardingMessageExtractor<Parcel, Parcel> {
    @Override
    public String entityId(Parcel message) {
      return message instanceof Parcel.Wake wake ? Integer.toString(wake.number()) : "";
    }

    @Override
    public String shardId(String entityId) {
      return entityId.isEmpty() ? "" : Integer.toString(Integer.parseInt(entityId) % PORTIONS);
    }

    @Override
    public Parcel unwrapMessage(Parcel message) {
      return message;
    }
  }

  /// Has those things looked after that are not.
  void wake(IntPredicate which) {
    if (ended) {
      return;
    }
    for (int number = 0; number < count; number++) {
      if (which.test(number)) {
        region.tell(new Parcel.Wake(number));
      }
    }
  }

  /// Gives all that is looked after here to other nodes, and takes nothing any more.
  void end() {
    if (ended) {
      return;
    }
    ended = true;
    org.apache.pekko.cluster.sharding.ClusterSharding.get(Adapter.toClassic(system))
        .shardRegion(KEY.name())
        .tell(ShardRegion.gracefulShutdownInstance(), org.apache.pekko.actor.ActorRef.noSender());
  }
}
