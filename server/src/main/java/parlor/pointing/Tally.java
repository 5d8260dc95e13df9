package parlor.pointing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the cards of a round come to.
///
/// Only cards that count take part in counts and numbers: `?`, `☕` and people without a card are
/// counted apart. Where nothing counts there are no numbers; there is never a NaN. A card that does
/// not lie in the deck, as may happen when two sides of a cut play on with different decks, stands
/// behind those that do.
///
/// @param counts the seats of each card that was played, in deck order
/// @param spread mean and deviation; only where every card played has a value
/// @param median the middle: a number where cards have values, else a card, or two as `S–M`
/// @param modes every card that was played most
/// @param agreement share of all counted votes that lie on one of the modes, 0 to 1
/// @param extremes those who played lowest and highest, where they differ
/// @param consensus at least two votes, all on one card
/// @param unsure how many played `?`
/// @param breaks how many played `☕`
/// @param abstained how many could have played and did not
public record Tally(
    List<Count> counts,
    Optional<Spread> spread,
    Optional<String> median,
    List<Card> modes,
    Optional<Double> agreement,
    Optional<Extremes> extremes,
    boolean consensus,
    int unsure,
    int breaks,
    int abstained) {

  private static final Comparator<Card> BY_TEXT = Comparator.comparing(Card::text);

  /// Who played one card.
  public record Count(Card card, List<SeatId> seats) {
    public Count {
      seats = List.copyOf(seats);
    }

    public int votes() {
      return seats.size();
    }
  }

  /// The numbers of a numeric deck, rounded to two decimals.
  ///
  /// @param mean the arithmetic mean
  /// @param deviation the population standard deviation
  public record Spread(double mean, double deviation) {}

  /// The two ends.
  public record Extremes(Count lowest, Count highest) {}

  public Tally {
    counts = List.copyOf(counts);
    modes = List.copyOf(modes);
  }

  /// Counts what was played.
  ///
  /// @param deck gives the order, and says by its cards whether there are numbers
  /// @param votes what each seat played
  /// @param abstained how many present voters played nothing
  public static Tally of(Deck deck, Map<SeatId, Card> votes, int abstained) {
    var players = players(votes);
    var counts = count(deck, players);
    var numbers = Numbers.of(deck, counts);
    int total = counts.stream().mapToInt(Count::votes).sum();
    int most = counts.stream().mapToInt(Count::votes).max().orElse(0);
    return new Tally(
        counts,
        numbers.map(Numbers::spread),
        numbers.map(Numbers::median).or(() -> median(counts)),
        counts.stream().filter(count -> count.votes() == most).map(Count::card).toList(),
        total == 0 ? Optional.empty() : Optional.of((double) most / total),
        extremes(numbers.map(Numbers::inOrder).orElse(counts)),
        total >= 2 && most == total,
        players.getOrDefault(Card.UNSURE, List.of()).size(),
        players.getOrDefault(Card.BREAK, List.of()).size(),
        abstained);
  }

  private static Map<Card, List<SeatId>> players(Map<SeatId, Card> votes) {
    var players = new HashMap<Card, List<SeatId>>();
    votes.forEach((seat, card) -> players.computeIfAbsent(card, _ -> new ArrayList<>()).add(seat));
    players.values().forEach(Collections::sort);
    return players;
  }

  private static List<Count> count(Deck deck, Map<Card, List<SeatId>> players) {
    var strays = players.keySet().stream().filter(card -> !deck.cards().contains(card));
    return Stream.concat(deck.cards().stream(), strays.sorted(BY_TEXT))
        .filter(card -> card.counts() && players.containsKey(card))
        .map(card -> new Count(card, players.getOrDefault(card, List.of())))
        .toList();
  }

  private static Optional<String> median(List<Count> counts) {
    var cards =
        counts.stream().flatMap(count -> count.seats().stream().map(_ -> count.card())).toList();
    if (cards.isEmpty()) {
      return Optional.empty();
    }
    var lower = cards.get((cards.size() - 1) / 2).text();
    var upper = cards.get(cards.size() / 2).text();
    return Optional.of(lower.equals(upper) ? lower : lower + "–" + upper);
  }

  private static Optional<Extremes> extremes(List<Count> ordered) {
    return ordered.size() < 2
        ? Optional.empty()
        : Optional.of(new Extremes(ordered.getFirst(), ordered.getLast()));
  }
}
