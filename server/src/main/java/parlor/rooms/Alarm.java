package parlor.rooms;

/// Wakes a room later.
public interface Alarm {

  /// Runs this once, not before so many milliseconds have passed, on any thread.
  void in(long millis, Runnable wake);
}
