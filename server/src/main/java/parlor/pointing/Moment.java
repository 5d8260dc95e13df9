package parlor.pointing;

/// When and where something happens: a node's own clock and the node's name.
///
/// @param millis milliseconds since the epoch, as this node's clock has it
/// @param node the name of the node, unique in its cluster
public record Moment(long millis, String node) {}
