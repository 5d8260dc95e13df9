/// The limit: a server that does nothing but what cannot be left out.
@NullMarked
package parlor.trials.broadcast;

import org.jspecify.annotations.NullMarked;
