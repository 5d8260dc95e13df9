package parlor.party;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a room or a person may be called. A room and a person may have the same name. Dots alone
/// would mean something else in an address.
final class Name {

  private static final Pattern FORM = Pattern.compile("(?!\\.+$)[A-Za-z0-9_.-]{1,64}");

  private Name() {}

  /// What speaks against calling a room so.
  static Optional<String> objectionOfRoom(String text) {
    return objection(text, "room");
  }

  /// What speaks against calling a person so.
  static Optional<String> objectionOfPerson(String text) {
    return objection(text, "person");
  }

  private static Optional<String> objection(String text, String whose) {
    return FORM.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            "\"%s\" is no name of a %s: it must be %s"
                .formatted(
                    text,
                    whose,
                    "1 to 64 letters A to Z, digits and _ - ., and not of dots alone"));
  }
}
