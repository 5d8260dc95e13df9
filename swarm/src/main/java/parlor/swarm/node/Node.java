package parlor.swarm.node;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// This JVM as a node of a cluster. It outlives each of its memberships: a node that was downed
/// begins a new one in place, and whoever listens here hears of it as a change like any other.
public interface Node {

  /// How long a letter may be, in bytes.
  int LONGEST = 600 * 1024;

  /// Takes what another node sent. Must not wait: all letters to this node come through one thread.
  interface Hearer {

    /// Called one letter after another for each sender, in the order in which they were sent.
    void hear(String from, byte[] letter);
  }

  /// Comes to life: binds its port and looks for the others from then on.
  ///
  /// @throws java.io.UncheckedIOException where the port cannot be bound
  static Node start(NodeConfig config) {
    return start(config, Charge.NONE);
  }

  /// The same for a node that looks after things with others, if it has the role for it: see
  /// [Member#HOME].
  static Node start(NodeConfig config, Charge charge) {
    return LiveNode.start(config, charge);
  }

  /// A node that is to stay alone, in a cluster of one that nobody can join: at once, and without a
  /// port.
  static Node alone(String name, Charge charge) {
    return LoneNode.start(name, charge);
  }

  /// The cluster as it is now.
  Membership membership();

  /// Why this node is in no cluster, as of a moment ago, to stand behind a colon: nobody answers
  /// where it looks, or those there have another cookie. Empty for a member.
  default String hindrance() {
    return "";
  }

  /// Has every change of the membership told, in order, beginning with how it is now.
  void onChange(Consumer<Membership> listener);

  /// Has all letters of a topic told. To be set before any arrives that matters: what nobody hears
  /// is counted and dropped.
  void hear(String topic, Hearer hearer);

  /// Sends a letter to a member by its name, this one among them. It may be lost, and never comes
  /// twice. Letters of one thread to one member arrive in the order in which they were sent.
  ///
  /// @param letter at most [#LONGEST] bytes, which nobody may write into any more
  /// @return whether there is such a member now; false: nothing was sent
  boolean send(String topic, String to, byte[] letter);

  /// Has these looked after, of which this node knows that nobody does, or only one that is about
  /// to leave. See [Charge].
  default void wake(Set<Integer> astray) {}

  /// Gives up all this node looks after, to others, and takes nothing any more in this membership.
  /// It stays a member.
  default void handOver() {}

  /// Has a node that is in no cluster forget whom it was with, so that it need not wait for a
  /// majority of them any more and may found a cluster. What only they hold is lost to that; and
  /// where they live on, there are two clusters until they find each other.
  ///
  /// @return false where it is a member, and nothing has happened
  default CompletionStage<Boolean> found() {
    return CompletableFuture.completedStage(false);
  }

  /// Leaves the cluster in good order.
  ///
  /// @return done when the others know, or after 10 s
  CompletionStage<Void> leave();

  /// What was counted so far.
  default Counts counts() {
    return Counts.NONE;
  }
}
