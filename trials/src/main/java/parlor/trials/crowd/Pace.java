package parlor.trials.crowd;

import java.time.Duration;

/// How fast a crowd plays, and which part of it is measured.
///
/// @param nanosPerStep one step of one room is due every so often; 0: each room's next step is due
///   as soon as all its voters saw the last one
/// @param warmUp not measured
/// @param measured after the warm-up
record Pace(double nanosPerStep, Duration warmUp, Duration measured) {

  private static final double SECOND = 1e9;

  /// Steady, whatever the server does: what it is late with is late, and what waits meanwhile too.
  static Pace steady(Plan plan, int deliveriesPerSecond, Duration warmUp, Duration measured) {
    double stepsPerSecond = deliveriesPerSecond / (double) plan.voters();
    return new Pace(SECOND / stepsPerSecond, warmUp, measured);
  }

  /// As fast as the server can, with one step of each room under way at any time.
  static Pace pressing(Duration warmUp, Duration measured) {
    return new Pace(0, warmUp, measured);
  }

  boolean isPressing() {
    return nanosPerStep == 0;
  }
}
