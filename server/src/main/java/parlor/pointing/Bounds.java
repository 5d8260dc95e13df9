package parlor.pointing;

/// How much a table takes.
///
/// @param seats people at it
/// @param items stories in its list
public record Bounds(int seats, int items) {}
