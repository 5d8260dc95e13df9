package parlor.web;

/// How much one connection, or one address, may ask of this node.
///
/// @param frameBytes the longest message from a client
/// @param commandsPerSecond on one socket, on average; twice as many at once
/// @param socketsPerAddress connections from one address at a time
public record WebLimits(int frameBytes, int commandsPerSecond, int socketsPerAddress) {}
