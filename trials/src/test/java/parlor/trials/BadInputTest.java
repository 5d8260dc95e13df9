package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What one client does wrong is told to it, and the others in the room notice nothing.
@Timeout(60)
class BadInputTest {

  private static final int LONG = 1_000_000;
  private static final String ROUND = "\"round\":{\"number\":1,\"item\":\"#1\",\"attempt\":1}";

  @AutoClose private static final Node NODE = aNode("PARLOR_SOCKETS_PER_ADDRESS=10000");

  @AfterAll
  static void nothing_went_wrong_inside() {
    NODE.log().isClean();
  }

  private final Room room = NODE.aRoom();

  /// Two in a room, of whom one is up to no good. The other notices nothing of it.
  private void besideAnHonestGuest(Trouble trouble) {
    var honest = room.join("honest");
    var bad = room.join("bad");
    honest.knows("the other", picture -> picture.seats().size() == 2);
    int before = honest.frames().size();
    trouble.by(bad);
    honest.pings();
    assertThat(honest.frames()).hasSize(before + 1);
    honest.votes("5");
    assertThat(honest.picture().mine()).isEqualTo("5");
    bad.close();
  }

  private interface Trouble {
    void by(Guest bad);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hello",
        "{",
        "{\"type\":\"ping\",\"id\":\"1\"",
        "{\"type\":\"ping\",\"id\":\"1\"}x",
        "{\"type\":\"ping\",\"id\":\"1\",}",
        "{type:\"ping\",id:\"1\"}",
        "{'type':'ping','id':'1'}",
        "{\"type\":\"ping\",\"id\":\"\n\"}",
        "{\"type\":\"ping\",\"id\":\"\\q\"}",
        "{\"type\":\"ping\",\"id\":NaN}",
        "{\"type\":\"ping\",\"id\":01}",
        "/**/{\"type\":\"ping\",\"id\":\"1\"}",
        "\ufeff{\"type\":\"ping\",\"id\":\"1\"}",
        "{\"type\":\"ping\",\"id\":\"1\"}{\"type\":\"ping\",\"id\":\"2\"}",
        "\u0000",
      })
  void what_is_not_json_ends_the_connection(String text) {
    besideAnHonestGuest(bad -> {
      bad.says(text);
      bad.isClosed(1003, "malformed");
    });
  }

  static List<String> noFrames() {
    var texts =
        new ArrayList<>(
            List.of(
                "null",
                "true",
                "42",
                "\"ping\"",
                "[]",
                "[{\"type\":\"ping\",\"id\":\"1\"}]",
                "{}",
                "{\"id\":\"1\"}",
                "{\"type\":\"pong\",\"id\":\"1\"}",
                "{\"type\":\"Ping\",\"id\":\"1\"}",
                "{\"type\":\"welcome\",\"id\":\"1\"}",
                "{\"type\":null,\"id\":\"1\"}",
                "{\"type\":1,\"id\":\"1\"}",
                "{\"type\":[\"ping\"],\"id\":\"1\"}",
                "{\"type\":{},\"id\":\"1\"}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"ping\",\"id\":null}",
                "{\"type\":\"ping\",\"id\":1}",
                "{\"type\":\"ping\",\"id\":true}",
                "{\"type\":\"ping\",\"id\":[]}",
                "{\"type\":\"ping\",\"id\":\"\"}",
                "{\"type\":\"ping\",\"id\":\"" + "x".repeat(41) + "\"}",
                "{\"type\":\"ping\",\"id\":\"1\",\"more\":1}",
                "{\"type\":\"ping\",\"id\":\"1\",\"id\":\"1\"}",
                "{\"type\":\"ping\",\"type\":\"ping\",\"id\":\"1\"}",
                "{\"type\":\"vote\",\"id\":\"1\",\"card\":\"5\"}",
                "{\"type\":\"vote\",\"id\":\"1\"," + ROUND + "}",
                "{\"type\":\"vote\",\"id\":\"1\"," + ROUND + ",\"card\":5}",
                "{\"type\":\"vote\",\"id\":\"1\"," + ROUND + ",\"card\":null}",
                "{\"type\":\"vote\",\"id\":\"1\"," + ROUND + ",\"card\":[\"5\"]}",
                "{\"type\":\"vote\",\"id\":\"1\"," + ROUND + ",\"card\":{\"text\":\"5\"}}",
                "{\"type\":\"vote\",\"id\":\"1\"," + ROUND + ",\"card\":\"5\",\"seat\":\"x\"}",
                "{\"type\":\"vote\",\"id\":\"1\",\"round\":1,\"card\":\"5\"}",
                "{\"type\":\"vote\",\"id\":\"1\",\"round\":\"1\",\"card\":\"5\"}",
                "{\"type\":\"vote\",\"id\":\"1\",\"round\":null,\"card\":\"5\"}",
                "{\"type\":\"vote\",\"id\":\"1\",\"round\":{},\"card\":\"5\"}",
                "{\"type\":\"settle\",\"id\":\"1\"," + ROUND + "}",
                "{\"type\":\"rename\",\"id\":\"1\"}",
                "{\"type\":\"rename\",\"id\":\"1\",\"name\":null}",
                "{\"type\":\"rename\",\"id\":\"1\",\"name\":7}",
                "{\"type\":\"role\",\"id\":\"1\",\"seat\":\"me\",\"role\":\"voter\"}",
                "{\"type\":\"role\",\"id\":\"1\",\"seat\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"role\":\"king\"}",
                "{\"type\":\"role\",\"id\":\"1\",\"seat\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"role\":\"VOTER\"}",
                "{\"type\":\"host\",\"id\":\"1\",\"seat\":\"AAAAAAAAAAAAAAAAAAAAAA\"}",
                "{\"type\":\"host\",\"id\":\"1\",\"seat\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"host\":1}",
                "{\"type\":\"host\",\"id\":\"1\",\"seat\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"host\":null}",
                "{\"type\":\"remove\",\"id\":\"1\",\"seat\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"ban\":\"true\"}",
                "{\"type\":\"settings\",\"id\":\"1\",\"autoReveal\":\"yes\"}",
                "{\"type\":\"settings\",\"id\":\"1\",\"autoReveal\":1}",
                "{\"type\":\"settings\",\"id\":\"1\",\"deck\":\"points\"}",
                "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{\"kind\":\"points\"}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{\"kind\":\"tarot\",\"extras\":[]}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{\"kind\":\"points\",\"extras\":[null]}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{\"kind\":\"points\",\"extras\":\"?\"}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"rights\":{\"fly\":\"hosts\"}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"rights\":{\"reveal\":\"nobody\"}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"rights\":{\"reveal\":null}}",
                "{\"type\":\"settings\",\"id\":\"1\",\"rights\":[\"reveal\"]}",
                "{\"type\":\"offer\",\"id\":\"1\",\"host\":true}",
                "{\"type\":\"offer\",\"id\":\"1\",\"host\":true,\"rounds\":[null]}",
                "{\"type\":\"offer\",\"id\":\"1\",\"rounds\":[]}",
                "{\"type\":\"offer\",\"id\":\"1\",\"host\":true,\"rounds\":{}}",
                "{\"type\":\"ping\",\"id\":" + "[".repeat(7_000) + "]".repeat(7_000) + "}",
                "{\"type\":\"ping\",\"id\":" + "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_001),
                "[".repeat(8_000) + "]".repeat(8_000)));
    for (var number :
        List.of(
            "0",
            "-1",
            "1.0",
            "1.5",
            "1e0",
            "1e400",
            "1E999999999",
            "99999999999",
            "-99999999999",
            "\"1\"",
            "null",
            "true",
            "[]",
            "9".repeat(5_000),
            "0." + "1".repeat(5_000))) {
      texts.add(
          "{\"type\":\"takeBack\",\"id\":\"1\",\"round\":{\"number\":"
              + number
              + ",\"item\":\"#1\",\"attempt\":1}}");
    }
    return texts;
  }

  @ParameterizedTest
  @MethodSource("noFrames")
  void json_that_is_no_frame_ends_the_connection(String text) {
    besideAnHonestGuest(bad -> {
      bad.says(text);
      bad.isClosed(1008, "malformed");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"join\",\"id\":\"1\"}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":\"x\",\"role\":\"voter\"}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":\"x\",\"role\":\"voter\",\"returning\":null}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":\"x\",\"role\":\"voter\",\"returning\":\"no\"}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":\"x\",\"role\":\"voter\",\"returning\":0}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":\"x\",\"role\":\"\",\"returning\":false}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":null,\"role\":\"voter\",\"returning\":false}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":5,\"name\":\"x\",\"role\":\"voter\",\"returning\":false}",
        "{\"type\":\"join\",\"id\":\"1\",\"secret\":\"S\",\"name\":\"x\",\"role\":\"voter\",\"returning\":false,\"host\":true}",
      })
  void a_join_that_is_no_frame_ends_the_connection(String text) {
    besideAnHonestGuest(_ -> {
      var knocking = room.knock("x");
      knocking.says(text.replace("\"S\"", "\"" + knocking.person().secret() + "\""));
      knocking.isClosed(1008, "malformed");
    });
  }

  @Test
  void a_binary_message_ends_the_connection() {
    besideAnHonestGuest(bad -> {
      bad.wire()
          .frame(Wire.BINARY, "{\"type\":\"ping\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8));
      bad.isClosed(1003, "malformed");
    });
  }

  @Test
  void a_message_over_the_limit_ends_the_connection() {
    besideAnHonestGuest(bad -> {
      bad.wire().frame(Wire.TEXT, new byte[LONG]);
      assertThat(bad.wire().closeCode()).isEqualTo(1009);
    });
  }

  @Test
  void a_message_over_the_limit_in_fragments_ends_the_connection() {
    besideAnHonestGuest(bad -> {
      bad.wire().frame(Wire.TEXT, false, new byte[1_000]);
      for (int sent = 0; sent < LONG && bad.wire().isOpen(); sent += 1_000) {
        bad.wire().frame(Wire.CONTINUATION, false, new byte[1_000]);
      }
      assertThat(bad.wire().closeCode()).isEqualTo(1009);
    });
  }

  @Test
  void a_message_at_the_limit_is_taken_whole_or_in_fragments() {
    besideAnHonestGuest(bad -> {
      var ping = "{\"type\":\"ping\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
      var longest = Arrays.copyOf(ping, 16_384);
      Arrays.fill(longest, ping.length, longest.length, (byte) ' ');
      bad.wire().frame(Wire.TEXT, longest);
      bad.sees("done");
      bad.wire().frame(Wire.TEXT, false, Arrays.copyOfRange(longest, 0, 5));
      bad.wire().frame(Wire.PING, new byte[] {1, 2, 3});
      bad.wire().frame(Wire.CONTINUATION, false, new byte[0]);
      bad.wire().frame(Wire.CONTINUATION, false, Arrays.copyOfRange(longest, 5, 16));
      bad.wire().frame(Wire.CONTINUATION, true, Arrays.copyOfRange(longest, 16, 16_384));
      bad.sees("done");
      bad.wire().frame(Wire.TEXT, Arrays.copyOf(longest, 16_385));
      assertThat(bad.wire().closeCode()).isEqualTo(1009);
    });
  }

  @Test
  void a_message_may_begin_with_an_empty_fragment() {
    besideAnHonestGuest(bad -> {
      var ping = "{\"type\":\"ping\",\"id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
      bad.wire().frame(Wire.TEXT, false, new byte[0]);
      bad.wire().frame(Wire.CONTINUATION, false, ping);
      bad.wire().frame(Wire.CONTINUATION, true, new byte[0]);
      bad.sees("done");
    });
  }

  @Test
  void fragments_without_end_and_content_cost_nothing() {
    besideAnHonestGuest(bad -> {
      bad.wire().frame(Wire.TEXT, false, new byte[0]);
      for (int i = 0; i < 20_000; i++) {
        bad.wire().frame(Wire.CONTINUATION, false, new byte[0]);
      }
      bad.wire().frame(Wire.CONTINUATION, true, new byte[0]);
      assertThat(bad.wire().closeCode()).isIn(1003, 1008);
    });
  }

  static List<byte[]> brokenFrames() {
    return List.of(
        // Text that is not UTF-8: cut off, overlong, half a surrogate.
        masked(0x81, 0xc3),
        masked(0x81, 0xc0, 0xaf),
        masked(0x81, 0xed, 0xa0, 0x80),
        // Not masked.
        bytes(0x81, 0x02, '{', '}'),
        // Reserved bits, reserved kinds.
        masked(0xc1, '{', '}'),
        masked(0xf1, '{', '}'),
        masked(0x83, '{', '}'),
        masked(0x8b),
        // A continuation of nothing, and a text amid a text.
        masked(0x80, '{', '}'),
        join(masked(0x01, '{'), masked(0x81, '}')),
        // Control frames that are fragmented or too long.
        masked(0x09, 1),
        join(bytes(0x89, 0xfe, 0, 126, 0, 0, 0, 0), new byte[126]),
        // A close with half a code, with a code that nobody may send, with a reason that is not
        // UTF-8.
        masked(0x88, 3),
        masked(0x88, 3, 0xee),
        masked(0x88, 0, 0),
        masked(0x88, 3, 0xe8, 0xff),
        // A length beyond all measure, negative too.
        bytes(0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0),
        bytes(0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0),
        // Garbage.
        "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8),
        bytes(0xff, 0xff, 0xff, 0xff));
  }

  private static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /// A frame with a mask of zeroes.
  private static byte[] masked(int first, int... payload) {
    return join(bytes(first, 0x80 | payload.length, 0, 0, 0, 0), bytes(payload));
  }

  private static byte[] join(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @ParameterizedTest
  @MethodSource("brokenFrames")
  void what_is_no_websocket_ends_the_connection(byte[] frame) {
    besideAnHonestGuest(bad -> {
      bad.wire().bytes(frame);
      assertThat(bad.wire().closeCode()).isIn(1002, 1003, 1006, 1007, 1009);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\n",
        "\u00a0",
        "\u3000",
        "\u200b",
        "\u2060",
        "a\u0000b",
        "a\nb",
        "a\u007fb",
        "\u202eevil",
        "a\u2066b",
        "\u200f",
        "a\u2028b",
        "\ue000",
        "41: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "\u0301"
      })
  void a_name_that_shows_nothing_or_upsets_what_is_beside_it_is_refused(String name) {
    besideAnHonestGuest(bad -> {
      bad.asks("rename", "name", name).isRefused("bad-name");
      room.knock(name).asksToJoin("voter", false).isRefused("bad-name");
    });
  }

  @Test
  void a_name_of_ten_thousand_characters_is_refused() {
    besideAnHonestGuest(bad -> {
      bad.asks("rename", "name", "x".repeat(10_000)).isRefused("bad-name");
      room.knock("x".repeat(10_000)).asksToJoin("voter", false).isRefused("bad-name");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<img src=x onerror=alert(1)>",
        "</script><script>alert(1)//",
        "Zoë 🦊",
        "👩‍👩‍👧‍👦",
        "ﷺ",
        "名前",
        "' OR 1=1 --",
        "\\u0000",
        "{{7*7}}",
        "Robert'); DROP TABLE rooms;--",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢"
      })
  void an_odd_name_is_just_a_name(String name) {
    var ana = room.join("ana");
    var odd = room.join(name);
    ana.knows("the name", picture -> picture.seats().size() == 2).seatOf(name);
    odd.renames("plain");
    ana.asks("rename", "name", "  " + name + " ").isDone();
    odd.pings();
    assertThat(odd.picture().seatOf(name.strip()).path("id").asText()).isEqualTo(ana.seat());
  }

  @Test
  void what_is_asked_out_of_turn_is_refused() {
    besideAnHonestGuest(bad -> {
      var round = bad.picture().roundId();
      bad.asks("vote", "round", round, "card", "4").isRefused("not-in-deck");
      bad.asks("vote", "round", round, "card", "x".repeat(10_000)).isRefused("not-in-deck");
      bad.asks("vote", "round", round, "card", "").isRefused("not-in-deck");
      var past = Json.object("number", 7, "item", "#1", "attempt", 1);
      bad.asks("vote", "round", past, "card", "5").isRefused("old-round");
      bad.asks("takeBack", "round", past).isRefused("old-round");
      bad.asks("next", "round", past).isRefused("old-round");
    });
  }

  @Test
  void an_observer_has_no_card() {
    var honest = room.join("honest");
    var otto = room.observe("otto");
    otto.asksHere("vote", "card", "5").isRefused("observer");
    otto.asks("role", "seat", otto.seat(), "role", "voter").isDone();
    otto.votes("5");
    otto.asks("role", "seat", otto.seat(), "role", "observer").isDone();
    assertThat(otto.picture().mine()).isEmpty();
    var seat =
        honest
            .knows("his leaving", picture -> !picture.toString().contains("\"voted\":true"))
            .seatOf("otto");
    assertThat(seat.path("role").asText()).isEqualTo("observer");
  }

  @Test
  void who_asks_too_fast_is_told_and_then_sent_away() {
    besideAnHonestGuest(bad -> {
      for (int i = 0; i < 100; i++) {
        bad.says(bad.frame("ping").toString());
      }
      var refusal = bad.sees("too-fast", frame -> frame.path("reason").asText().equals("too-fast"));
      new Answer(refusal).isRefused("too-fast");
      assertThat(refusal.has("id")).isTrue();
      assertThat(bad.wire().isOpen()).isTrue();
      for (int i = 0; i < 400; i++) {
        bad.says(bad.frame("ping").toString());
      }
      bad.isClosed(1008, "too-fast");
    });
  }

  @Test
  void a_burst_is_allowed() {
    besideAnHonestGuest(bad -> {
      for (int i = 0; i < 35; i++) {
        bad.pings();
      }
    });
  }
}
