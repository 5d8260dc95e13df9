package parlor.swarm.node;

import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;

/// The one actor of a node that others know: at the same path on all of them.
///
/// Whatever has our cookie can send it anything, so it takes any object and never fails at one.
final class Post {

  /// Where others find it.
  static final String PATH = "/user/post";

  private static final String NAME = "post";

  /// Whom it tells.
  ///
  /// @param mail hears letters
  /// @param event hears of changes of the cluster, in order
  /// @param ask hears that someone asks who we are
  /// @param answer hears who someone is
  record Ears(
      Mail mail,
      Consumer<ClusterEvent.ClusterDomainEvent> event,
      Consumer<Parcel.Ask> ask,
      Consumer<Parcel.Answer> answer) {}

  private Post() {}

  /// What a system begins with: the post, and whoever listens to the cluster's changes.
  static Behavior<Void> guardian(Ears ears) {
    return Behaviors.setup(context -> {
      var post =
          Behaviors.supervise(post(ears)).onFailure(Throwable.class, SupervisorStrategy.resume());
      context.spawn(post, NAME, DispatcherSelector.fromConfig(Settings.POST));
      var watch = context.spawn(watch(ears), "watch");
      Cluster.get(context.getSystem())
          .subscriptions()
          .tell(Subscribe.create(watch, ClusterEvent.ClusterDomainEvent.class));
      return Behaviors.empty();
    });
  }

  private static Behavior<Object> post(Ears ears) {
    return Behaviors.receiveMessage(message -> {
      switch (message) {
        case Parcel.Letter letter -> ears.mail().deliver(letter);
        case Parcel.Ask ask -> ears.ask().accept(ask);
        case Parcel.Answer answer -> ears.answer().accept(answer);
        default -> ears.mail().strange(message);
      }
      return Behaviors.same();
    });
  }

  private static Behavior<ClusterEvent.ClusterDomainEvent> watch(Ears ears) {
    return Behaviors.receiveMessage(event -> {
      ears.event().accept(event);
      return Behaviors.same();
    });
  }
}
