package parlor.web;

import java.util.List;
import java.util.Optional;
import parlor.nodes.Nodes;
import parlor.nodes.Seen;
import parlor.swarm.SwarmCounts;

/// The cluster at one moment, as this node knows it.
///
/// @param state `alone`, or how far this node is
/// @param self what this node is called
/// @param cluster the id of the cluster's founding
/// @param hindrance why it is in none; empty where it is in one
/// @param rooms of which this node has a copy
/// @param sockets live connections to this node
/// @param members this node first, then the others by age
/// @param swarm how it stands with the processes
record Roster(
    String state,
    String self,
    Optional<String> cluster,
    String hindrance,
    int restarts,
    int rooms,
    int sockets,
    List<Seen> members,
    SwarmCounts swarm) {

  Roster {
    members = List.copyOf(members);
  }

  static Roster of(Nodes nodes, int rooms, int sockets) {
    var now = nodes.membership();
    boolean mayHaveOthers = nodes.areExpected();
    return new Roster(
        mayHaveOthers ? Words.of(now.state()) : "alone",
        nodes.self(),
        mayHaveOthers ? now.cluster() : Optional.empty(),
        nodes.hindrance(),
        now.restarts(),
        rooms,
        sockets,
        nodes.all(),
        nodes.counts());
  }
}
