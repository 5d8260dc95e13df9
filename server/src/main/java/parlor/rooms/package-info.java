/// Live rooms: tables with people in front of them.
///
/// [Rooms] knows the rooms of this node by name. A [Room] holds one table, takes commands one after
/// another, and shows every [Guest] what changed. It knows no sockets and no JSON: a [Codec] turns
/// each [Notice] into a frame, once for all who see it.
@NullMarked
package parlor.rooms;

import org.jspecify.annotations.NullMarked;
