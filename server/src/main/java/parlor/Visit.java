package parlor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parlor.swarm.node.NodeConfig;

/// How someone joins a cluster for a while, with neither role: what was typed behind `./parlor
/// console`, and what the environment says of the nodes.
///
/// @param node without roles, at a port of its own
/// @param notices what is allowed but perhaps not meant, a sentence each
record Visit(NodeConfig node, List<String> notices) {

  static final String USAGE =
      """
      Usage: ./parlor console [--name NAME]

      Joins a running cluster as a member that holds nothing, and opens a Java prompt.

        --name NAME    what you are called: NAME@address:port (console)

      The cluster is found as a node finds it: CLUSTER_PEERS or DNS_CLUSTER_QUERY, and CLUSTER_COOKIE.
      Where none is set, it is the one that ./parlor cluster has started here.
      Exit codes: what /exit is given (0), wrong settings (2), no cluster joined (4).
      """;

  private static final String USUAL_NAME = "console";

  Visit {
    notices = List.copyOf(notices);
  }

  /// What came of reading it.
  sealed interface Reading {
    record Valid(Visit visit) implements Reading {}

    /// Everything that is wrong with it, a sentence each.
    record Invalid(List<String> problems) implements Reading {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }

    /// Nothing says where the nodes are.
    record Nowhere() implements Reading {}

    /// Someone wants to know what can be typed.
    record Help() implements Reading {}
  }

  static Reading read(List<String> typed, Map<String, String> environment, Machine machine) {
    if (typed.contains("--help") || typed.contains("-h")) {
      return new Reading.Help();
    }
    var name = name(typed);
    if (name.isEmpty()) {
      return new Reading.Invalid(
          List.of(
              "\"%s\" does not say how to join. Say ./parlor console --name NAME, where NAME is %s"
                  .formatted(String.join(" ", typed), Variable.NODE_NAME.rule())));
    }
    var reader = new ConfigReader(environment);
    var node = new Clustering(reader, machine::likely).visitor(name.get(), machine);
    var problems = new ArrayList<>(reader.problems());
    if (!problems.isEmpty()) {
      return new Reading.Invalid(problems);
    }
    return node.<Reading>map(found -> new Reading.Valid(new Visit(found, reader.notices())))
        .orElseGet(Reading.Nowhere::new);
  }

  private static Optional<String> name(List<String> typed) {
    if (typed.isEmpty()) {
      return Optional.of(USUAL_NAME);
    }
    var joined = String.join("=", typed);
    return Optional.of(joined)
        .filter(option -> option.startsWith("--name="))
        .map(option -> option.substring("--name=".length()))
        .filter(Variable.NODE_NAME::allows);
  }
}
