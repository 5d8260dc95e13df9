/// What lies in `deploy/`, checked as far as that goes without the platforms it is meant for.
///
/// A `Shelf` reads the files, a `Way` is what one of them does with a node, a `Dockerfile` is what
/// an image is made of. Whether nodes find each other the way that the files say is tried in
/// `parlor.trials.faults`, where there are hosts and names.
@NullMarked
package parlor.trials.deploy;

import org.jspecify.annotations.NullMarked;
