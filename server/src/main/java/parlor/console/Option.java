package parlor.console;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What may stand anywhere, beginning with `--`.
enum Option {
  AT("URL", "an address such as http://localhost:9000"),
  JSON("", "alone"),
  HELP("", "alone"),
  MAX("N|none", "a whole number or none"),
  SPEED("X", "a number such as 2 or 0.5"),
  WALKS("N", "a whole number"),
  ACCEPT_LOSS("", "alone");

  private static final int HIGHEST_PORT = 65_535;

  private final String value;
  private final String rule;

  Option(String value, String rule) {
    this.value = value;
    this.rule = rule;
  }

  static Optional<Option> named(String word) {
    return word.equals("-h")
        ? Optional.of(HELP)
        : Stream.of(values()).filter(option -> option.word().equals(word)).findFirst();
  }

  String word() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How it is said, for a person to read: `--max N`.
  String usage() {
    return takesValue() ? word() + " " + value : word();
  }

  /// What its value must be, to stand behind "must be".
  String rule() {
    return rule;
  }

  boolean takesValue() {
    return !value.isEmpty();
  }

  /// Whether every command takes it.
  boolean isCommon() {
    return this == AT || this == JSON || this == HELP;
  }

  /// Only the form: how many there may be is for the node to say.
  boolean allows(String text) {
    return switch (this) {
      case AT -> isOrigin(text);
      case JSON, HELP, ACCEPT_LOSS -> text.isEmpty();
      case MAX -> text.matches("none|\\d{1,9}");
      case SPEED -> text.matches("\\d{1,9}(\\.\\d{1,9})?");
      case WALKS -> text.matches("\\d{1,9}");
    };
  }

  /// Without a path, and without a password: that is no place for one.
  private static boolean isOrigin(String text) {
    try {
      var url = URI.create(text);
      return text.matches("https?://[^/?#@]+/?")
          && url.getHost() != null
          && url.getPort() <= HIGHEST_PORT;
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }
}
