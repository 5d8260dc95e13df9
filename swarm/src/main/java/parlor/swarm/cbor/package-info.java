/// How values are written as CBOR (RFC 8949), from what their types declare. Knows nothing of the
/// swarm, and nothing else in the swarm knows Jackson.
///
/// A record is a map of its components, in their order. A value of a sealed interface is a map of
/// one entry, from its class's simple name to the value. An enum is its name, an empty `Optional`
/// is null, times are ISO 8601 texts. Sets and maps are sorted.
@NullMarked
package parlor.swarm.cbor;

import org.jspecify.annotations.NullMarked;
