package parlor.swarm.node;

/// How patient a node without a cluster is, in milliseconds.
///
/// @param settle how long a list must have been the same before one may found
/// @param emptySettle the same where the names lead nowhere: others may be as early
/// @param refused how long a place must refuse to be left out
/// @param silent how long it must be silent
/// @param foreign how long someone must have been there who is no node
/// @param dead how long a former fellow must refuse to count as dead
/// @param stuck how long one waits for a lower place to found
/// @param forgotten how long a place is asked that no list names any more
record Patience(
    long settle,
    long emptySettle,
    long refused,
    long silent,
    long foreign,
    long dead,
    long stuck,
    long forgotten) {

  static final Patience USUAL =
      new Patience(1_000, 4_000, 3_000, 5_000, 60_000, 10_000, 20_000, 30_000);
}
