package parlor.pointing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What people may see of a table.
///
/// Nothing here can hold a card that lies face down: before the reveal a seat says only *that* it
/// has played. One's own card is not part of it; see [Round#cardOf].
public final class View {

  /// How many votes of past rounds someone who comes in is shown by name. Rounds beyond them come
  /// as their tally.
  static final int VOTES_OF_THE_PAST = 1_000;

  private View() {}

  /// A seat as the others see it.
  ///
  /// @param here whether it has a connection, or had one until 10 s ago
  /// @param voted whether it has a card in the present round
  /// @param host whether it has a host's rights now
  /// @param acting whether it has them only while no host is here
  public record SeatView(
      SeatId id,
      String name,
      Role role,
      boolean here,
      boolean voted,
      boolean host,
      boolean acting) {}

  /// How a table plays.
  ///
  /// @param rights one holder for every right
  /// @param passcode whether newcomers must show one
  public record SettingsView(
      Deck deck,
      boolean autoReveal,
      boolean lateVotes,
      Map<Right, Right.Holder> rights,
      boolean passcode) {
    public SettingsView {
      rights = Map.copyOf(rights);
    }
  }

  /// Where a round stands.
  public sealed interface Phase {
    /// Cards lie face down.
    record Voting() implements Phase {}

    /// All are played and turn by themselves.
    ///
    /// @param millis how long from the moment of the view
    record Counting(long millis) implements Phase {}

    /// The cards are turned.
    ///
    /// @param seconds from the start of the round, if that is known
    record Revealed(OptionalLong seconds) implements Phase {}
  }

  /// The present round, its votes apart.
  ///
  /// @param age in milliseconds at the moment of the view
  public record RoundView(
      RoundId id,
      Deck deck,
      Phase phase,
      long age,
      Optional<TimerView> timer,
      Optional<Card> result) {}

  /// A timer that counts, or has run out.
  ///
  /// @param left in milliseconds, from the moment of the view
  /// @param length in milliseconds, from its start
  /// @param reveals whether the cards turn at its end
  public record TimerView(long left, long length, boolean reveals) {}

  /// A story that is in the list, was, or has a title or a note without it.
  ///
  /// @param place where in the list it stands; empty for one of no list
  public record ItemView(
      String id,
      String title,
      String link,
      String description,
      String note,
      Optional<Card> result,
      OptionalLong place,
      boolean removed) {}

  /// A card that was turned.
  ///
  /// @param card empty once taken back
  /// @param changed whether it was played, changed or taken back after the reveal
  public record VoteView(SeatId seat, Optional<Card> card, boolean changed) {}

  /// A vote in the history, with the name of its voter.
  public record NamedVote(SeatId seat, String name, Card card, boolean changed) {}

  /// A round that was left.
  ///
  /// @param revealed the rest is empty if it never was: those cards stay face down
  /// @param votes empty too where the history is too long to name them
  public record PastRound(
      RoundId id,
      Deck deck,
      boolean revealed,
      Optional<Card> result,
      OptionalLong seconds,
      Optional<Tally> tally,
      List<NamedVote> votes) {
    public PastRound {
      votes = List.copyOf(votes);
    }

    PastRound withoutVotes() {
      return new PastRound(id, deck, revealed, result, seconds, tally, List.of());
    }
  }

  static List<SeatView> seats(Table table) {
    var acting = table.actingHost();
    return table
        .seated()
        .sorted(Table.LONGEST_SEATED)
        .map(seat -> seat(table, seat, acting))
        .toList();
  }

  /// @param acting who stands in as host at this table
  static SeatView seat(Table table, Seat seat, Optional<SeatId> acting) {
    boolean standsIn = acting.filter(seat.id()::equals).isPresent();
    return new SeatView(
        seat.id(),
        seat.name().value(),
        seat.role().value(),
        seat.isHere(),
        table.present().cardOf(seat.id()).isPresent(),
        standsIn || table.charter().isHost(seat.id()),
        standsIn);
  }

  static SettingsView settings(Table table) {
    var settings = table.charter().settings();
    var rights = new EnumMap<Right, Right.Holder>(Right.class);
    for (var right : Right.values()) {
      rights.put(right, settings.holder(right));
    }
    return new SettingsView(
        settings.deck().value(),
        settings.autoReveal().value(),
        settings.lateVotes().value(),
        rights,
        !table.charter().passcode().value().isNone());
  }

