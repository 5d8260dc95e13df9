package parlor.chat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Texts that come from anywhere.
public final class Words {

  /// What steers a terminal, begins a line, or turns the direction of writing.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

  private Words() {}

  /// On one line, as it can be shown to anyone.
  public static String shown(String text) {
    return UNSEEN.matcher(text).replaceAll(" ");
  }

  /// Its beginning, if it is longer than so many characters; never with half of one.
  public static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  /// Whether there is half a character in it, which UTF-8 cannot say.
  static boolean isHalved(String text) {
    return !StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
