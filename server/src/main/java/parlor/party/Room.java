package parlor.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A room and who is in it. See [Walk] for how they come in.
///
/// @param isOpen nobody has opened one that was told something before anyone wanted it
/// @param maximum of people; nothing for as many as one process can hold, [#MOST]
/// @param places of those who are in, and of those who are coming, in the order in which they came
record Room(boolean isOpen, Optional<Integer> maximum, List<Place> places) {

  /// The most people in any room: what one process of the swarm can hold.
  static final int MOST = 2_000;

  /// The maximum of a room for which nobody named one.
  static final int USUAL = 10;

  /// What there is before anyone has opened it.
  static final Room NONE = new Room(false, Optional.empty(), List.of());

  Room {
    places = List.copyOf(places);
  }

  /// A place that is taken.
  ///
  /// @param number of the walk that took it
  /// @param from the room where they have to be freed before they are shown here
  record Place(String person, long number, Optional<String> from) {
    boolean isShown() {
      return from.isEmpty();
    }
  }

  /// What a room is told.
  sealed interface Order {

    /// Be there; nothing if you are.
    record Open(Optional<Integer> maximum) implements Order {}

    /// Keep a place.
    ///
    /// @param from where they are now
    record Enter(String person, long number, Optional<String> from) implements Order {}

    /// Show them no more.
    ///
    /// @param to the room that waits for it; nothing where the person does
    record Free(String person, long number, Optional<String> to) implements Order {}

    /// They are free: show them.
    record Show(String person, long number) implements Order {}

    /// Who is there?
    record Look() implements Order {}

    /// Be there no more, unless someone is.
    record Close() implements Order {}

    /// Whether it is told to a room that may not exist, which then does.
    default boolean summons() {
      return this instanceof Open || this instanceof Enter || this instanceof Free;
    }
  }

  /// What is seen of a room.
  ///
  /// @param guests who is in, in the order in which they came
  record Sight(Optional<Integer> maximum, List<Guest> guests) {
    Sight {
      guests = List.copyOf(guests);
    }
  }

  /// Someone who is in.
  ///
  /// @param number of the walk that brought them
  record Guest(String person, long number) {}

  /// Takes what it is told.
  ///
  /// @param self its name
  Step<Room, Sight> take(String self, Order order) {
    return switch (order) {
      case Order.Look _ -> Step.answered(this, sight());
      case Order.Close _ ->
          new Step<>(
              places.isEmpty() ? Optional.empty() : Optional.of(this),
              Optional.of(sight()),
              List.of());
      case Order.Open open -> {
        var opened = isOpen ? this : new Room(true, open.maximum(), List.of());
        yield Step.answered(opened, opened.sight(), new Sequel.Join());
      }
      case Order.Enter enter -> enter(self, enter);
      case Order.Free free -> free(free);
      case Order.Show show -> show(self, show);
    };
  }

  private Sight sight() {
    return new Sight(
        maximum,
        places.stream()
            .filter(Place::isShown)
            .map(place -> new Guest(place.person(), place.number()))
            .toList());
  }

  private Step<Room, Sight> enter(String self, Order.Enter enter) {
    if (!isOpen) {
      return new Room(true, Optional.of(USUAL), List.of())
          .enter(self, enter)
          .and(new Sequel.Join());
    }
    var known = placeOf(enter.person());
    if (known.filter(one -> one.number() >= enter.number()).isPresent()) {
      return Step.to(this);
    }
    var others = without(enter.person());
    if (others.size() >= maximum.orElse(MOST)) {
      var full = new Person.Order.Full(self, enter.number());
      return Step.to(this, new Sequel.TellPerson(enter.person(), full));
    }
    others.add(new Place(enter.person(), enter.number(), enter.from()));
    return Step.to(
        new Room(true, maximum, others),
        enter
            .from()
            .map(from -> freed(from, enter, self))
            .orElseGet(() -> entered(self, enter.person(), enter.number())));
  }

  private static Sequel freed(String from, Order.Enter enter, String self) {
    var free = new Order.Free(enter.person(), enter.number(), Optional.of(self));
    return new Sequel.TellRoom(from, free);
  }

  private static Sequel entered(String self, String person, long number) {
    return new Sequel.TellPerson(person, new Person.Order.Entered(self, number));
  }

  private Step<Room, Sight> free(Order.Free free) {
    Sequel told =
        free.to()
            .<Sequel>map(
                to -> new Sequel.TellRoom(to, new Order.Show(free.person(), free.number())))
            .orElseGet(
                () -> new Sequel.TellPerson(free.person(), new Person.Order.Left(free.number())));
    if (!isOpen) {
      return Step.end(told);
    }
    boolean isHere =
        placeOf(free.person()).filter(one -> one.number() <= free.number()).isPresent();
    return Step.to(isHere ? new Room(true, maximum, without(free.person())) : this, told);
  }

  private Step<Room, Sight> show(String self, Order.Show show) {
    if (placeOf(show.person()).filter(one -> one.number() == show.number()).isEmpty()) {
      return Step.to(this);
    }
    var shown =
        places.stream()
            .map(place ->
                place.person().equals(show.person())
                    ? new Place(place.person(), place.number(), Optional.empty())
                    : place)
            .toList();
    return Step.to(new Room(true, maximum, shown), entered(self, show.person(), show.number()));
  }

  private Optional<Place> placeOf(String person) {
    for (var place : places) {
      if (place.person().equals(person)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  private List<Place> without(String person) {
    var others = new ArrayList<Place>(places.size() + 1);
    for (var place : places) {
      if (!place.person().equals(person)) {
        others.add(place);
      }
    }
    return others;
  }
}
