package parlor.pointing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The cards people choose from, in the order they lie on the table.
///
/// @param kind which deck it is
/// @param cards all of it, extras included
public record Deck(Kind kind, List<Card> cards) {

  private static final int FEWEST = 2;
  private static final int MOST = 30;

  /// The decks there are; each but [#CUSTOM] has its own cards.
  public enum Kind {
    POINTS("points", "0 1 2 3 5 8 13"),
    FIBONACCI("fibonacci", "0 ½ 1 2 3 5 8 13 21 34 55 89"),
    MODIFIED_FIBONACCI("modified-fibonacci", "0 ½ 1 2 3 5 8 13 20 40 100"),
    POINTING_POKER("pointing-poker", "0 ½ 1 2 3 5 8 13 19"),
    T_SHIRT("t-shirt", "XS S M L XL XXL"),
    POWERS_OF_TWO("powers-of-two", "0 1 2 4 8 16 32 64"),
    HOURS("hours", "0 ½ 1 2 4 6 8 12 16 24 40"),
    CUSTOM("custom", "");

    private final String word;
    private final String cards;

    Kind(String word, String cards) {
      this.word = word;
      this.cards = cards;
    }

    private List<String> cards() {
      return cards.isEmpty() ? List.of() : List.of(cards.split(" "));
    }

    /// What it is called on the wire.
    public String word() {
      return word;
    }

    public static Optional<Kind> named(String word) {
      return EnumSet.allOf(Kind.class).stream().filter(kind -> kind.word.equals(word)).findFirst();
    }
  }

  /// Points with both extras: few enough cards for any phone.
  public static final Deck DEFAULT =
      laid(Kind.POINTS, List.of(), List.of(Card.UNSURE.text(), Card.BREAK.text())).orElseThrow();

  public Deck {
    cards = List.copyOf(cards);
  }

  /// The deck of this kind, or nothing where a rule is broken.
  ///
  /// @param own the cards of a custom deck, 2 to 30 different ones; none for the other kinds
  /// @param extras any of `?` and `☕`, put behind the others unless among them already
  public static Optional<Deck> laid(Kind kind, List<String> own, List<String> extras) {
    boolean custom = kind == Kind.CUSTOM;
    if (custom ? !isCustomDeck(own) : !own.isEmpty()) {
      return Optional.empty();
    }
    if (!Set.of(Card.UNSURE.text(), Card.BREAK.text()).containsAll(extras)) {
      return Optional.empty();
    }
    var texts = new ArrayList<>(custom ? own : kind.cards());
    extras.stream().filter(extra -> !texts.contains(extra)).forEach(texts::add);
    return Optional.of(new Deck(kind, texts.stream().map(Card::new).toList()));
  }

  /// A deck as it was shown once, extras among its cards; nothing where it cannot have been one.
  static Optional<Deck> shown(Kind kind, List<String> texts) {
    if (kind == Kind.CUSTOM) {
      int own = Math.min(texts.size(), MOST);
      return laid(kind, texts.subList(0, own), texts.subList(own, texts.size()));
    }
    return laid(
        kind, List.of(), texts.stream().filter(text -> !kind.cards().contains(text)).toList());
  }

  private static boolean isCustomDeck(List<String> texts) {
    return texts.size() >= FEWEST
        && texts.size() <= MOST
        && texts.stream().allMatch(Card::isWellFormed)
        && new HashSet<>(texts).size() == texts.size();
  }

  /// The card with this text, if it lies in this deck.
  public Optional<Card> find(String text) {
    for (var card : cards) {
      if (card.text().equals(text)) {
        return Optional.of(card);
      }
    }
    return Optional.empty();
  }

  /// Tells any two decks apart, as [Register] asks: a card may hold a comma, but never a line
  /// break.
  @Override
  public String toString() {
    return kind.word + "\t" + cards.stream().map(Card::text).collect(Collectors.joining("\t"));
  }

  /// Whether every card that counts has a value, so that votes have a mean.
  public boolean isNumeric() {
    return cards.stream().filter(Card::counts).allMatch(card -> card.value().isPresent());
  }
}
