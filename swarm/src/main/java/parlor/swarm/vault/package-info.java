/// Copies of shards: what this node holds, its own and others', and the promises that keep two
/// owners from writing at once. Pure: messages and time come in, messages go out.
@NullMarked
package parlor.swarm.vault;

import org.jspecify.annotations.NullMarked;
