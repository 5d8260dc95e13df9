/// Talk from node to node: a text to a node by its name, and what came of it.
@NullMarked
package parlor.chat;

import org.jspecify.annotations.NullMarked;
