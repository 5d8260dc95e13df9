package parlor.web;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import parlor.pointing.Deck;
import parlor.pointing.Right;
import parlor.pointing.Role;

/// The words that stand on the wire for the constants of the rules.
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Role role(String word) {
    return constant(Role.class, word);
  }

  static Deck.Kind kind(String word) {
    return Deck.Kind.named(word)
        .orElseThrow(() -> new IllegalArgumentException("no deck: " + word));
  }

  static Map<Right, Right.Holder> rights(Map<String, String> words) {
    var rights = new EnumMap<Right, Right.Holder>(Right.class);
    words.forEach((right, holder) ->
        rights.put(constant(Right.class, right), constant(Right.Holder.class, holder)));
    return rights;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(word)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + word);
  }
}
