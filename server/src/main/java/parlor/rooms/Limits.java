package parlor.rooms;

import java.time.Duration;
import parlor.pointing.Bounds;

/// How much this node takes on.
///
/// @param perRoom people and stories of one room
/// @param rooms rooms on this node
/// @param emptyKept how long a room is kept after the last one left
public record Limits(Bounds perRoom, int rooms, Duration emptyKept) {}
