/// Parlor seen from outside: real nodes, started by `./parlor`, spoken to as docs/wire.md says.
///
/// [Node] is a node, [Room] a room on it, [Guest] someone who joined, [Wire] the WebSocket below;
/// [Picture] is what a client makes of its frames. [Script] is `./parlor` run to its end.
@NullMarked
package parlor.trials;

import org.jspecify.annotations.NullMarked;
