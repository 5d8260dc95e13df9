/// What the world sees of Parlor: pages, and the live protocol of docs/wire.md. Decides nothing.
///
/// [Web] is the door. [Routes] says which address is answered by what; [Connection] is one
/// WebSocket, and [Line] the way out to it; [FrameReader] and [FrameWriter] stand between JSON and
/// the rooms. A [Frame] is made once for all who see it, and an [Outbox] hands it to Netty.
@NullMarked
package parlor.web;

import org.jspecify.annotations.NullMarked;
