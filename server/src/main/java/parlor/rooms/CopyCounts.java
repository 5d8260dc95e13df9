package parlor.rooms;

/// How this node's copies of rooms fare among those of other nodes.
///
/// @param restless rooms not yet known to be alike everywhere
/// @param unkept rooms with changes that no second node is known to have
/// @param differences how often two copies were found to differ, since the node started
/// @param again how often changes of a room were told again, likewise
public record CopyCounts(int restless, int unkept, long differences, long again) {}
