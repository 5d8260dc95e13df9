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
  private final Set<String> unasked = new HashSet<>();
  private boolean over;

  /// Adds someone, unless it is too late for that.
  synchronized boolean add(Waiter<F> waiter) {
    return !over && waiters.add(waiter);
  }

  /// @param first who is asked now
  /// @param later who is asked where those do not have it
  synchronized void asks(Collection<String> first, Collection<String> later) {
    silent.addAll(first);
    silent.addAll(later);
    unasked.addAll(later);
  }

  /// Whether those who were asked first have all said that they do not have it, and others are
  /// left.
  synchronized boolean isUnknownToFirst() {
    return !unasked.isEmpty() && unasked.containsAll(silent);
  }

  /// Those who were not asked yet: they are now.
  synchronized List<String> asksLater() {
    var later = over ? List.<String>of() : List.copyOf(unasked);
    unasked.clear();
    return later;
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
    unasked.retainAll(nodes);
    return silent.retainAll(nodes) && silent.isEmpty();
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
