package parlor.swarm.node;

/// What a node has counted since its JVM began.
///
/// @param sent letters handed to the network; how many arrived is not known here
/// @param heard letters told to a hearer
/// @param dropped letters that came and nobody heard, whose hearer failed, or that were none
/// @param restarts how often the membership began anew
/// @param strangers connections turned away for another cookie
public record Counts(long sent, long heard, long dropped, int restarts, long strangers) {

  static final Counts NONE = new Counts(0, 0, 0, 0, 0);
}
