package parlor.pointing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What browsers say they were shown.
final class Offers {

  private static final Offer.ShownDeck POINTS =
      new Offer.ShownDeck(Deck.Kind.POINTS, List.of("0", "1", "2", "3", "5", "8", "13", "?", "☕"));

  private Offers() {}

  static Offer of(Offer.ShownRound... rounds) {
    return new Offer(false, Optional.empty(), List.of(rounds), List.of());
  }

  static Offer.ShownVote vote(Person who, String card) {
    return new Offer.ShownVote(who.id(), who.name(), card);
  }

  static Offer.ShownDeck own(String... cards) {
    return new Offer.ShownDeck(Deck.Kind.CUSTOM, List.of(cards));
  }

  static Offer.ShownRound turned(int number, String result, Offer.ShownVote... votes) {
    return turned(number, result, POINTS, votes);
  }

  static Offer.ShownRound turned(
      int number, String result, Offer.ShownDeck deck, Offer.ShownVote... votes) {
    return new Offer.ShownRound(
        number, "#" + number, 1, deck, true, Optional.of(result), List.of(votes));
  }

  static Offer.ShownRound faceDown(int number, Offer.ShownVote... votes) {
    return new Offer.ShownRound(
        number, "#" + number, 1, POINTS, false, Optional.empty(), List.of(votes));
  }

  static Offer.ShownSettings hours(Map<Right, Right.Holder> rights) {
    return new Offer.ShownSettings(
        new Offer.ShownDeck(Deck.Kind.HOURS, List.of()), true, false, rights, Optional.empty());
  }
}
