package parlor.swarm;

/// How a registration came out.
public enum Registration {
  /// There is a new process, on as many nodes as there are copies, and it is found from all of
  /// them.
  REGISTERED,

  /// There was a process of that name, and still is.
  ALREADY_REGISTERED,

  /// The process could not begin: there is none.
  FAILED,

  /// It was over a bound: the name, the state, or how much of this node waits for answers already.
  REFUSED,

  /// Nothing came in time: it may have happened, or not.
  NO_ANSWER
}
