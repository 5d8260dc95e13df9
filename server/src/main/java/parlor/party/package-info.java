/// Rooms and people as processes of the swarm: people walk from room to room, and are in one at a
/// time for everyone who looks, whatever dies meanwhile. [parlor.party.Party] is the door;
/// [parlor.party.Person] and [parlor.party.Room] are what they do, values and functions; how a walk
/// goes is told at [parlor.party.Walk].
@NullMarked
package parlor.party;

import org.jspecify.annotations.NullMarked;
