package parlor.swarm;

/// What came of asking a node to be drained.
public sealed interface Draining {

  /// It has begun: how far it is its log says, and [Swarm#counts] of any node.
  record Begun() implements Draining {}

  /// Nobody could take over what is on it: it stays as it is.
  ///
  /// @param processes how many would end with it
  record Last(long processes) implements Draining {}

  /// There is no such member.
  record NoSuchNode() implements Draining {}

  /// It may have begun, or not.
  ///
  /// @param why a sentence
  record NoAnswer(String why) implements Draining {}
}
