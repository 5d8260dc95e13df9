/// What people's programs hold: many sockets on few threads.
@NullMarked
package parlor.trials.socket;

import org.jspecify.annotations.NullMarked;