  static RoundView round(Round round, Moment now) {
    return new RoundView(
        round.id(),
        round.deck().value(),
        phase(round, now),
        Math.max(0, now.millis() - round.started().millis()),
        timer(round, now),
        result(round));
  }

  private static Optional<TimerView> timer(Round round, Moment now) {
    return switch (round.timer().value()) {
      case Timer.Running running ->
          Optional.of(new TimerView(running.left(now), running.length(), running.reveals()));
      case Timer.Over over -> Optional.of(new TimerView(0, over.length(), false));
      case Timer.None _ -> Optional.empty();
    };
  }

  /// All that someone who comes in has to know of: not what was taken from the list, unless the
  /// history names it.
  static List<ItemView> items(Table table) {
    var played =
        table.rounds().all().stream().map(round -> round.id().item()).collect(Collectors.toSet());
    return table.items().all().values().stream()
        .filter(Item::isKnown)
        .filter(item -> !item.isRemoved() || played.contains(item.id()))
        .sorted(Item.IN_ORDER)
        .map(View::item)
        .toList();
  }

  static ItemView item(Item item) {
    return new ItemView(
        item.id(),
        item.title().value(),
        item.link().value(),
        item.description().value(),
        item.note().value(),
        item.result().value(),
        item.isListed() ? OptionalLong.of(item.place().value()) : OptionalLong.empty(),
        item.isRemoved());
  }

  /// What the table settled on: a card, so only once they are turned.
  private static Optional<Card> result(Round round) {
    return round.isRevealed() ? round.result().value() : Optional.empty();
  }

  private static Phase phase(Round round, Moment now) {
    if (round.isRevealed()) {
      return new Phase.Revealed(seconds(round));
    }
    return switch (round.countdown().value()) {
      case Countdown.Running running ->
          new Phase.Counting(Math.clamp(running.until() - now.millis(), 0, Countdown.MILLIS));
      case Countdown.None _, Countdown.Cancelled _ -> new Phase.Voting();
    };
  }

  private static OptionalLong seconds(Round round) {
    var reveal = round.reveal();
    if (reveal == null || !reveal.at().isReal()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.max(0, reveal.at().millis() - round.started().millis()) / 1_000);
  }

  /// The votes of a round that may be seen: all once revealed, none before.
  static List<VoteView> votes(Round round) {
    if (!round.isRevealed()) {
      return List.of();
    }
    return round.votes().entrySet().stream()
        .map(vote -> vote(round, vote.getKey()))
        .sorted(Comparator.comparing(VoteView::seat))
        .toList();
  }

  /// What the cards come to, once they are turned.
  static Optional<Tally> tally(Round round) {
    return round.isRevealed() ? Optional.of(round.tally()) : Optional.empty();
  }

  private static VoteView vote(Round round, SeatId seat) {
    return new VoteView(seat, round.cardOf(seat), round.isLate(seat));
  }

  /// The history as it is shown to someone who comes in, newest first.
  static List<PastRound> history(Table table) {
    var shown = new ArrayList<PastRound>();
    int votes = 0;
    for (var round : table.rounds().past()) {
      var past = past(table, round);
      votes += past.votes().size();
      shown.add(votes <= VOTES_OF_THE_PAST ? past : past.withoutVotes());
    }
    return shown;
  }

  static PastRound past(Table table, Round round) {
    boolean revealed = round.isRevealed();
    return new PastRound(
        round.id(),
        round.deck().value(),
        revealed,
        result(round),
        seconds(round),
        tally(round),
        named(table, round));
  }

  private static List<NamedVote> named(Table table, Round round) {
    return votes(round).stream()
        .flatMap(vote -> vote.card().map(card -> named(table, vote, card)).stream())
        .toList();
  }

  private static NamedVote named(Table table, VoteView vote, Card card) {
    var seat = table.seats().get(vote.seat());
    var name = seat == null ? "" : seat.name().value();
    return new NamedVote(vote.seat(), name, card, vote.changed());
  }
}
