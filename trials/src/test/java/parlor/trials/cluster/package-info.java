/// Clusters to try things on: a `Cluster` is some nodes that make one, a `Hosts` gives each a
/// machine of its own, a `NameServer` answers for them and a `Proxy` stands in front.
@NullMarked
package parlor.trials.cluster;

import org.jspecify.annotations.NullMarked;
