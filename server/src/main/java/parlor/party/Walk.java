package parlor.party;

import java.util.Optional;
import parlor.swarm.shard.Asker;

/// A walk that is under way: from the room where a person is into another, or out of the house.
///
/// Three processes take part, and nobody who looks at them ever sees more than one of both places:
///
/// ```
/// person            new room           old room
///   │── Enter ────────▶│ keeps a place:
///   │                  │ counted, not shown
///   │                  │──── Free ──────▶│ shows them no more
///   │                  │◀─── Show ───────│
///   │◀── Entered ──────│ shows them
///   │ is there, logs it, answers
/// ```
///
/// What each of them says is said with the change it belongs to, so it is heard once and in order,
/// whatever dies ([parlor.swarm.Kind#tell]). A new room without a free place says `Full` instead,
/// and the person stays. From nowhere the room shows them at once; out of the house the old room
/// tells the person itself. As long as it takes, a person who is asked where they are says that
/// they are walking, and is asked again.
///
/// Only where two nodes die at once may a part of it be lost. So a person who has walked for ten
/// seconds begins again, under a new number.
///
/// @param number higher than that of any walk before; of what a room and a person say, the one with
///   the higher number is newer
/// @param to nothing for out of the house
/// @param asker who waits for the end of it
/// @param isLast whether there is to be nobody of that name afterwards
record Walk(long number, Optional<String> to, Asker asker, boolean isLast) {}
