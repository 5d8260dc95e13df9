/// What the world sees of Parlor: pages, and the live protocol of docs/wire.md. Decides nothing.
///
/// [Web] is the door. [Routes] says which address is answered by what; [Connection] is one
/// WebSocket; [FrameReader] and [FrameWriter] stand between JSON and the rooms.
@NullMarked
package parlor.web;

import org.jspecify.annotations.NullMarked;
