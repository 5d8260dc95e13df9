package parlor.chat;

import java.util.List;
import java.util.Optional;

/// What came of a text that was sent to a node.
public sealed interface Delivery {

  /// It has appeared there.
  ///
  /// @param reply what the node said to it, if it is one that answers
  record Delivered(Optional<String> reply) implements Delivery {}

  /// Nobody was sent anything: there is no node of that name.
  ///
  /// @param there the names of those that there are, in order
  record NoSuchNode(List<String> there) implements Delivery {
    public NoSuchNode {
      there = List.copyOf(there);
    }

    /// All of it as a sentence.
    public String why() {
      return "There is no such node now. There are: " + String.join(", ", there) + ".";
    }
  }

  /// It may have appeared there or not; sent again, it may appear twice.
  ///
  /// @param why a sentence
  record NoAnswer(String why) implements Delivery {}

  /// It is no text that is sent, and was not.
  ///
  /// @param why a sentence with the rule
  record Refused(String why) implements Delivery {}
}
