/// Builds the house: reads the configuration, puts the parts together and opens the door.
@NullMarked
package parlor;

import org.jspecify.annotations.NullMarked;
