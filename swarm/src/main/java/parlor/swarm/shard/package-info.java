/// Shards: many processes in one, owned by one node at a time, copied to others before anything is
/// acknowledged. Pure: messages and time come in, messages go out.
@NullMarked
package parlor.swarm.shard;

import org.jspecify.annotations.NullMarked;
