package parlor.rooms;

import parlor.pointing.Deck;

/// What someone who has not come in yet may know of a room.
///
/// @param people how many are here
/// @param deck the cards of the present round
public record Glance(RoomName room, int people, Deck deck) {}
