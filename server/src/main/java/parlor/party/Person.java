package parlor.party;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parlor.swarm.shard.Asker;

/// Someone at the party. See [Walk] for how they walk.
///
/// @param number of their last walk, whether it is over or not; 0 before the first. That of the
///   first is the time, so that who comes back after a reset has higher ones than before
/// @param room where they are
/// @param walk that is under way
/// @param log newest first, at most [#LONGEST_LOG]
/// @param wandering where they wander on their own
record Person(
    long number,
    Optional<String> room,
    Optional<Walk> walk,
    List<Stay> log,
    Optional<Wandering> wandering) {

  /// How many stays are kept: the state is copied with each walk.
  static final int LONGEST_LOG = 200;

  /// After so long a walk that is not over is begun again.
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /// So long everyone waits who is to wander, until the others are there too.
  private static final Duration BEGINNING = Duration.ofSeconds(3);

  private static final String WALK = "walk";
  private static final String STROLL = "stroll";

  /// How everyone begins.
  static final Person NEW =
      new Person(0, Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  Person {
    log = List.copyOf(log);
  }

  /// What a person is told.
  sealed interface Order {

    /// Walk into that room.
    record WalkInto(String room) implements Order {}

    /// Leave the room where you are.
    record Leave() implements Order {}

    /// Leave, and be nobody any more.
    record End() implements Order {}

    /// Where are you?
    record Where() implements Order {}

    /// Where have you been?
    record Log() implements Order {}

    /// How is it going?
    record Stand() implements Order {}

    /// Wander on your own.
    record Wander(Wandering plan) implements Order {}

    /// From a room: you are in.
    record Entered(String room, long number) implements Order {}

    /// From a room: you are not in any more.
    record Left(long number) implements Order {}

    /// From a room: there is no place.
    record Full(String room, long number) implements Order {}

    /// From yourself: are you still walking?
    record Again(long number) implements Order {}

    /// From yourself: time for the next walk.
    record Stroll() implements Order {}

    /// Whether it is told to someone who may not exist, and then does. Who is told that they are in
    /// a room and does not exist has to say so there.
    default boolean summons() {
      return this instanceof WalkInto || this instanceof Wander || this instanceof Entered;
    }
  }

  /// What a person answers.
  sealed interface Answer {

    /// As you wished.
    record Done() implements Answer {}

    /// There was no place; I stay where I am.
    record NoPlace() implements Answer {}

    /// I am on my way: ask again.
    record Walking() implements Answer {}

    record At(Optional<String> room) implements Answer {}

    record Stays(List<Stay> log) implements Answer {
      public Stays {
        log = List.copyOf(log);
      }
    }

    /// How they stand.
    ///
    /// @param planned walks; 0 for who does not wander
    record Standing(boolean isIn, boolean hasLeft, int planned, int done) implements Answer {}
  }

  /// Takes what they are told.
  ///
  /// @param self their name
  Step<Person, Answer> take(String self, Order order, Asker asker, Instant time) {
    return switch (order) {
      case Order.WalkInto _ when walk.isPresent() -> walking();
      case Order.WalkInto into when isIn(into.room()) -> Step.answered(this, new Answer.Done());
      case Order.WalkInto into -> set(self, Optional.of(into.room()), asker, false, time);
      case Order.Leave _ when walk.isPresent() -> walking();
      case Order.Leave _ when room.isEmpty() -> Step.answered(this, new Answer.Done());
      case Order.Leave _ -> set(self, Optional.empty(), asker, false, time);
      // Not while letters of a walk are under way: they would come to somebody else of that name.
      case Order.End _ when walk.isPresent() -> walking();
      case Order.End _ when room.isEmpty() ->
          new Step<>(Optional.empty(), Optional.of(new Answer.Done()), List.of());
      case Order.End _ -> set(self, Optional.empty(), asker, true, time);
      case Order.Where _ -> walk.isPresent() ? walking() : answered(new Answer.At(room));
      case Order.Log _ -> walk.isPresent() ? walking() : answered(new Answer.Stays(log));
      case Order.Stand _ -> answered(standing());
      case Order.Wander wander -> wander(wander.plan());
      case Order.Entered entered -> entered(self, entered, time);
      case Order.Left left ->
          isOn(left.number(), Optional.empty()) ? over(Optional.empty(), log) : Step.to(this);
      case Order.Full full ->
          isOn(full.number(), Optional.of(full.room())) ? refused() : Step.to(this);
      case Order.Again again ->
          walk.filter(one -> one.number() == again.number())
              .map(one -> set(self, one.to(), one.asker(), one.isLast(), time))
              .orElseGet(() -> Step.to(this));
      case Order.Stroll _ -> stroll(self, time);
    };
  }

  private Step<Person, Answer> walking() {
    return answered(new Answer.Walking());
  }

  private Step<Person, Answer> answered(Answer answer) {
    return Step.answered(this, answer);
  }

  private boolean isIn(String name) {
    return room.filter(name::equals).isPresent();
  }

  private boolean isOn(long number, Optional<String> to) {
    return walk.filter(one -> one.number() == number && one.to().equals(to)).isPresent();
  }

  private Answer.Standing standing() {
    return new Answer.Standing(
        room.isPresent(),
        wandering.filter(Wandering::hasLeft).isPresent(),
        wandering.map(Wandering::planned).orElse(0),
        wandering.map(Wandering::done).orElse(0));
  }

  // A walk.

  /// Sets out, or begins again: under a number of its own, so that what is still said about the
  /// walk before counts for nothing.
  private Step<Person, Answer> set(
      String self, Optional<String> to, Asker asker, boolean isLast, Instant time) {
    long next = Math.max(number + 1, micros(time));
    var walker =
        new Person(next, room, Optional.of(new Walk(next, to, asker, isLast)), log, wandering);
    var sequels = walker.onItsWay(self);
    if (number == 0) {
      sequels.add(new Sequel.Join());
    }
    return new Step<>(Optional.of(walker), Optional.empty(), sequels);
  }

  private List<Sequel> onItsWay(String self) {
    var under = walk.orElseThrow();
    var sequels = new ArrayList<Sequel>();
    sequels.add(
        under
            .to()
            .map(to -> new Sequel.TellRoom(to, new Room.Order.Enter(self, under.number(), room)))
            .orElseGet(() ->
                new Sequel.TellRoom(
                    room.orElseThrow(),
                    new Room.Order.Free(self, under.number(), Optional.empty()))));
    sequels.add(new Sequel.Later(WALK, AGAIN, new Order.Again(under.number())));
    return sequels;
  }

  private Step<Person, Answer> entered(String self, Order.Entered entered, Instant time) {
    if (isOn(entered.number(), Optional.of(entered.room()))) {
      return over(Optional.of(entered.room()), logged(entered.room(), time));
    }
    if (isIn(entered.room())) {
      return Step.to(this);
    }
    // A place that is left of an earlier life.
    var free = new Room.Order.Free(self, entered.number(), Optional.empty());
    var told = new Sequel.TellRoom(entered.room(), free);
    return number == 0 && wandering.isEmpty() ? Step.end(told) : Step.to(this, told);
  }

  private List<Stay> logged(String where, Instant time) {
    long last = log.isEmpty() ? 0 : log.getFirst().micros();
    var all = new ArrayList<Stay>(log.size() + 1);
    all.add(new Stay(Math.max(last, micros(time)), where));
    all.addAll(log.subList(0, Math.min(log.size(), LONGEST_LOG - 1)));
    return all;
  }

  /// A walk has come to its end.
  private Step<Person, Answer> over(Optional<String> where, List<Stay> stays) {
    var under = walk.orElseThrow();
    if (under.isLast()) {
      return Step.end(new Sequel.Answer(under.asker(), new Answer.Done()));
    }
    boolean comes = room.isEmpty() && where.isPresent();
    var walker = comes ? wandering.map(Wandering::walked) : wandering;
    return ended(new Person(number, where, Optional.empty(), stays, walker), new Answer.Done());
  }

  private Step<Person, Answer> refused() {
    return ended(new Person(number, room, Optional.empty(), log, wandering), new Answer.NoPlace());
  }

  private Step<Person, Answer> ended(Person next, Answer answer) {
    var asker = walk.orElseThrow().asker();
    return asker.equals(Asker.NOBODY)
        ? Step.to(next, new Sequel.Stop(WALK))
        : Step.to(next, new Sequel.Stop(WALK), new Sequel.Answer(asker, answer));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  // Wandering.

  private Step<Person, Answer> wander(Wandering plan) {
    var first = new Sequel.Later(STROLL, plan.delay().plus(BEGINNING), new Order.Stroll());
    return Step.answered(with(plan.decided()), new Answer.Done(), first, new Sequel.Join());
  }

  private static Sequel later(Wandering plan) {
    return new Sequel.Later(STROLL, plan.delay(), new Order.Stroll());
  }

  private Person with(Wandering plan) {
    return new Person(number, room, walk, log, Optional.of(plan));
  }

  private Step<Person, Answer> stroll(String self, Instant time) {
    if (wandering.isEmpty() || wandering.get().hasLeft()) {
      return Step.to(this);
    }
    var plan = wandering.get();
    if (walk.isPresent()) {
      return Step.to(with(plan.decided()), later(plan));
    }
    if (plan.isDone()) {
      var gone = with(plan.left());
      return room.isEmpty()
          ? Step.to(gone)
          : gone.set(self, Optional.empty(), Asker.NOBODY, false, time);
    }
    // Who is in counts every try: else all would wait for each other in rooms that are full.
    var next = with(room.isPresent() ? plan.walked() : plan.decided());
    if (isIn(plan.room())) {
      return Step.to(next, later(plan));
    }
    return next.set(self, Optional.of(plan.room()), Asker.NOBODY, false, time).and(later(plan));
  }
}
