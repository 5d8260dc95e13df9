package parlor.pointing;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// What may happen in a round: cards played, turned and settled on, and the round left.
///
/// @param table the table as it stands
/// @param who acts, and is seated
/// @param at the stamp of what they do
record RoundRules(Table table, SeatId who, Stamp at) {

  Outcome vote(Command.Vote command) {
    return inPresent(
        command.round(),
        round -> {
          if (!isVoter()) {
            return Outcome.refused(Refusal.OBSERVER);
          }
          var card = round.deck().value().find(command.card());
          return card.isEmpty() ? Outcome.refused(Refusal.NOT_IN_DECK) : play(round, card);
        });
  }

  Outcome takeBack(Command.TakeBack command) {
    return inPresent(command.round(), round -> play(round, Optional.empty()));
  }

  private Outcome play(Round round, Optional<Card> card) {
    if (round.cardOf(who).equals(card)) {
      return Outcome.UNCHANGED;
    }
    boolean late = table.charter().settings().lateVotes().value() && !round.isRevealedByHearsay();
    if (round.isRevealed() && !late) {
      return Outcome.refused(Refusal.REVEALED);
    }
    return changed(round.bare().withVote(who, card, at));
  }

  Outcome reveal(Command.TurnCards command) {
    return with(
        Right.REVEAL,
        () ->
            inPresent(
                command.round(),
                round -> {
                  if (round.isRevealed()) {
                    return Outcome.UNCHANGED;
                  }
                  return round.hasVotes()
                      ? changed(turned(table, at))
                      : Outcome.refused(Refusal.NO_VOTES);
                }));
  }

  /// The present round with its cards turned at this stamp.
  static Round turned(Table table, Stamp at) {
    var round = table.present();
    var silent =
        table
            .voters()
            .map(Seat::id)
            .filter(seat -> round.cardOf(seat).isEmpty())
            .collect(Collectors.toSet());
    return round.bare().withReveal(new Reveal(at, silent));
  }

  Outcome cancelCountdown(Command.CancelCountdown command) {
    return with(
        Right.REVEAL,
        () ->
            inPresent(
                command.round(),
                round ->
                    switch (round.countdown().value()) {
                      case Countdown.Running _ when !round.isRevealed() ->
                          changed(round.bare().withCountdown(Countdown.CANCELLED, at));
                      case Countdown.Running _, Countdown.None _, Countdown.Cancelled _ ->
                          Outcome.UNCHANGED;
                    }));
  }

  Outcome next(Command.Next command) {
    return leave(command.round(), () -> Optional.of(Agenda.of(table).next()));
  }

  Outcome pick(Command.Pick command) {
    return leave(
        command.round(),
        () ->
            table.items().inList(command.item()).map(_ -> Agenda.of(table).about(command.item())));
  }

  Outcome again(Command.Again command) {
    return leave(command.round(), () -> Optional.of(command.round().again()));
  }

  /// @param following the next round, if its story is there
  private Outcome leave(RoundId left, Supplier<Optional<RoundId>> following) {
    return with(
        Right.ROUNDS,
        () -> {
          if (left.compareTo(table.present().id()) < 0) {
            return Outcome.UNCHANGED;
          }
          return inPresent(
              left,
              round ->
                  following
                      .get()
                      .map(next -> follow(round, next))
                      .orElse(Outcome.refused(Refusal.NO_SUCH_ITEM)));
        });
  }

  /// A round in which nobody played is left for an item of the list, but not for another of its
  /// kind.
  private Outcome follow(Round round, RoundId next) {
    boolean goesNowhere = RoundId.isUnlisted(next.item()) || next.item().equals(round.id().item());
    return goesNowhere && !round.hasVotes() && !round.isRevealed()
        ? Outcome.refused(Refusal.NO_VOTES)
        : changed(Round.begun(next, table.deckAt(at), at));
  }

  Outcome startTimer(Command.StartTimer command, Moment now) {
    return with(
        Right.ROUNDS,
        () ->
            inPresent(
                command.round(),
                round -> {
                  if (command.seconds() < Timer.SHORTEST_SECONDS
                      || command.seconds() > Timer.LONGEST_SECONDS) {
                    return Outcome.refused(Refusal.BAD_TIMER);
                  }
                  if (round.isRevealed()) {
                    return Outcome.refused(Refusal.REVEALED);
                  }
                  return start(round, command.seconds() * 1_000L, command.reveals(), now);
                }));
  }

  private Outcome start(Round round, long length, boolean reveals, Moment now) {
    boolean runs =
        round.timer().value() instanceof Timer.Running running
            && running.length() == length
            && running.reveals() == reveals;
    var timer = new Timer.Running(now.millis() + length, length, reveals);
    return runs ? Outcome.UNCHANGED : changed(round.bare().withTimer(new Register<>(timer, at)));
  }

  Outcome stopTimer(Command.StopTimer command) {
    return with(
        Right.ROUNDS,
        () ->
            inPresent(
                command.round(),
                round ->
                    round.timer().value().equals(Timer.NONE)
                        ? Outcome.UNCHANGED
                        : changed(round.bare().withTimer(new Register<>(Timer.NONE, at)))));
  }

  Outcome settle(Command.Settle command) {
    return with(
        Right.ROUNDS, () -> inPresent(command.round(), round -> settle(round, command.card())));
  }

  private Outcome settle(Round round, Optional<String> text) {
    if (!round.isRevealed()) {
      return Outcome.refused(Refusal.NOT_REVEALED);
    }
    var card = text.flatMap(round.deck().value()::find);
    if (text.isPresent() && card.isEmpty()) {
      return Outcome.refused(Refusal.NOT_IN_DECK);
    }
    var settled = new Register<>(card, at);
    return round.result().value().equals(card)
        ? Outcome.UNCHANGED
        : new Outcome.Changed(
            withResult(round.id().item(), settled, round.bare().withResult(settled)));
  }

  /// What the table settles on stays with the item when its rounds are long forgotten.
  private Table withResult(String item, Register<Optional<Card>> settled, Round round) {
    var delta = table.delta(at).with(round);
    return table
        .items()
        .inList(item)
        .map(_ -> delta.with(Item.bare(item).withResult(settled)))
        .orElse(delta);
  }

  private Outcome with(Right right, Supplier<Outcome> rule) {
    return table.may(who, right) ? rule.get() : Outcome.refused(Refusal.NOT_ALLOWED);
  }

  /// A rule about a round.
  private interface Rule {
    Outcome on(Round round);
  }

  private Outcome inPresent(RoundId named, Rule rule) {
    var present = table.present();
    return present.id().equals(named) ? rule.on(present) : Outcome.refused(Refusal.OLD_ROUND);
  }

  private boolean isVoter() {
    var seat = table.seats().get(who);
    return seat != null && seat.isVoter();
  }

  private Outcome changed(Round round) {
    return new Outcome.Changed(table.delta(at).with(round));
  }
}
