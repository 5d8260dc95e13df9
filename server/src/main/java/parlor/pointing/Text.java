package parlor.pointing;

/// What people may write on a name tag or a card: one visible line, safe to show beside others.
public final class Text {

  /// Zero-width joiners: alone they show nothing, but emoji and several scripts are written with
  /// them.
  private static final int NON_JOINER = 0x200C;

  private static final int JOINER = 0x200D;

  private static final int LONGEST_NAME = 40;

  /// Letters by their class, but nothing to see: Hangul fillers and the empty Braille cell.
  private static final String BLANKS = "\u115F\u1160\u2800\u3164\uFFA0";

  /// More marks on one letter than any script puts there: they would cover the lines around.
  private static final int MOST_MARKS = 4;

  private Text() {}

  /// Whether this is a name: 1 to 40 characters (code points) after trimming.
  public static boolean isName(String text) {
    return isVisible(text.strip(), LONGEST_NAME);
  }

  /// Whether the text has 1 to `longest` code points, shows something, and holds nothing that
  /// breaks the line it stands in: no control characters, no line separators, no characters that
  /// turn the direction of what follows, no halves of a character, no heaps of marks.
  static boolean isVisible(String text, int longest) {
    if (text.length() > 2 * longest || text.codePointCount(0, text.length()) > longest) {
      return false;
    }
    // One plain loop: nodes read many cards from each other.
    boolean shows = false;
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      marks = isMark(point) ? marks + 1 : 0;
      if (marks > MOST_MARKS || !isHarmless(point)) {
        return false;
      }
      shows |= shows(point);
    }
    return shows;
  }

  /// Whether the text has at most `longest` code points, on any number of lines, and holds nothing
  /// but them that a single line could not.
  static boolean isProse(String text, int longest) {
    if (text.length() > 2 * longest || text.codePointCount(0, text.length()) > longest) {
      return false;
    }
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int point = text.codePointAt(i);
      marks = isMark(point) ? marks + 1 : 0;
      if (marks > MOST_MARKS || !(point == '\n' || point == '\t' || isHarmless(point))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      case Character.FORMAT -> point == NON_JOINER || point == JOINER;
      default -> true;
    };
  }

  private static boolean shows(int point) {
    if (BLANKS.indexOf(point) >= 0) {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.SPACE_SEPARATOR,
          Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }
}
