package parlor.rooms;

import java.util.List;
import parlor.pointing.Table;

/// What nodes say to each other about rooms. Any of it may be lost, come twice or out of order:
/// tables are merged, so the worst that follows is that something is said again.
public sealed interface Message {

  /// "Someone opens this room here: what do you know of it?" Answered by [Tell] or [Unknown].
  record Ask(RoomName room) implements Message {}

  /// "I do not have it."
  record Unknown(RoomName room) implements Message {}

  /// "This is new", or, where it is whole, "this is all I know".
  ///
  /// @param changes which changes of the sender's own are in it, answered by [Kept]; none where the
  ///   sender asks others for that
  /// @param slice which part of a whole this is; `null` where it is only what changed
  /// @param parts to be merged
  record Tell(RoomName room, Changes changes, Slice slice, List<Table> parts) implements Message {
    public Tell {
      parts = List.copyOf(parts);
    }
  }

  /// Some of a node's own changes of a room, counted from 1: `first` to `last`, both in it.
  record Changes(long first, long last) {
    static final Changes NONE = new Changes(1, 0);

    boolean isNone() {
      return last < first;
    }
  }

  /// A room may be larger than what can be sent at once.
  ///
  /// @param whole tells the slices of one whole from those of another by the same sender
  /// @param index from 0
  /// @param count how many there are; 0 says that this is no whole but only what changed
  record Slice(long whole, int index, int count) {
    static final Slice CHANGE = new Slice(0, 0, 0);

    boolean isOfWhole() {
      return count > 0;
    }
  }

  /// "Those changes of yours are safe here too."
  record Kept(RoomName room, Changes changes) implements Message {}

  /// "My copies of these rooms are like this: and yours?" Answered by [Agreed] for those that are
  /// alike and an [Outline] for each of the others.
  record Compare(List<Digest> digests) implements Message {
    public Compare {
      digests = List.copyOf(digests);
    }
  }

  /// "Mine are the same."
  record Agreed(List<Digest> digests) implements Message {
    public Agreed {
      digests = List.copyOf(digests);
    }
  }

  /// What a copy of a room comes to, in one number.
  record Digest(RoomName room, long digest) {}

  /// "This is what I have of it, by its parts: tell me what I lack."
  ///
  /// @param parts a number for each part
  /// @param asks whether the sender wants to know the other's outline too, to tell what that lacks
  record Outline(RoomName room, List<Long> parts, boolean asks) implements Message {
    public Outline {
      parts = List.copyOf(parts);
    }
  }

  /// "I am about to leave: count on me for nothing any more."
  record Leaving() implements Message {}
}
