package parlor.pointing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Someone in front of a [TestTable], and all they may press there.
record Person(String name, SeatId id, TestTable at) {

  /// The same person in front of another copy of the table.
  Person at(TestTable other) {
    return new Person(name, id, other);
  }

  Person arrives(String called, Role role, boolean returning) {
    var arrival = new Arrival(id, called, role, returning, Optional.empty());
    at.take(Rules.arrive(at.table(), arrival, at.bounds(), at.now()));
    return this;
  }

  Person arrivesWith(Optional<String> passcode) {
    var arrival = new Arrival(id, name, Role.VOTER, true, passcode);
    at.take(Rules.arrive(at.table(), arrival, at.bounds(), at.now()));
    return this;
  }

  Person comesBack() {
    return arrives(name, Role.VOTER, true);
  }

  Person leaves() {
    at.take(Rules.leave(at.table(), id, at.now()));
    return this;
  }

  Person offers(Offer offer) {
    at.take(Rules.recover(at.table(), id, offer, at.bounds(), at.now()));
    return this;
  }

  Person does(Command command) {
    at.take(Rules.apply(at.table(), id, command, at.bounds(), at.now()));
    return this;
  }

  Person votes(String card) {
    return votes(at.roundId(), card);
  }

  Person votes(RoundId round, String card) {
    return does(new Command.Vote(round, card));
  }

  Person takesBack() {
    return does(new Command.TakeBack(at.roundId()));
  }

  Person reveals() {
    return does(new Command.TurnCards(at.roundId()));
  }

  Person cancels() {
    return does(new Command.CancelCountdown(at.roundId()));
  }

  Person goesOn() {
    return does(new Command.Next(at.roundId()));
  }

  Person asksAgain() {
    return does(new Command.Again(at.roundId()));
  }

  Person settlesOn(String card) {
    return does(new Command.Settle(at.roundId(), Optional.of(card)));
  }

  Person settlesOnNothing() {
    return does(new Command.Settle(at.roundId(), Optional.empty()));
  }

  Person isCalledNow(String called) {
    return does(new Command.Rename(called));
  }

  Person makes(Person other, Role role) {
    return does(new Command.Assign(other.id, role));
  }

  Person becomes(Role role) {
    return makes(this, role);
  }

  Person makesHost(Person other) {
    return does(new Command.MakeHost(other.id, true));
  }

  Person makesHostNoMore(Person other) {
    return does(new Command.MakeHost(other.id, false));
  }

  Person removes(Person other) {
    return does(new Command.Remove(other.id, false));
  }

  Person bans(Person other) {
    return does(new Command.Remove(other.id, true));
  }

  Person lays(Deck.Kind kind, String... extras) {
    return lays(new Command.DeckChoice(kind, List.of(), List.of(extras)));
  }

  Person laysOwn(String... cards) {
    return lays(new Command.DeckChoice(Deck.Kind.CUSTOM, List.of(cards), List.of()));
  }

  Person lays(Command.DeckChoice deck) {
    return changes(Optional.of(deck), Optional.empty(), Optional.empty(), Map.of());
  }

  Person setsAutoReveal(boolean on) {
    return changes(Optional.empty(), Optional.of(on), Optional.empty(), Map.of());
  }

  Person setsLateVotes(boolean on) {
    return changes(Optional.empty(), Optional.empty(), Optional.of(on), Map.of());
  }

  Person gives(Right right, Right.Holder holder) {
    return changes(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(right, holder));
  }

  private Person changes(
      Optional<Command.DeckChoice> deck,
      Optional<Boolean> autoReveal,
      Optional<Boolean> lateVotes,
      Map<Right, Right.Holder> rights) {
    return does(new Command.Change(deck, autoReveal, lateVotes, rights, Optional.empty()));
  }

  /// The last step took effect.
  Person isDone() {
    assertThat(at.last()).isInstanceOf(Outcome.Changed.class);
    return this;
  }

  /// The last step found everything as it was asked for.
  Person changesNothing() {
    assertThat(at.last()).isEqualTo(Outcome.UNCHANGED);
    return this;
  }

  Person isRefused(Refusal why) {
    assertThat(at.last()).isEqualTo(Outcome.refused(why));
    return this;
  }

  Person holds(String card) {
    assertThat(at.round().cardOf(id)).as("the card of " + name).hasValue(new Card(card));
    return this;
  }

  Person holdsNothing() {
    assertThat(at.round().cardOf(id)).as("the card of " + name).isEmpty();
    return this;
  }

  boolean isSeated() {
    return at.table().isSeated(id);
  }

  boolean isHost() {
    return at.table().hosts(id);
  }

  Seat seat() {
    return Optional.ofNullable(at.table().seats().get(id)).orElseThrow();
  }
}
