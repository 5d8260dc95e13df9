/// The nodes of the cluster: what each is, what it says of itself, and how one is sent away.
@NullMarked
package parlor.nodes;

import org.jspecify.annotations.NullMarked;
