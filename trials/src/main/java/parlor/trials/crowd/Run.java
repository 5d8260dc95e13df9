package parlor.trials.crowd;

import java.time.Duration;

/// What one server did under the crowd.
///
/// @param started from the call to its being open
/// @param idleKilobytes of memory before anyone came
/// @param joinedKilobytes of memory when everyone was in
/// @param playedKilobytes of memory when all was played
/// @param pressed as fast as it could
/// @param steady at the rate that was asked for
record Run(
    int sockets,
    Duration started,
    long idleKilobytes,
    long joinedKilobytes,
    long playedKilobytes,
    Crowd.Gathering gathering,
    Phase pressed,
    Phase steady) {

  /// A phase and how busy the server was in it.
  ///
  /// @param cores processors that the server kept busy, on average
  record Phase(Pace pace, Figures figures, double cores) {

    double deliveriesPerSecond() {
      return figures.deliveries / (pace.measured().toNanos() / 1e9);
    }

    double millis(double percentile) {
      return figures.micros.getValueAtPercentile(percentile) / 1e3;
    }
  }

  double joinSeconds() {
    return gathering.took().toNanos() / 1e9;
  }

  double startSeconds() {
    return started.toNanos() / 1e9;
  }

  double kilobytesPerVoterJoined() {
    return (joinedKilobytes - idleKilobytes) / (double) sockets;
  }

  double kilobytesPerVoterPlayed() {
    return (playedKilobytes - idleKilobytes) / (double) sockets;
  }

  Figures all() {
    var all = new Figures();
    all.add(gathering.figures());
    all.add(pressed.figures());
    all.add(steady.figures());
    return all;
  }
}
