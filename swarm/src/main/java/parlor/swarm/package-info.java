/// Named processes in replicated memory, on a cluster: the door through which the server will reach
/// processes that live on any of its nodes and outlive each of them.
@NullMarked
package parlor.swarm;

import org.jspecify.annotations.NullMarked;
