package parlor.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import parlor.swarm.SwarmCounts;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.vault.Message;

/// The cluster as `/api/cluster` tells it.
///
/// @param state `alone`, or how far this node is
/// @param cluster the id of the cluster's founding
/// @param members this node first, then the others by age
/// @param swarm how it stands with the processes
record Roster(
    String state,
    Member self,
    Optional<String> cluster,
    int restarts,
    int rooms,
    int sockets,
    List<Member> members,
    SwarmCounts swarm) {

  private static final JsonFactory JSON = new JsonFactory();

  static Roster of(Surroundings surroundings, int rooms, int sockets) {
    return surroundings
        .now()
        .map(now -> of(now, rooms, sockets, surroundings.swarm().get()))
        .orElseGet(() -> alone(surroundings.self(), rooms, sockets, surroundings.swarm().get()));
  }

  private static Roster of(Membership now, int rooms, int sockets, SwarmCounts swarm) {
    var others = now.others().stream().sorted(Comparator.comparingInt(Member::age));
    return new Roster(
        Words.of(now.state()),
        now.self(),
        now.cluster(),
        now.restarts(),
        rooms,
        sockets,
        Stream.concat(Stream.of(now.self()), others).toList(),
        swarm);
  }

  /// Nobody reaches it by an address, so it has none.
  private static Roster alone(String name, int rooms, int sockets, SwarmCounts swarm) {
    var self = new Member(name, "", Set.of("web", Member.HOME), "up", true, 1, 0);
    return new Roster("alone", self, Optional.empty(), 0, rooms, sockets, List.of(self), swarm);
  }

  String json() {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      write(json);
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing into memory", impossible);
    }
    return text.toString();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("state", state);
    json.writeStringField("self", self.name());
    json.writeStringField("cluster", cluster.orElse(null));
    json.writeNumberField("restarts", restarts);
    json.writeNumberField("rooms", rooms);
    json.writeNumberField("sockets", sockets);
    json.writeArrayFieldStart("members");
    for (var member : members) {
      write(json, member);
    }
    json.writeEndArray();
    writeSwarm(json);
    json.writeEndObject();
  }

  /// Of the whole cluster, as far as its nodes have told.
  private void writeSwarm(JsonGenerator json) throws IOException {
    var nodes = swarm.nodes().values();
    json.writeObjectFieldStart("swarm");
    json.writeNumberField("processes", nodes.stream().mapToLong(Message.Share::processes).sum());
    json.writeNumberField("shards", nodes.stream().mapToInt(Message.Share::open).sum());
    json.writeNumberField("missing", nodes.stream().mapToInt(Message.Share::missing).sum());
    json.writeNumberField("moves", swarm.moves());
    json.writeNumberField("lost", swarm.lost());
    json.writeEndObject();
  }

  private void write(JsonGenerator json, Member member) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", member.name());
    json.writeStringField("address", member.address());
    json.writeArrayFieldStart("roles");
    for (var role : member.roles().stream().sorted().toList()) {
      json.writeString(role);
    }
    json.writeEndArray();
    json.writeStringField("status", member.status().toLowerCase(Locale.ROOT));
    json.writeBooleanField("reachable", member.reachable());
    json.writeNumberField("age", member.age());
    json.writeBooleanField("self", member.equals(self));
    var share = swarm.nodes().get(member.name());
    if (share != null) {
      json.writeNumberField("processes", share.processes());
      json.writeNumberField("shards", share.open());
      json.writeNumberField("copies", share.held() - share.open());
      json.writeNumberField("missing", share.missing());
    }
    json.writeEndObject();
  }
}
