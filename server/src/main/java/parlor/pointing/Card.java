package parlor.pointing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person plays: a short text, with a value when it reads as a number.
///
/// @param text 1 to 10 characters, as shown on the card
public record Card(String text) {

  /// "I cannot say": never counts towards a number.
  public static final Card UNSURE = new Card("?");

  /// "I need a break": never counts towards a number.
  public static final Card BREAK = new Card("☕");

  public static final int LONGEST = 10;

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final Pattern FRACTION = Pattern.compile("(\\d{1,4})/([1-9]\\d{0,3})");

  public Card {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("not a card: " + text);
    }
  }

  public static boolean isWellFormed(String text) {
    return Text.isVisible(text, LONGEST) && text.equals(text.strip());
  }

  /// Whether it takes part in the tally's numbers.
  public boolean counts() {
    return !equals(UNSURE) && !equals(BREAK);
  }

  /// Its number: whole, decimal, a fraction such as 1/2, or ½, ¼, ¾.
  public Optional<BigDecimal> value() {
    return switch (text) {
      case "½" -> Optional.of(new BigDecimal("0.5"));
      case "¼" -> Optional.of(new BigDecimal("0.25"));
      case "¾" -> Optional.of(new BigDecimal("0.75"));
      default -> written();
    };
  }

  private Optional<BigDecimal> written() {
    if (DECIMAL.matcher(text).matches()) {
      return Optional.of(new BigDecimal(text));
    }
    var fraction = FRACTION.matcher(text);
    if (fraction.matches()) {
      var over = new BigDecimal(fraction.group(2));
      return Optional.of(new BigDecimal(fraction.group(1)).divide(over, MathContext.DECIMAL64));
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
