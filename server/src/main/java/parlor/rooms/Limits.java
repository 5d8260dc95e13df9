package parlor.rooms;

import java.time.Duration;

/// How much this node takes on.
///
/// @param seatsPerRoom people in one room
/// @param rooms rooms on this node
/// @param emptyKept how long a room is kept after the last one left
public record Limits(int seatsPerRoom, int rooms, Duration emptyKept) {}
