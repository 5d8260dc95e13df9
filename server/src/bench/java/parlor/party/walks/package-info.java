/// How many walks three nodes carry, and how long all rooms take to say who is in: `trials/walks`.
@NullMarked
package parlor.party.walks;

import org.jspecify.annotations.NullMarked;
