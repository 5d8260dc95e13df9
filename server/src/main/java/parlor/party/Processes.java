package parlor.party;

import parlor.swarm.Act;
import parlor.swarm.Kind;

/// Rooms and people as kinds of the swarm.
final class Processes {

  /// All rooms are in it.
  static final String ROOMS = "rooms";

  /// All people are.
  static final String PEOPLE = "people";

  static final Kind<Room, Room.Order, Room.Sight> ROOM =
      new Kind<>(
          "room",
          Forms.ROOM,
          Forms.ROOM_ORDER,
          Forms.SIGHT,
          _ -> Room.NONE,
          (room, order, asked) -> ofRoom(room.take(asked.name(), order)),
          Room.Order::summons);

  static final Kind<Person, Person.Order, Person.Answer> PERSON =
      new Kind<>(
          "person",
          Forms.PERSON,
          Forms.PERSON_ORDER,
          Forms.ANSWER,
          _ -> Person.NEW,
          (person, order, asked) ->
              ofPerson(person.take(asked.name(), order, asked.asker(), asked.time())),
          Person.Order::summons);

  private Processes() {}

  private static Kind.Step<Room, Room.Sight> ofRoom(Step<Room, Room.Sight> step) {
    return new Kind.Step<>(
        step.next(),
        step.answer(),
        step.sequels().stream().map(sequel -> act(ROOM, ROOMS, sequel)).toList());
  }

  private static Kind.Step<Person, Person.Answer> ofPerson(Step<Person, Person.Answer> step) {
    return new Kind.Step<>(
        step.next(),
        step.answer(),
        step.sequels().stream().map(sequel -> act(PERSON, PEOPLE, sequel)).toList());
  }

  private static Act act(Kind<?, ?, ?> kind, String group, Sequel sequel) {
    return switch (sequel) {
      case Sequel.TellRoom tell -> ROOM.tell(tell.room(), tell.order());
      case Sequel.TellPerson tell -> PERSON.tell(tell.person(), tell.order());
      case Sequel.Answer late -> PERSON.answer(late.asker(), late.answer());
      case Sequel.Later later -> PERSON.after(later.timer(), later.delay(), later.order());
      case Sequel.Stop stop -> Act.stop(stop.timer());
      case Sequel.Join _ -> kind.join(group);
    };
  }
}
