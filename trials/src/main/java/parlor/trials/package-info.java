/// Parlor seen from outside: real nodes, started by `./parlor`, spoken to as docs/wire.md says.
///
/// [Script] is `./parlor` itself; [parlor.trials.crowd] loads a node with thousands of voters.
/// Among the tests a `Node` is a node, a `Room` a room on it, a `Guest` someone who joined, a
/// `Wire` the WebSocket below, and a `Picture` what a client makes of its frames.
@NullMarked
package parlor.trials;

import org.jspecify.annotations.NullMarked;
