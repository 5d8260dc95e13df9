package parlor.web;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.jspecify.annotations.Nullable;

/// The languages that pages are there in.
final class Languages {

  /// The first is for whoever asks for none of them.
  static final List<String> ALL = List.of("en", "de", "es", "fr", "pl", "pt");

  private static final int LONGEST = 200;

  private Languages() {}

  /// What a browser asks for first among them: who asks for `pt-BR` reads `pt`.
  ///
  /// @param asked the header Accept-Language, as it came
  static String askedFor(@Nullable String asked) {
    if (asked == null || asked.length() > LONGEST) {
      return ALL.getFirst();
    }
    try {
      var found = Locale.lookupTag(LanguageRange.parse(asked), ALL);
      return found == null ? ALL.getFirst() : found;
    } catch (IllegalArgumentException _) {
      return ALL.getFirst();
    }
  }
}
