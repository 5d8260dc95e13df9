package parlor.swarm.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Address;
import org.apache.pekko.actor.BootstrapSetup;
import org.apache.pekko.actor.setup.ActorSystemSetup;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.UniqueAddress;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Down;
import org.apache.pekko.cluster.typed.JoinSeedNodes;
import org.apache.pekko.io.TcpMessage;
import org.apache.pekko.remote.RemoteTransportException;
import org.apache.pekko.remote.artery.tcp.SSLEngineProviderSetup;
import org.apache.pekko.serialization.SerializationSetup;
import org.apache.pekko.serialization.SerializerDetails;
import scala.jdk.javaapi.CollectionConverters;

/// One life of this node in a cluster: one ActorSystem, which joins once and ends once.
final class Incarnation {

  private final ActorSystem<Void> system;
  private final Cluster cluster;
  private final Place place;
  private final Optional<Sharing> sharing;
  private final Map<Place, ActorRef<Object>> posts = new ConcurrentHashMap<>();

  private Incarnation(ActorSystem<Void> system, Optional<Sharing> sharing) {
    this.system = system;
    this.sharing = sharing;
    this.cluster = Cluster.get(system);
    this.place = Place.of(cluster.selfMember().address());
  }

  /// Binds the port, and joins nobody yet.
  ///
  /// @throws UncheckedIOException where the port cannot be bound
  static Incarnation begin(NodeConfig config, Place place, Tls tls, Post.Ears ears, Charge charge) {
    probe(place);
    var setup =
        ActorSystemSetup.create(
            BootstrapSetup.create(Settings.of(config, place))
                .withClassloader(Incarnation.class.getClassLoader()),
            SSLEngineProviderSetup.create(_ -> tls),
            SerializationSetup.create(_ -> List.of(parcels())));
    try {
      ActorSystem<Void> system = ActorSystem.create(Post.guardian(ears), Settings.SYSTEM, setup);
      return new Incarnation(system, sharing(config, system, charge));
    } catch (RemoteTransportException unbound) {
      throw new UncheckedIOException(
          new IOException("the cluster port cannot be bound: " + place, unbound));
    }
  }

  private static Optional<Sharing> sharing(
      NodeConfig config, ActorSystem<Void> system, Charge charge) {
    return charge.count() > 0 && config.roles().contains(Member.HOME)
        ? Optional.of(Sharing.begin(system, charge.count(), charge::take, charge::leave))
        : Optional.empty();
  }

  /// Has those things looked after that are not.
  void wake(IntPredicate which) {
    sharing.ifPresent(sharing -> sharing.wake(which));
  }

  /// Gives up all it looks after.
  void handOver() {
    sharing.ifPresent(Sharing::end);
  }

  /// Pekko has an error with a stack trace to tell of every port that is taken.
  private static void probe(Place place) {
    try (var port = new ServerSocket()) {
      port.setReuseAddress(true);
      port.bind(place.socket());
    } catch (IOException taken) {
      throw new UncheckedIOException(
          new IOException("the cluster port cannot be bound: " + place, taken));
    }
  }

  private static SerializerDetails parcels() {
    return SerializerDetails.create("parcel", new ParcelSerializer(), List.of(Parcel.class));
  }

  /// Where it listens, the port known.
  Place place() {
    return place;
  }

  UniqueAddress self() {
    return cluster.selfMember().uniqueAddress();
  }

  /// Joins whoever of these is in a cluster. Only where this node stands first among them, and none
  /// of them is in one, it founds one. Ends after 10 s without success.
  void join(List<Place> seeds) {
    var addresses = seeds.stream().map(Place::address).toList();
    cluster.manager().tell(new JoinSeedNodes(seq(addresses)));
  }

  private static scala.collection.immutable.Seq<Address> seq(List<Address> addresses) {
    return CollectionConverters.asScala(addresses).toSeq();
  }

  /// Throws a member out. Says nothing about who may come next at that place.
  void down(Place member) {
    cluster.manager().tell(new Down(member.address()));
  }

  /// Hands a parcel to the network: it arrives once or not at all.
  void send(Place to, Parcel parcel) {
    posts.computeIfAbsent(to, this::post).tell(parcel);
  }

  private ActorRef<Object> post(Place at) {
    return ActorRefResolver.get(system).resolveActorRef(at.address() + Post.PATH);
  }

  /// Leaves the cluster in good order if it is in one, then ends.
  void end() {
    system.terminate();
  }

  /// Whether it is in no cluster any more and only winds up.
  boolean isOver() {
    return cluster.isTerminated();
  }

  CompletionStage<Done> ended() {
    return system.getWhenTerminated();
  }

  /// For a system that is slow to end: cuts its connections. New ones may come.
  void cut() {
    sockets(TcpMessage.abort());
  }

  /// For a system that does not end: lets go of its port and its connections, and of nothing else.
  /// Whoever kept a connection would go on talking to this one.
  void freePort() {
    sockets(TcpMessage.unbind());
    cut();
  }

  private void sockets(Object command) {
    Adapter.toClassic(system)
        .actorSelection("/system/IO-TCP/selectors/*/*")
        .tell(command, org.apache.pekko.actor.ActorRef.noSender());
  }
}
