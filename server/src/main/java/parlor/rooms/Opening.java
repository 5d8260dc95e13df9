package parlor.rooms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A room that someone asks for here, while other nodes are asked whether they have it. Its methods
/// are called under its own lock.
///
/// @param <F> a frame
final class Opening<F> {

  /// Someone who waits for it.
  interface Waiter<F> {

    /// The room is here.
    void found(Room<F> room);

    /// No node that answered has it.
    void unknown();
  }

  private final List<Waiter<F>> waiters = new ArrayList<>();
  private final Set<String> silent = new HashSet<>();
  private boolean over;

  /// Adds someone, unless it is too late for that.
  synchronized boolean add(Waiter<F> waiter) {
    return !over && waiters.add(waiter);
  }

  synchronized void asks(Collection<String> nodes) {
    silent.addAll(nodes);
  }

  /// That node does not have it.
  ///
  /// @return whether none does
  synchronized boolean isUnknownTo(String node) {
    return silent.remove(node) && silent.isEmpty();
  }

  /// Only these can still answer.
  ///
  /// @return whether none of them is to any more
  synchronized boolean isUnknownToAllBut(Collection<String> nodes) {
    return silent.retainAll(nodes) && silent.isEmpty();
  }

  synchronized boolean isWaitingForSeveral() {
    return !over && silent.size() > 1;
  }

  /// Ends the waiting.
  ///
  /// @return who waited; nobody where it was over before
  synchronized List<Waiter<F>> end() {
    over = true;
    var waited = List.copyOf(waiters);
    waiters.clear();
    return waited;
  }
}
