package parlor.console;

import java.net.URI;
import java.util.List;

/// What came of reading what was typed.
sealed interface Reading {

  /// They want something.
  ///
  /// @param at a node, such as `http://localhost:9000`
  /// @param json whether its answer is wanted as it came
  record Asked(Command command, URI at, boolean json) implements Reading {}

  /// They want to know what can be said.
  record Help(Desk desk) implements Reading {}

  /// All that is wrong with it, a sentence each.
  record Wrong(List<String> problems) implements Reading {
    public Wrong {
      problems = List.copyOf(problems);
    }
  }
}
