/// The rules of a pointing table: who sits there, what they may do, what they have played and what
/// it comes to.
///
/// Everything here is a value or a function of values. A [Table] is the whole state of a room and a
/// state-based CRDT: [Table#merge] brings two copies together whatever happened to them meanwhile.
/// [Rules] turns a command into a *delta*, itself a small table, that is merged in like any other
/// copy, so that commands and copies from elsewhere take the same way. [Update] and [View] say what
/// people may see of it. Time, chance and identity come in as arguments.
@NullMarked
package parlor.pointing;

import org.jspecify.annotations.NullMarked;
