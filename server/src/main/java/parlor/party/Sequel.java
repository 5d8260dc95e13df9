package parlor.party;

import java.time.Duration;
import parlor.swarm.shard.Asker;

/// What follows of a step.
sealed interface Sequel {

  /// A room is told something.
  record TellRoom(String room, Room.Order order) implements Sequel {}

  /// A person is told something.
  record TellPerson(String person, Person.Order order) implements Sequel {}

  /// Someone who has waited for a person is answered.
  record Answer(Asker asker, Person.Answer answer) implements Sequel {}

  /// A person tells themselves something later.
  ///
  /// @param timer the later one of the same takes the place of the earlier
  record Later(String timer, Duration delay, Person.Order order) implements Sequel {}

  /// They do not.
  record Stop(String timer) implements Sequel {}

  /// They are found among all of their kind from now on.
  record Join() implements Sequel {}
}
