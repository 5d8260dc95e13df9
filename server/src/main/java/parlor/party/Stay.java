package parlor.party;

/// That someone came into a room.
///
/// @param micros when: microseconds since 1970, UTC, by the clock of the node that owned them;
///   never before that of an earlier stay
public record Stay(long micros, String room) {}
