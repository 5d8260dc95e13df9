package parlor.swarm.node;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// This JVM as a node of a cluster. It outlives each of its memberships: a node that was downed
/// begins a new one in place, and whoever listens here hears of it as a change like any other.
public interface Node {

  /// Takes what another node sent.
  interface Hearer {

    /// Called one letter after another for each sender, in the order in which they were sent.
    void hear(String from, byte[] letter);
  }

  /// Comes to life: binds its port and looks for the others from then on.
  ///
  /// @throws java.io.UncheckedIOException where the port cannot be bound
  static Node start(NodeConfig config) {
    if (config.port() < 0) {
      return Node.start(config);
    }
    throw new UnsupportedOperationException("placeholder of the seam: " + config.name());
  }

  /// The cluster as it is now.
  Membership membership();

  /// Has every change of the membership told, in order, beginning with how it is now.
  void onChange(Consumer<Membership> listener);

  /// Has all letters of a topic told. To be set before any arrives that matters: what nobody hears
  /// is counted and dropped.
  void hear(String topic, Hearer hearer);

  /// Sends a letter to a member by its name. It may be lost, and never comes twice.
  ///
  /// @return whether there is such a member now; false: nothing was sent
  boolean send(String topic, String to, byte[] letter);

  /// Leaves the cluster in good order.
  ///
  /// @return done when the others know, or after 10 s
  CompletionStage<Void> leave();
}
