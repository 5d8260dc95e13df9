package parlor.party;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Function;
import parlor.swarm.Form;
import parlor.swarm.shard.Asker;

/// How rooms, people and what they say are written: a third of what a walk took went into the names
/// of components.
final class Forms {

  static final Form<Room> ROOM =
      form(
          (out, room) ->
              out.truth(room.isOpen())
                  .optional(room.maximum(), (it, most) -> it.number(most))
                  .list(room.places(), Forms::place),
          in -> new Room(in.truth(), in.optional(Octets::small), in.list(Forms::place)));

  static final Form<Room.Order> ROOM_ORDER = form(Forms::order, Forms::roomOrder);

  static final Form<Room.Sight> SIGHT =
      form(
          (out, sight) ->
              out.optional(sight.maximum(), (it, most) -> it.number(most))
                  .list(
                      sight.guests(),
                      (it, guest) -> it.text(guest.person()).number(guest.number())),
          in ->
              new Room.Sight(
                  in.optional(Octets::small),
                  in.list(it -> new Room.Guest(it.text(), it.number()))));

  static final Form<Person> PERSON =
      form(
          (out, person) ->
              out.number(person.number())
                  .optional(person.room(), Octets::text)
                  .optional(person.walk(), Forms::walk)
                  .list(person.log(), Forms::stay)
                  .optional(person.wandering(), Forms::wandering),
          in ->
              new Person(
                  in.number(),
                  in.optional(Octets::text),
                  in.optional(Forms::walk),
                  in.list(Forms::stay),
                  in.optional(Forms::wandering)));

  static final Form<Person.Order> PERSON_ORDER = form(Forms::order, Forms::personOrder);

  static final Form<Person.Answer> ANSWER = form(Forms::answer, Forms::answer);

  private Forms() {}

  private static <T> Form<T> form(BiConsumer<Octets, T> write, Function<Octets, T> read) {
    return new Form<>() {
      @Override
      public byte[] write(T value) {
        var out = new Octets();
        write.accept(out, value);
        return out.written();
      }

      @Override
      public T read(byte[] bytes) {
        var in = new Octets(bytes);
        return in.end(read.apply(in));
      }
    };
  }

  private static IllegalArgumentException unknown(int kind) {
    return new IllegalArgumentException("nothing is of kind " + kind);
  }

  // Rooms.

  private static void place(Octets out, Room.Place place) {
    out.text(place.person()).number(place.number()).optional(place.from(), Octets::text);
  }

  private static Room.Place place(Octets in) {
    return new Room.Place(in.text(), in.number(), in.optional(Octets::text));
  }

  private static void order(Octets out, Room.Order order) {
    switch (order) {
      case Room.Order.Open open ->
          out.octet(0).optional(open.maximum(), (it, most) -> it.number(most));
      case Room.Order.Enter enter ->
          out.octet(1)
              .text(enter.person())
              .number(enter.number())
              .optional(enter.from(), Octets::text);
      case Room.Order.Free free ->
          out.octet(2).text(free.person()).number(free.number()).optional(free.to(), Octets::text);
      case Room.Order.Show show -> out.octet(3).text(show.person()).number(show.number());
      case Room.Order.Look _ -> out.octet(4);
      case Room.Order.Close _ -> out.octet(5);
    }
  }

  private static Room.Order roomOrder(Octets in) {
    int kind = in.octet();
    return switch (kind) {
      case 0 -> new Room.Order.Open(in.optional(Octets::small));
      case 1 -> new Room.Order.Enter(in.text(), in.number(), in.optional(Octets::text));
      case 2 -> new Room.Order.Free(in.text(), in.number(), in.optional(Octets::text));
      case 3 -> new Room.Order.Show(in.text(), in.number());
      case 4 -> new Room.Order.Look();
      case 5 -> new Room.Order.Close();
      default -> throw unknown(kind);
    };
  }

  // People.

