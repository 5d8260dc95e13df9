package parlor.pointing;

import java.math.BigDecimal;
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
    double mean = mean();
    return new Tally.Spread(rounded(mean), rounded(deviation(mean)));
  }

  /// The middle one, or the mean of the middle two, in plain decimals.
  String median() {
    var lower = values.get((values.size() - 1) / 2);
    var upper = values.get(values.size() / 2);
    var middle = lower.add(upper).divide(TWO).setScale(2, RoundingMode.HALF_UP);
    return middle.stripTrailingZeros().toPlainString();
  }

  private double mean() {
    return values.stream().mapToDouble(BigDecimal::doubleValue).sum() / values.size();
  }

  private double deviation(double mean) {
    double squares =
        values.stream().mapToDouble(value -> Math.pow(value.doubleValue() - mean, 2)).sum();
    return Math.sqrt(squares / values.size());
  }

  private static double rounded(double number) {
    return BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
