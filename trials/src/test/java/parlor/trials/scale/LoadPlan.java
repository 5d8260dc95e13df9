package parlor.trials.scale;

import java.util.List;

/// What one load is told when it starts.
///
/// @param doors of the nodes
/// @param proxy in front of all of them
/// @param proxied how many of its voters come through the proxy
/// @param run part of the names of rooms, so that no two runs share any
/// @param firstRoom number of its first room
/// @param rooms how many it has
/// @param voters in each room
record LoadPlan(
    List<Address> doors,
    Address proxy,
    int proxied,
    String run,
    int firstRoom,
    int rooms,
    int voters) {

  record Address(String host, int port) {}
}
