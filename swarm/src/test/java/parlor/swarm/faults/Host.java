package parlor.swarm.faults;

import java.util.List;

/// A machine of its own, as far as the network is concerned.
///
/// @param name of its network namespace
/// @param address by which hosts reach each other
/// @param cable the end of its line that is not its own
record Host(String name, String address, String cable) {

  private static final int PORT = 9100;

  Place place() {
    return new Place(address, PORT, List.of("ip", "netns", "exec", name));
  }
}
