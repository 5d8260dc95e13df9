package parlor.swarm.node;

/// What nodes send each other through Pekko.
sealed interface Parcel {

  /// A letter of someone above us.
  ///
  /// @param from the name of the node that sent it
  /// @param bytes whose they are while they travel; nobody writes into them
  @SuppressWarnings("ArrayRecordComponent") // never compared, and copying 600 KB is not free
  record Letter(String topic, String from, byte[] bytes) implements Parcel {}

  /// "Who are you?" Whoever hears it also learns that there is a node at that place.
  ///
  /// @param seeking whether it is in no cluster, and has joined none yet
  record Ask(Place from, boolean seeking) implements Parcel {}

  /// The answer.
  record Answer(Place from, Standing standing) implements Parcel {}

  /// "Be looked after": to one thing of a [Charge].
  record Wake(int number) implements Parcel {}

  /// "Be looked after elsewhere". Never leaves its node.
  record Rest() implements Parcel {}
}
