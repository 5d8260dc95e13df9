/// The command line: `./parlor party …` asks a node, anywhere, over HTTP. It decides nothing, and
/// what may be called how is for the node to say.
///
/// [Console] is the door. [Arguments] reads what was typed, one [Command] of a closed set;
/// [Request] is what it comes to, [NodeDoor] asks it, [Words] says what came of it, and [Lines]
/// what was asked for.
@NullMarked
package parlor.console;

import org.jspecify.annotations.NullMarked;