  private static void walk(Octets out, Walk walk) {
    out.number(walk.number())
        .optional(walk.to(), Octets::text)
        .text(walk.asker().caller())
        .number(walk.asker().number())
        .truth(walk.isLast());
  }

  private static Walk walk(Octets in) {
    return new Walk(
        in.number(), in.optional(Octets::text), new Asker(in.text(), in.number()), in.truth());
  }

  private static void stay(Octets out, Stay stay) {
    out.number(stay.micros()).text(stay.room());
  }

  private static Stay stay(Octets in) {
    return new Stay(in.number(), in.text());
  }

  private static void wandering(Octets out, Wandering plan) {
    out.text(plan.rooms())
        .number(plan.count())
        .number(plan.planned())
        .number(plan.done())
        .number(plan.pause().toMillis())
        .truth(plan.hasLeft())
        .whole(plan.chance());
  }

  private static Wandering wandering(Octets in) {
    return new Wandering(
        in.text(),
        in.small(),
        in.small(),
        in.small(),
        Duration.ofMillis(in.number()),
        in.truth(),
        in.whole());
  }

  private static void order(Octets out, Person.Order order) {
    switch (order) {
      case Person.Order.WalkInto into -> out.octet(0).text(into.room());
      case Person.Order.Leave _ -> out.octet(1);
      case Person.Order.Where _ -> out.octet(2);
      case Person.Order.Log _ -> out.octet(3);
      case Person.Order.Stand _ -> out.octet(4);
      case Person.Order.Wander wander -> wandering(out.octet(5), wander.plan());
      case Person.Order.Entered entered ->
          out.octet(6).text(entered.room()).number(entered.number());
      case Person.Order.Left left -> out.octet(7).number(left.number());
      case Person.Order.Full full -> out.octet(8).text(full.room()).number(full.number());
      case Person.Order.Again again -> out.octet(9).number(again.number());
      case Person.Order.Stroll _ -> out.octet(10);
      case Person.Order.End _ -> out.octet(11);
    }
  }

  private static Person.Order personOrder(Octets in) {
    int kind = in.octet();
    return switch (kind) {
      case 0 -> new Person.Order.WalkInto(in.text());
      case 1 -> new Person.Order.Leave();
      case 2 -> new Person.Order.Where();
      case 3 -> new Person.Order.Log();
      case 4 -> new Person.Order.Stand();
      case 5 -> new Person.Order.Wander(wandering(in));
      case 6 -> new Person.Order.Entered(in.text(), in.number());
      case 7 -> new Person.Order.Left(in.number());
      case 8 -> new Person.Order.Full(in.text(), in.number());
      case 9 -> new Person.Order.Again(in.number());
      case 10 -> new Person.Order.Stroll();
      case 11 -> new Person.Order.End();
      default -> throw unknown(kind);
    };
  }

  private static void answer(Octets out, Person.Answer answer) {
    switch (answer) {
      case Person.Answer.Done _ -> out.octet(0);
      case Person.Answer.NoPlace _ -> out.octet(1);
      case Person.Answer.Walking _ -> out.octet(2);
      case Person.Answer.At at -> out.octet(3).optional(at.room(), Octets::text);
      case Person.Answer.Stays stays -> out.octet(4).list(stays.log(), Forms::stay);
      case Person.Answer.Standing standing ->
          out.octet(5)
              .truth(standing.isIn())
              .truth(standing.hasLeft())
              .number(standing.planned())
              .number(standing.done());
    }
  }

  private static Person.Answer answer(Octets in) {
    int kind = in.octet();
    return switch (kind) {
      case 0 -> new Person.Answer.Done();
      case 1 -> new Person.Answer.NoPlace();
      case 2 -> new Person.Answer.Walking();
      case 3 -> new Person.Answer.At(in.optional(Octets::text));
      case 4 -> new Person.Answer.Stays(in.list(Forms::stay));
      case 5 -> new Person.Answer.Standing(in.truth(), in.truth(), in.small(), in.small());
      default -> throw unknown(kind);
    };
  }
}
