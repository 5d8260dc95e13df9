package parlor.trials.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import parlor.trials.Http;
import parlor.trials.Json;
import parlor.trials.Node;

/// The cluster as one node sees it.
public record Standing(JsonNode json) {

  /// For all that is asked of a node from another address than its own.
  public static final String TOKEN = "token-of-the-trials-0123456789abcdef0123456789abcdef";

  public static final String AUTHORIZED = "Authorization: Bearer " + TOKEN;

  /// Nothing where it does not answer.
  public static Optional<Standing> of(Node node) {
    try {
      var reply = Http.get(node, "/api/cluster", AUTHORIZED);
      return reply.status() == 200
          ? Optional.of(new Standing(Json.parse(reply.text())))
          : Optional.empty();
    } catch (UncheckedIOException | AssertionError silent) {
      return Optional.empty();
    }
  }

  public String state() {
    return json.path("state").asText();
  }

  /// What the node is called.
  public String self() {
    return json.path("self").asText();
  }

  /// The id of the cluster; empty for none.
  public String cluster() {
    return json.path("cluster").asText("");
  }

  /// How often the node began its membership anew.
  public int restarts() {
    return json.path("restarts").asInt();
  }

  public List<JsonNode> members() {
    var members = new ArrayList<JsonNode>();
    json.path("members").forEach(members::add);
    return members;
  }

  /// Whether it is a member of a cluster of this size, and sees nothing wrong with it.
  public boolean isWhole(int size) {
    return state().equals("up")
        && !cluster().isEmpty()
        && members().size() == size
        && members().stream().allMatch(Standing::isWell);
  }

  private static boolean isWell(JsonNode member) {
    return member.path("status").asText().toLowerCase(Locale.ROOT).equals("up")
        && member.path("reachable").asBoolean();
  }

  /// How many shards of the swarm are served, as far as the nodes have told.
  public int shards() {
    return json.path("swarm").path("shards").asInt();
  }

  /// How many copies of shards are too few.
  public int missing() {
    return json.path("swarm").path("missing").asInt();
  }

  /// How many shards each member serves.
  public List<Integer> shardsOfMembers() {
    return members().stream().map(member -> member.path("shards").asInt()).toList();
  }

  /// Whether a member of this name is there, reachable or not.
  public boolean names(String name) {
    return members().stream().anyMatch(member -> member.path("name").asText().equals(name));
  }
}
