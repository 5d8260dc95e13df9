package parlor.rooms;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The name of a room, which is its address for good.
///
/// @param text 3 to 64 of `a`–`z`, `0`–`9` and `-`
public record RoomName(String text) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{3,64}");

  /// Four digits, never starting with 0.
  private static final int LOWEST_NUMBER = 1_000;

  private static final int HIGHEST_NUMBER = 9_999;

  public RoomName {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a room name: " + text);
    }
  }

  /// The room someone means: capital letters name the same room.
  public static Optional<RoomName> parse(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return FORM.matcher(lower).matches() ? Optional.of(new RoomName(lower)) : Optional.empty();
  }

  /// A name nobody guesses: three of 512 words and one of 9,000 numbers, 40.1 bits.
  ///
  /// @param chance where it comes from; must be unpredictable, since who knows a name may come in
  public static RoomName fresh(RandomGenerator chance) {
    int number = chance.nextInt(LOWEST_NUMBER, HIGHEST_NUMBER + 1);
    return new RoomName(word(chance) + "-" + word(chance) + "-" + word(chance) + "-" + number);
  }

  private static String word(RandomGenerator chance) {
    List<String> words = Words.ALL;
    return words.get(chance.nextInt(words.size()));
  }

  @Override
  public String toString() {
    return text;
  }
}
