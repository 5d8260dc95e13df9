package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How much a node takes on, and from whom.
@Timeout(90)
class LimitsTest {

  private static final int SOCKETS = 100;
  private static final String PROTOCOL = "Sec-WebSocket-Protocol: parlor.v1";

  @Test
  void the_hundred_and_first_socket_of_an_address_is_one_too_many() {
    try (var node = aNode()) {
      var room = node.aRoom();
      var honest = room.join("honest");
      var crowd = new ArrayList<Guest>();
      for (int i = 0; i < SOCKETS; i++) {
        var guest = room.knock(Person.called("n" + i), Wire.Manner.GOOD.from("127.0.0.2"));
        // At once: otherwise the first would have been silent for too long on a slow machine.
        guest.asksToJoin("voter", false).isWelcome();
        crowd.add(guest);
      }
      for (int i = 0; i < SOCKETS; i++) {
        room.knock(Person.called("more" + i), Wire.Manner.GOOD.from("127.0.0.2"))
            .isClosed(1008, "too-many-sockets");
      }
      crowd.forEach(Guest::pings);
      honest.votes("5");
      honest.knows("them all", picture -> picture.seats().size() == 1 + SOCKETS);
      // Who leaves makes room.
      crowd.getFirst().leaves();
      crowd.get(1).close();
      crowd.get(2).pings();
      var next = joinedAtLast(room);
      next.votes("8");
      node.log().isClean();
    }
  }

  /// The node learns of a socket's end some time after the client.
  private static Guest joinedAtLast(Room room) {
    long end = System.nanoTime() + Patience.SHORT.toNanos();
    while (System.nanoTime() < end) {
      var guest = room.knock(Person.called("next"), Wire.Manner.GOOD.from("127.0.0.2"));
      guest.says(guest.frame("ping").toString());
      if (guest.sees("an answer", _ -> true).path("type").asText().equals("done")) {
        guest.asksToJoin("voter", false).isWelcome();
        return guest;
      }
    }
    throw new AssertionError("the places of those who left were never free");
  }

  @Test
  void what_a_client_claims_to_be_forwarded_for_counts_for_nothing() {
    try (var node = aNode("PARLOR_SOCKETS_PER_ADDRESS=2")) {
      var room = node.aRoom();
      claims(room, "192.0.2.1").pings();
      claims(room, "192.0.2.2").pings();
      claims(room, "192.0.2.3").isClosed(1008, "too-many-sockets");
      assertThat(node.log().lines())
          .filteredOn(line -> line.contains("TRUSTED_PROXIES"))
          .as("told once")
          .hasSize(1);
    }
  }

  @Test
  void what_a_proxy_of_ours_forwards_is_believed() {
    try (var node = aNode("PARLOR_SOCKETS_PER_ADDRESS=2", "TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8")) {
      var room = node.aRoom();
      claims(room, "192.0.2.1").pings();
      claims(room, "192.0.2.1").pings();
      claims(room, "192.0.2.1").isClosed(1008, "too-many-sockets");
      claims(room, "192.0.2.2").pings();
      // The last address that is no proxy of ours counts, whatever stands before it.
      claims(room, "192.0.2.9, 192.0.2.1, 10.1.2.3").isClosed(1008, "too-many-sockets");
      claims(room, "2001:db8::1").pings();
      // Where nothing sensible is forwarded, it is the proxy's own.
      claims(room, "nonsense").pings();
      claims(room, "").pings();
      claims(room, ", ,").isClosed(1008, "too-many-sockets");
      node.log().isClean();
    }
  }

  private static Guest claims(Room room, String forwardedFor) {
    var manner = Wire.Manner.GOOD.saying("X-Forwarded-For: " + forwardedFor);
    return room.knock(Person.called("x"), manner);
  }

  @Test
  void the_origin_behind_a_proxy_is_what_the_proxy_says() {
    try (var node = aNode("TRUSTED_PROXIES=127.0.0.1")) {
      var forwarded = "X-Forwarded-Host: parlor.example.org";
      assertThat(origin(node, "https://parlor.example.org", forwarded)).isEqualTo(101);
      assertThat(origin(node, "https://evil.example", forwarded)).isEqualTo(403);
    }
    try (var node = aNode("PUBLIC_URL=https://parlor.example.org")) {
      assertThat(origin(node, "https://parlor.example.org", "X: y")).isEqualTo(101);
      assertThat(origin(node, "https://evil.example", "X-Forwarded-Host: evil.example"))
          .isEqualTo(403);
    }
  }

  private static int origin(Node node, String origin, String header) {
    return Http.knock(node, "/r/maple/live", PROTOCOL, "Origin: " + origin, header).status();
  }

  @Test
  void a_full_room_takes_nobody_more_but_those_who_have_a_seat() {
    try (var node = aNode("PARLOR_SEATS_PER_ROOM=3", "PARLOR_ROOMS=2")) {
      var room = node.aRoom();
      var ana = room.join("ana");
      room.observe("ben");
      room.join("cleo");
      var dora = room.knock("dora");
      dora.asksToJoin("voter", false).isRefused("room-full");
      dora.asksToJoin("observer", true).isRefused("room-full");
      room.join(ana.person()).votes("5");
      ana.asks(
              "remove",
              "seat",
              ana.knows("all", now -> now.seats().size() == 3).seatOf("cleo").path("id").asText(),
              "ban",
              false)
          .isDone();
      dora.asksToJoin("voter", false).isWelcome();

      var second = node.aRoom().join("ana");
      var third = node.aRoom();
      third.knock("ana").asksToJoin("voter", false).isRefused("server-full");
      third.knock("ana").asksToJoin("voter", true).isRefused("server-full");
      // A look creates nothing, and a join that is refused neither.
      assertThat(Http.get(node, "/r/unknown/glance").status()).isEqualTo(200);
      second.room().knock(" ").asksToJoin("voter", false).isRefused("bad-name");
      second.votes("5");
      node.log().isClean();
    }
  }

  @Test
  void a_join_that_is_refused_leaves_no_room_behind() {
    try (var node = aNode("PARLOR_ROOMS=1")) {
      for (var name : List.of("one", "two", "three")) {
        node.room(name).knock(" ").asksToJoin("voter", false).isRefused("bad-name");
        node.room(name).knock(" ").asksToJoin("voter", true).isRefused("bad-name");
      }
      node.room("four").join("ana").votes("5");
    }
  }

  @Test
  void a_shorter_frame_and_a_slower_pace_can_be_asked_for() {
    try (var node = aNode("PARLOR_FRAME_BYTES=1024", "PARLOR_COMMANDS_PER_SECOND=1")) {
      var ana = node.aRoom().join("ana");
      ana.asks("ping").isDone();
      ana.says("{\"type\":\"ping\",\"id\":\"" + "x".repeat(1_100) + "\"}");
      assertThat(ana.wire().closeCode()).isEqualTo(1009);
    }
  }
}
