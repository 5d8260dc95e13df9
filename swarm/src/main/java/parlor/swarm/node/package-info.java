/// One member's life: how it finds the others, joins them, speaks with them, notices their death,
/// survives its own removal, and leaves.
@NullMarked
package parlor.swarm.node;

import org.jspecify.annotations.NullMarked;
