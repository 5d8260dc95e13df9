package parlor.console;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What someone wants of a node.
sealed interface Command {

  /// Something is to be different afterwards. To ask it again does no harm, except that a text may
  /// appear twice.
  sealed interface Change extends Command {}

  /// Only to be seen.
  sealed interface Look extends Command {}

  /// Let there be these rooms.
  ///
  /// @param rooms nothing for the usual ones
  /// @param maximum a number or `none`; nothing for as many as the node lets in
  record Add(List<String> rooms, Optional<String> maximum) implements Change {
    public Add {
      rooms = List.copyOf(rooms);
    }
  }

  /// In this order.
  record Walk(String room, List<String> people) implements Change {
    public Walk {
      people = List.copyOf(people);
    }
  }

  record Leave(String person) implements Change {}

  record Reset() implements Change {}

  record Setup(String scenario, Optional<BigDecimal> speed, Optional<BigDecimal> walks)
      implements Change {}

  record Who(String room) implements Look {}

  record Where(String person) implements Look {}

  record Log(String person) implements Look {}

  /// What is in these rooms.
  ///
  /// @param rooms nothing for all of them
  record Dump(List<String> rooms) implements Look {
    public Dump {
      rooms = List.copyOf(rooms);
    }
  }

  record Rooms() implements Look {}

  record People() implements Look {}

  record Stats() implements Look {}

  // The cluster.

  record Nodes() implements Look {}

  record Send(String node, String text) implements Change {}

  /// Where is it?
  ///
  /// @param name perhaps with its kind before it, as in `person:kid`
  record Explain(String name) implements Look {}

  /// Let it found a cluster.
  ///
  /// @param acceptLoss whether it is to do so without those it waits for
  record Found(boolean acceptLoss) implements Change {}

  /// Let it go.
  ///
  /// @param acceptLoss whether it is to go even where nobody takes over what is on it
  record Drain(String node, boolean acceptLoss) implements Change {}
}
