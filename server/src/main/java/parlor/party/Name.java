package parlor.party;

import java.util.regex.Pattern;

/// What a room or a person may be called. A room and a person may have the same name. Dots alone
/// would mean something else in an address.
final class Name {

  /// The rule, to stand behind "must be".
  static final String RULE = "1 to 64 letters A to Z, digits and _ - ., and not of dots alone";

  private static final Pattern FORM = Pattern.compile("(?!\\.+$)[A-Za-z0-9_.-]{1,64}");

  private Name() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }
}
