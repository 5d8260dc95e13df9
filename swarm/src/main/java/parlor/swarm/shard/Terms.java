package parlor.swarm.shard;

/// What shards go by. All times in milliseconds.
///
/// @param shards how many there are, the same on all nodes for ever
/// @param copies how many nodes hold a shard, its owner among them, where there are so many
/// @param lease how long an owner may answer reads on the word of its holders; shorter than the
///   time in which any silent node is thrown out
/// @param renewal how often it asks for that word, while anyone reads
/// @param resend how long an answer between nodes may take before the question is asked again
/// @param closed how long a shard of which no complete copy answers waits for one
public record Terms(int shards, int copies, long lease, long renewal, long resend, long closed) {

  public static final Terms USUAL = new Terms(256, 2, 1_000, 250, 300, 30_000);

  public Terms {
    if (shards < 1 || copies < 1 || renewal * 2 > lease) {
      throw new IllegalArgumentException(
          "no terms to go by: %d shards, %d copies, a lease of %d ms renewed every %d ms"
              .formatted(shards, copies, lease, renewal));
    }
  }

  /// The shard of a process (FNV-1a of the UTF-8 of its name, well mixed): the same on every node.
  public int shardOf(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte octet : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    return (int) Long.remainderUnsigned(hash ^ (hash >>> 33), shards);
  }
}
