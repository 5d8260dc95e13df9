package parlor.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;
import parlor.chat.Message;
import parlor.nodes.Report;
import parlor.nodes.Seen;
import parlor.swarm.node.Member;
import parlor.swarm.vault.Message.Share;

/// Writes the cluster as `/api/cluster` tells it.
final class RosterWriter {

  /// A load has so many parts.
  private static final double PARTS = 1_000;

  private RosterWriter() {}

  static Buffer json(Roster roster) {
    return JsonBody.object(json -> write(json, roster));
  }

  private static void write(JsonGenerator json, Roster roster) throws IOException {
    json.writeStringField("state", roster.state());
    json.writeStringField("self", roster.self());
    json.writeStringField("cluster", roster.cluster().orElse(null));
    if (!roster.hindrance().isEmpty()) {
      json.writeStringField("hindrance", roster.hindrance());
    }
    json.writeNumberField("restarts", roster.restarts());
    json.writeNumberField("rooms", roster.rooms());
    json.writeNumberField("sockets", roster.sockets());
    json.writeArrayFieldStart("members");
    for (var seen : roster.members()) {
      write(json, seen, seen.member().name().equals(roster.self()));
    }
    json.writeEndArray();
    writeSwarm(json, roster);
  }

  /// Of the whole cluster, as far as its nodes have told; moves and losses of this node.
  private static void writeSwarm(JsonGenerator json, Roster roster) throws IOException {
    var nodes = roster.members().stream().flatMap(seen -> seen.share().stream()).toList();
    json.writeObjectFieldStart("swarm");
    json.writeNumberField("processes", nodes.stream().mapToLong(Share::processes).sum());
    json.writeNumberField("shards", nodes.stream().mapToInt(Share::open).sum());
    json.writeNumberField("missing", nodes.stream().mapToInt(Share::missing).sum());
    json.writeNumberField("moves", roster.swarm().moves());
    json.writeNumberField("lost", roster.swarm().lost());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Seen seen, boolean isSelf) throws IOException {
    json.writeStartObject();
    write(json, seen.member());
    json.writeBooleanField("self", isSelf);
    if (seen.share().isPresent()) {
      write(json, seen.share().get());
    }
    if (seen.told().isPresent()) {
      json.writeObjectFieldStart("told");
      json.writeNumberField("millisAgo", seen.told().get().millisAgo());
      write(json, seen.told().get().report());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Member member) throws IOException {
    json.writeStringField("name", member.name());
    json.writeStringField("address", member.address());
    JsonBody.writeTexts(json, "roles", member.roles().stream().sorted().toList());
    json.writeStringField("status", member.status().toLowerCase(Locale.ROOT));
    json.writeBooleanField("reachable", member.reachable());
    json.writeNumberField("age", member.age());
  }

  private static void write(JsonGenerator json, Share share) throws IOException {
    json.writeNumberField("processes", share.processes());
    json.writeNumberField("shards", share.open());
    json.writeNumberField("copies", share.held() - share.open());
    json.writeNumberField("missing", share.missing());
  }

  private static void write(JsonGenerator json, Report report) throws IOException {
    json.writeStringField("version", report.version());
    json.writeNumberField("upSeconds", report.upSeconds());
    json.writeNumberField("load", Math.round(report.load() * PARTS) / PARTS);
    json.writeNumberField("processors", report.processors());
    json.writeNumberField("heapBytes", report.heapBytes());
    json.writeNumberField("heapMaxBytes", report.heapMaxBytes());
    json.writeNumberField("sockets", report.sockets());
    json.writeNumberField("rooms", report.rooms());
    json.writeNumberField("moves", report.moves());
    json.writeNumberField("lost", report.lost());
    json.writeBooleanField("draining", report.draining());
    JsonBody.writeTexts(json, "unreachable", report.unreachable());
    json.writeArrayFieldStart("messages");
    for (var message : report.messages()) {
      write(json, message);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Message message) throws IOException {
    json.writeStartObject();
    json.writeStringField("time", message.time().toString());
    json.writeStringField("from", message.from());
    json.writeStringField("text", message.text());
    json.writeBooleanField("reply", message.isReply());
    json.writeEndObject();
  }
}
