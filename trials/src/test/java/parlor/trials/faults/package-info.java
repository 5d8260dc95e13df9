/// What befalls a cluster: nodes that die, stand still, or are cut off, names that cannot be found,
/// restarts under load, and strangers at the cluster's port.
///
/// What is measured is told as `Evidence`, beside the bar it is held against. `./trials/faults`
/// runs all of it; `./verify` runs what is not tagged `long`.
@NullMarked
package parlor.trials.faults;

import org.jspecify.annotations.NullMarked;
