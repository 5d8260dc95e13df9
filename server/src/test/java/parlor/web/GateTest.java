package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private static final String TOKEN = "a-token-of-enough-characters";

  private final Gate local = new Gate(Optional.empty());
  private final Gate guarded = new Gate(Optional.of(TOKEN));

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, localhost:9000",
    "127.0.0.1, LocalHost",
    "127.0.0.9, 127.0.0.9:80",
    "0:0:0:0:0:0:0:1, [::1]:9000",
    "::1, localhost",
    "::ffff:127.0.0.1, localhost"
  })
  void who_asks_on_this_machine_may_come_in(String peer, String host) {
    assertThat(local.objection(peer, headers("Host", host))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.2", "128.0.0.1", "::2", "fe80::1", "localhost", ""})
  void nobody_else_does(String peer) {
    isForbidden(local, peer, headers("Host", "localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parlor.example.org",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example:127.0.0.1",
        "[::2]",
        "localhost:x",
        "user@localhost",
        ""
      })
  void a_name_that_merely_points_here_is_a_trick(String host) {
    isForbidden(local, "127.0.0.1", headers("Host", host));
  }

  @Test
  void a_request_has_one_host() {
    isForbidden(local, "127.0.0.1", headers());
    isForbidden(local, "127.0.0.1", headers("Host", "localhost", "Host", "localhost"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Forwarded",
        "X-Forwarded-For",
        "x-forwarded-proto",
        "X-FORWARDED-ANYTHING",
        "X-Real-IP",
        "Via"
      })
  void a_proxy_on_this_machine_speaks_for_strangers(String header) {
    isForbidden(local, "127.0.0.1", headers("Host", "localhost", header, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.example", "null", "", "http://localhost", "http://localhost:9001"})
  void pages_of_others_do_not(String origin) {
    isForbidden(local, "127.0.0.1", headers("Host", "localhost:9000", "Origin", origin));
  }

  @Test
  void our_own_pages_do() {
    var headers = headers("Host", "localhost:9000", "Origin", "http://localhost:9000");

    assertThat(local.objection("127.0.0.1", headers)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "BEARER  " + TOKEN + " "})
  void the_token_opens_from_anywhere(String shown) {
    assertThat(guarded.objection("10.0.0.2", headers("Authorization", shown, "Via", "proxy")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Bearer a-token-of-enough-character",
        "Bearer a-token-of-enough-characters!",
        "Basic a-token-of-enough-characters",
        "a-token-of-enough-characters"
      })
  void where_there_is_a_token_it_must_be_shown(String shown) {
    var headers = headers("Host", "localhost", "Authorization", shown);
    var refusal = guarded.objection("127.0.0.1", headers).orElseThrow();

    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.asksForToken()).isTrue();
    assertThat(refusal.why()).doesNotContain(TOKEN);
    assertThat(guarded.objection("127.0.0.1", headers("Host", "localhost"))).isPresent();
  }

  private static void isForbidden(Gate gate, String peer, MultiMap headers) {
    var refusal = gate.objection(peer, headers).orElseThrow();

    assertThat(refusal.status()).isEqualTo(403);
    assertThat(refusal.asksForToken()).isFalse();
  }

  private static MultiMap headers(String... namesAndValues) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
