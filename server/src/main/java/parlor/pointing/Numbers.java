package parlor.pointing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The values of counted cards, lowest first: there are such only where every card has one.
///
/// A deck of the table's own may lay its numbers in any order, so lowest and highest go by value
/// where there are values and by deck order where there are none.
record Numbers(List<BigDecimal> values) {

  private static final BigDecimal TWO = new BigDecimal(2);

  /// The numbers of these counts, or nothing where none was played or one has no value.
  static Optional<Numbers> of(Deck deck, List<Tally.Count> counts) {
    if (counts.isEmpty() || !isNumeric(deck, counts)) {
      return Optional.empty();
    }
    return Optional.of(
        new Numbers(
            counts.stream()
                .flatMap(count -> count.seats().stream().map(_ -> valueOf(count)))
                .sorted()
                .toList()));
  }

  /// The counts from the lowest card to the highest.
  static List<Tally.Count> inOrder(Deck deck, List<Tally.Count> counts) {
    return isNumeric(deck, counts)
        ? counts.stream().sorted(Comparator.comparing(Numbers::valueOf)).toList()
        : counts;
  }

  private static boolean isNumeric(Deck deck, List<Tally.Count> counts) {
    return deck.isNumeric() && counts.stream().allMatch(count -> count.card().value().isPresent());
  }

  private static BigDecimal valueOf(Tally.Count count) {
    return count.card().value().orElseThrow();
  }

  Tally.Spread spread() {
    var mean = mean(values);
    var squares = values.stream().map(value -> value.subtract(mean).pow(2)).toList();
    return new Tally.Spread(rounded(mean), rounded(mean(squares).sqrt(MathContext.DECIMAL64)));
  }

  /// The middle one, or the mean of the middle two, in plain decimals.
  String median() {
    var lower = values.get((values.size() - 1) / 2);
    var upper = values.get(values.size() / 2);
    var middle = lower.add(upper).divide(TWO).setScale(2, RoundingMode.HALF_UP);
    return middle.stripTrailingZeros().toPlainString();
  }

  /// In decimals, as doubles put 0.225 below what is rounded up.
  private static BigDecimal mean(List<BigDecimal> values) {
    var sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
  }

  private static double rounded(BigDecimal number) {
    return number.setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
