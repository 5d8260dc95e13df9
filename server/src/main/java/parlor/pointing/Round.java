package parlor.pointing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One vote of the table on one story.
///
/// @param id which
/// @param deck the cards it is played with
/// @param started when it began
/// @param votes what each seat has played; empty for a card taken back
/// @param reveal null as long as the cards lie face down
/// @param countdown towards the automatic reveal
/// @param timer the time the table gives itself
/// @param result the card the table settled on
public record Round(
    RoundId id,
    Register<Deck> deck,
    Stamp started,
    Map<SeatId, Register<Optional<Card>>> votes,
    @Nullable Reveal reveal,
    Register<Countdown> countdown,
    Register<Timer> timer,
    Register<Optional<Card>> result) {

  public Round {
    votes = Map.copyOf(votes);
  }

  /// A round nobody has played in.
  static Round begun(RoundId id, Register<Deck> deck, Stamp at) {
    return new Round(
        id,
        deck,
        at,
        Map.of(),
        null,
        Register.unwritten(Countdown.NONE),
        Register.unwritten(Timer.NONE),
        Register.unwritten(Optional.empty()));
  }

  /// The card this seat has in the round, if any.
  public Optional<Card> cardOf(SeatId seat) {
    var vote = votes.get(seat);
    return vote == null ? Optional.empty() : vote.value();
  }

  public boolean hasVotes() {
    for (var vote : votes.values()) {
      if (vote.value().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// The seats that played, changed or took back since that state of this round.
  public List<SeatId> playedSince(Round before) {
    if (Join.isOne(votes, before.votes)) {
      return List.of();
    }
    var seats = new ArrayList<SeatId>();
    votes.forEach((seat, vote) -> {
      if (!vote.equals(before.votes.get(seat))) {
        seats.add(seat);
      }
    });
    return seats;
  }

  /// Whether the cards lie face up. That a browser remembers them so turns no card that was played
  /// since: one node may hear the one, another take the other, before they meet.
  public boolean isRevealed() {
    return reveal != null && (reveal.at().isReal() || !holdsRealCards());
  }

  private boolean holdsRealCards() {
    for (var vote : votes.values()) {
      if (vote.at().isReal() && vote.value().isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// Whether late cards could turn it face down again; see [#isRevealed].
  boolean isRevealedByHearsay() {
    return isRevealed() && reveal != null && !reveal.at().isReal();
  }

  /// Whether someone played in it, rather than a browser said so.
  boolean wasPlayed() {
    for (var vote : votes.values()) {
      if (vote.at().isReal()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a seat's card came, went or changed after the cards were turned. What is restored from
  /// browsers has no order and counts as before.
  public boolean isLate(SeatId seat) {
    var vote = votes.get(seat);
    return reveal != null && vote != null && vote.at().isReal() && vote.at().isAfter(reveal.at());
  }

  /// All that was played, by seat.
  public Map<SeatId, Card> cards() {
    var cards = new HashMap<SeatId, Card>();
    votes.forEach((seat, vote) -> vote.value().ifPresent(card -> cards.put(seat, card)));
    return cards;
  }

  /// What its cards come to.
  public Tally tally() {
    return Tally.of(deck.value(), cards(), abstained());
  }

  private int abstained() {
    return reveal == null
        ? 0
        : (int) reveal.silent().stream().filter(seat -> cardOf(seat).isEmpty()).count();
  }

  /// This round without its votes: what a delta that changes it starts from.
  Round bare() {
    return withVotes(Map.of());
  }

  Round withVote(SeatId seat, Optional<Card> card, Stamp at) {
    return withVotes(Map.of(seat, new Register<>(card, at)));
  }

  Round withVotes(Map<SeatId, Register<Optional<Card>>> cast) {
    return new Round(id, deck, started, cast, reveal, countdown, timer, result);
  }

  Round withDeck(Register<Deck> laid) {
    return new Round(id, laid, started, votes, reveal, countdown, timer, result);
  }

  Round withReveal(Reveal turned) {
    return new Round(id, deck, started, votes, turned, countdown, timer, result);
  }

  Round withCountdown(Countdown next, Stamp at) {
    var counting = new Register<>(next, at);
    return new Round(id, deck, started, votes, reveal, counting, timer, result);
  }

  Round withTimer(Register<Timer> set) {
    return new Round(id, deck, started, votes, reveal, countdown, set, result);
  }

  Round withResult(Register<Optional<Card>> settled) {
    return new Round(id, deck, started, votes, reveal, countdown, timer, settled);
  }

  Round merge(Round other) {
    return Join.kept(
        this,
        new Round(
            id,
            deck.merge(other.deck),
            Stamp.earlier(started, other.started),
            Join.maps(votes, other.votes, Register::merge),
            earlier(reveal, other.reveal),
            countdown.merge(other.countdown),
            timer.merge(other.timer),
            result.merge(other.result)));
  }

  private static @Nullable Reveal earlier(@Nullable Reveal a, @Nullable Reveal b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.merge(b);
  }
}
