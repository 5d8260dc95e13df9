package parlor.swarm.vault;

import java.util.List;
import java.util.Optional;

/// What nodes say to each other about the copies of shards. Any of it may be lost, late, twice or
/// out of order.
public sealed interface Message {

  /// "I want to write this shard from now on. What do you have of it?" Answered by [Claimed] or
  /// [Denied]. Whoever grants it takes nothing from a lower epoch any more.
  record Claim(int shard, Epoch epoch) implements Message {}

  /// "Granted."
  ///
  /// @param known the newest holders this node has heard of
  /// @param whole how far its copy is, if it has a whole one
  /// @param lease milliseconds for which the former owner may still count on this node
  /// @param informed whether this node would know if the shard had ever been opened
  record Claimed(
      int shard, Epoch epoch, Holders known, Optional<Mark> whole, long lease, boolean informed)
      implements Message {}

  /// "No: there is a higher one."
  ///
  /// @param epoch the one that was refused
  record Denied(int shard, Epoch epoch, Epoch promised) implements Message {}

  /// "Give me your copy." Answered by all slices as [Whole], or [Lacking].
  record Fetch(int shard, Epoch epoch, Mark mark) implements Message {}

  /// One slice of a copy.
  ///
  /// @param epoch for whom, or of whom: the owner's
  /// @param version of the holders that were named when it was sent: only a later one can mean that
  ///   it is not needed
  /// @param mark how far the whole is
  /// @param index from 0
  record Whole(
      int shard, Epoch epoch, long version, Mark mark, int index, int count, List<Write> writes)
      implements Message {
    public Whole {
      writes = List.copyOf(writes);
    }
  }

  /// "What you have at that mark is what this epoch begins with: keep it as mine." Answered by
  /// [Held] or [Lacking].
  record Adopt(int shard, Epoch epoch, Mark mark) implements Message {}

  /// "I have it whole, up to there." To an owner.
  record Held(int shard, Mark mark) implements Message {}

  /// "I do not have what you speak of."
  record Lacking(int shard, Epoch epoch) implements Message {}

  /// What an owner's shards have changed, all in one: answered by one [Acked]. One that changes
  /// nothing asks for the lease to be renewed.
  ///
  /// @param id of this batch among those of the pair
  /// @param sentAt on the owner's clock, when it was sent first
  record Batch(long id, long sentAt, List<Entry> entries) implements Message {
    public Batch {
      entries = List.copyOf(entries);
    }
  }

  /// The changes of one shard, none left out between them.
  ///
  /// @param after the mark they come after
  record Entry(int shard, Mark after, List<Change> changes) {
    public Entry {
      changes = List.copyOf(changes);
    }
  }

  /// The answer to a batch.
  ///
  /// @param sentAt as it was in the batch
  record Acked(long id, long sentAt, List<Ack> acks) implements Message {
    public Acked {
      acks = List.copyOf(acks);
    }
  }

  /// How it went with one shard.
  ///
  /// @param epoch of the owner that is answered
  record Ack(int shard, Epoch epoch, Verdict verdict) {}

  /// How it went.
  sealed interface Verdict {
    /// The copy is whole up to there.
    record Upto(long seq) implements Verdict {}

    /// Something before it is missing: all is needed again.
    record Gap() implements Verdict {}

    /// Someone else has claimed the shard.
    record Fenced(Epoch by) implements Verdict {}
  }

  /// "These hold those shards now, all of them whole." What nobody names any more may be dropped.
  record Named(List<NamedShard> shards) implements Message {
    public Named {
      shards = List.copyOf(shards);
    }
  }

  /// "I am new here: where is what?" Answered by [Directory], by whoever is informed.
  record Greet() implements Message {}

  /// "All shards that were ever opened in this cluster are these, as far as I have heard." Whoever
  /// hears it is informed.
  record Directory(String cluster, List<NamedShard> shards) implements Message {
    public Directory {
      shards = List.copyOf(shards);
    }
  }

  /// "I am to leave: give me no copies, and take from me what I hold." Said again and again.
  record Draining() implements Message {}

  /// "So much is on me." Said again and again.
  ///
  /// @param open shards that it serves
  /// @param held shards that it has a whole copy of
  /// @param missing copies that the shards it serves should have and have not
  /// @param processes in the shards it serves
  record Share(int open, int held, int missing, long processes) implements Message {}

  /// "I have something of that shard from a younger cluster." To its owner, again and again.
  /// Answered by [Pick] or [Absorbed].
  ///
  /// @param mark how far it is; before the first change where the sender only knows of others
  /// @param last who held the shard there, as far as the sender has heard
  record Offer(int shard, Mark mark, Holders last) implements Message {}

  /// "Give me that." Answered by all slices, as [Brought].
  record Pick(int shard, Mark mark) implements Message {}

  /// One slice of it.
  ///
  /// @param index from 0
  record Brought(int shard, Mark mark, int index, int count, List<Write> writes)
      implements Message {
    public Brought {
      writes = List.copyOf(writes);
    }
  }

  /// "All that this shard had in that cluster is taken in: drop it."
  record Absorbed(int shard, String cluster) implements Message {}

  record NamedShard(int shard, Holders holders) {}
}
