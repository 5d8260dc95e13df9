package parlor.trials.cluster;

import java.util.List;
import parlor.trials.Place;

/// A machine of its own, as far as the network is concerned.
///
/// @param name of its network namespace
/// @param address by which hosts reach each other
/// @param address6 the same, in IPv6
/// @param door by which people reach it, also while it is cut off from the other hosts
/// @param cable the end of its line to the other hosts that is not its own
public record Host(String name, String address, String address6, String door, String cable) {

  /// Where its processes run.
  public Place place() {
    return new Place(door, List.of("ip", "netns", "exec", name));
  }
}
