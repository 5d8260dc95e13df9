package parlor;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import parlor.web.Proxies;

/// A variable of the environment: what it means where it is not set, and the rule it keeps.
enum Variable {
  PORT(9000, 0, 65_535),
  PUBLIC_URL(
      "", "an address such as https://parlor.example.org, without a path", Variable::isOrigin),
  TRUSTED_PROXIES(
      "",
      "addresses or networks such as 10.0.0.0/8, comma between",
      text -> items(text).allMatch(Proxies::isWellFormed)),
  DNS_CLUSTER_QUERY(
      "",
      "DNS names such as parlor.internal, comma between",
      text -> items(text).allMatch(Peer::isName)),
  CLUSTER_PEERS(
      "",
      "nodes such as 10.0.0.2, node-2:9100 or [fd00::2]:9100, comma between",
      text -> items(text).allMatch(peer -> Peer.parse(peer, 1).isPresent())),
  CLUSTER_PORT(9100, 1, 65_535),
  CLUSTER_COOKIE(
      "",
      "a secret of 22 or more letters, digits and _ + / = -, or two of them, comma between;"
          + " ./parlor secret makes one",
      text -> text.matches("[\\w+/=-]{22,}(\\s*,\\s*[\\w+/=-]{22,})?")),
  NODE_NAME("parlor", "1 to 40 of a to z, 0 to 9 and -", text -> text.matches("[a-z0-9-]{1,40}")),
  NODE_ADDRESS("", "the IPv4 or IPv6 address of this node", Ip::isOfOneNode),
  NODE_ROLES(
      "web,home",
      "web, home, both with a comma between, or none",
      text -> Role.parse(text).isPresent()),
  ADMIN_TOKEN(
      "",
      "a secret of 22 or more visible ASCII characters; ./parlor secret makes one",
      text -> text.matches("[!-~]{22,}")),
  METRICS_PORT("", "a whole number from 0 to 65535", text -> isBetween(text, 0, 65_535)),
  PARLOR_LOG_FORMAT("text", "text or json", text -> text.matches("text|json")),
  PARLOR_FRAME_BYTES(16_384, 1_024, 1_048_576),
  PARLOR_COMMANDS_PER_SECOND(20, 1, 10_000),
  PARLOR_SOCKETS_PER_ADDRESS(100, 1, 1_000_000),
  PARLOR_SEATS_PER_ROOM(200, 1, 1_000),
  PARLOR_ITEMS_PER_ROOM(1_000, 1, 5_000),
  PARLOR_ROOMS(50_000, 1, 10_000_000),
  PARLOR_EMPTY_ROOM_DAYS(30, 1, 3_650);

  private final String preset;
  private final String rule;

  /// A function of its argument alone, which Error Prone cannot know.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<String> keeps;

  Variable(int preset, int lowest, int highest) {
    this(
        Integer.toString(preset),
        "a whole number from " + lowest + " to " + highest,
        text -> isBetween(text, lowest, highest));
  }

  Variable(String preset, String rule, Predicate<String> keeps) {
    this.preset = preset;
    this.rule = rule;
    this.keeps = keeps;
  }

  /// What holds where nothing is set; empty for nothing.
  String preset() {
    return preset;
  }

  /// What a value must be, to stand behind "must be".
  String rule() {
    return rule;
  }

  boolean allows(String value) {
    return keeps.test(value);
  }

  /// Whether its value is nobody's business, the log's included.
  boolean isSecret() {
    return this == CLUSTER_COOKIE || this == ADMIN_TOKEN;
  }

  private static Stream<String> items(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip);
  }

  private static boolean isBetween(String text, int lowest, int highest) {
    if (!text.matches("\\d{1,9}")) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= lowest && number <= highest;
  }

  private static boolean isOrigin(String text) {
    try {
      var url = URI.create(text);
      return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null
          && (url.getRawPath() + url.getRawQuery() + url.getRawFragment()).equals("nullnull");
    } catch (IllegalArgumentException noUri) {
      return false;
    }
  }
}
