package parlor;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Predicate;
import parlor.web.Proxies;

/// A variable of the environment: what it means where it is not set, and the rule it keeps.
enum Variable {
  PORT(9000, 0, 65_535),
  PUBLIC_URL(
      "", "an address such as https://parlor.example.org, without a path", Variable::isOrigin),
  TRUSTED_PROXIES(
      "",
      "addresses or networks such as 10.0.0.0/8, comma between",
      text -> Arrays.stream(text.split(",")).map(String::strip).allMatch(Proxies::isWellFormed)),
  PARLOR_FRAME_BYTES(16_384, 1_024, 1_048_576),
  PARLOR_COMMANDS_PER_SECOND(20, 1, 10_000),
  PARLOR_SOCKETS_PER_ADDRESS(100, 1, 1_000_000),
  PARLOR_SEATS_PER_ROOM(200, 1, 1_000),
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
