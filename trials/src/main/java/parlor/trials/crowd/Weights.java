package parlor.trials.crowd;

/// How long the frames are that everyone in a room gets, in bytes.
///
/// @param vote says that someone has played
/// @param reveal shows all cards
/// @param next begins another round
public record Weights(int vote, int reveal, int next) {

  /// Parlor's, with ten voters in a room.
  public static final Weights USUAL = new Weights(150, 1_100, 1_900);

  int of(int voters, int step) {
    if (step < voters) {
      return vote;
    }
    return step == voters ? reveal : next;
  }
}
