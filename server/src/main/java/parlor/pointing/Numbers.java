package parlor.pointing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The values of counted cards, lowest first: there are such only where every card has one.
///
/// A deck of the table's own may lay its numbers in any order, so lowest and highest go by value
/// where there are values and by deck order where there are none.
///
/// @param all at least one
record Numbers(List<Valued> all) {

  private static final BigDecimal TWO = new BigDecimal(2);

  /// A card's count and its value, which takes longer to read from the card than all that is done
  /// with it.
  record Valued(Tally.Count count, BigDecimal value) {}

  /// The numbers of these counts, or nothing where none was played or one has no value.
  static Optional<Numbers> of(Deck deck, List<Tally.Count> counts) {
    if (counts.isEmpty() || !deck.isNumeric()) {
      return Optional.empty();
    }
    var all = new ArrayList<Valued>();
    for (var count : counts) {
      count.card().value().ifPresent(value -> all.add(new Valued(count, value)));
    }
    all.sort(Comparator.comparing(Valued::value));
    return all.size() == counts.size() ? Optional.of(new Numbers(all)) : Optional.empty();
  }

  /// The counts from the lowest card to the highest.
  List<Tally.Count> inOrder() {
    return all.stream().map(Valued::count).toList();
  }

  Tally.Spread spread() {
    var mean = mean(value -> value);
    var variance = mean(value -> value.subtract(mean).pow(2));
    return new Tally.Spread(rounded(mean), rounded(variance.sqrt(MathContext.DECIMAL64)));
  }

  /// The middle one, or the mean of the middle two, in plain decimals.
  String median() {
    var lower = vote((votes() - 1) / 2);
    var upper = vote(votes() / 2);
    var middle = lower.add(upper).divide(TWO).setScale(2, RoundingMode.HALF_UP);
    return middle.stripTrailingZeros().toPlainString();
  }

  private int votes() {
    return all.stream().mapToInt(valued -> valued.count().votes()).sum();
  }

  /// The value of one of the votes in order, from 0.
  private BigDecimal vote(int place) {
    int votes = 0;
    for (var valued : all) {
      votes += valued.count().votes();
      if (votes > place) {
        return valued.value();
      }
    }
    throw new IllegalStateException("there is no vote " + place + " among " + votes);
  }

  /// In decimals, as doubles put 0.225 below what is rounded up.
  private BigDecimal mean(UnaryOperator<BigDecimal> of) {
    var sum = BigDecimal.ZERO;
    for (var valued : all) {
      var votes = BigDecimal.valueOf(valued.count().votes());
      sum = sum.add(of.apply(valued.value()).multiply(votes));
    }
    return sum.divide(BigDecimal.valueOf(votes()), MathContext.DECIMAL64);
  }

  private static double rounded(BigDecimal number) {
    return number.setScale(2, RoundingMode.HALF_UP).doubleValue();
  }
}
