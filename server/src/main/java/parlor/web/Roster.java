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
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;

/// The cluster as `/api/cluster` tells it.
///
/// @param state `alone`, or how far this node is
/// @param cluster the id of the cluster's founding
/// @param members this node first, then the others by age
record Roster(
    String state,
    Member self,
    Optional<String> cluster,
    int restarts,
    int rooms,
    int sockets,
    List<Member> members) {

  private static final JsonFactory JSON = new JsonFactory();

  static Roster of(Surroundings surroundings, int rooms, int sockets) {
    return surroundings
        .now()
        .map(now -> of(now, rooms, sockets))
        .orElseGet(() -> alone(surroundings.self(), rooms, sockets));
  }

  private static Roster of(Membership now, int rooms, int sockets) {
    var others = now.others().stream().sorted(Comparator.comparingInt(Member::age));
    return new Roster(
        Words.of(now.state()),
        now.self(),
        now.cluster(),
        now.restarts(),
        rooms,
        sockets,
        Stream.concat(Stream.of(now.self()), others).toList());
  }

  /// Nobody reaches it by an address, so it has none.
  private static Roster alone(String name, int rooms, int sockets) {
    var self = new Member(name, "", Set.of("web", Member.HOME), "up", true, 1, 0);
    return new Roster("alone", self, Optional.empty(), 0, rooms, sockets, List.of(self));
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
    json.writeEndObject();
  }
}
