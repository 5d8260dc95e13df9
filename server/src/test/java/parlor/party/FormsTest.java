package parlor.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parlor.swarm.Form;
import parlor.swarm.shard.Asker;

/// All that rooms and people are and say is read as it was written, and nothing else is read.
class FormsTest {

  private static final Wandering PLAN =
      new Wandering("small_room_", 5, 20, 3, Duration.ofMillis(1_500), true, Long.MIN_VALUE + 7);

  private static final List<Room.Order> ROOM_ORDERS =
      List.of(
          new Room.Order.Open(Optional.of(2_000)),
          new Room.Order.Open(Optional.empty()),
          new Room.Order.Enter("kid", Long.MAX_VALUE, Optional.of("den")),
          new Room.Order.Enter("kid", 1, Optional.empty()),
          new Room.Order.Free("kid", 2, Optional.of("den")),
          new Room.Order.Show("kid", 127),
          new Room.Order.Look(),
          new Room.Order.Close());

  private static final List<Person.Order> PERSON_ORDERS =
      List.of(
          new Person.Order.WalkInto("den"),
          new Person.Order.Leave(),
          new Person.Order.Where(),
          new Person.Order.Log(),
          new Person.Order.Stand(),
          new Person.Order.Wander(PLAN),
          new Person.Order.Entered("den", 128),
          new Person.Order.Left(3),
          new Person.Order.Full("den", 4),
          new Person.Order.Again(5),
          new Person.Order.Stroll(),
          new Person.Order.End());

  private static final List<Person.Answer> ANSWERS =
      List.of(
          new Person.Answer.Done(),
          new Person.Answer.NoPlace(),
          new Person.Answer.Walking(),
          new Person.Answer.At(Optional.of("den")),
          new Person.Answer.At(Optional.empty()),
          new Person.Answer.Stays(List.of(new Stay(1, "den"), new Stay(0, "kitchen"))),
          new Person.Answer.Standing(true, false, 20, 3));

  private static final Room ROOM =
      new Room(
          true,
          Optional.of(10),
          List.of(
              new Room.Place("kid", 1, Optional.empty()),
              new Room.Place("bilal", 2, Optional.of("den"))));

  private static final Person PERSON =
      new Person(
          1_763_000_000_000_000L,
          Optional.of("den"),
          Optional.of(new Walk(9, Optional.of("kitchen"), new Asker("node#1", 77), true)),
          List.of(new Stay(5, "den")),
          Optional.of(PLAN));

  private static <T> void comesBack(Form<T> form, T value) {
    byte[] bytes = form.write(value);
    assertThat(form.read(bytes)).isEqualTo(value);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> form.read(longer)).isInstanceOf(IllegalArgumentException.class);
    for (int length = 0; length < bytes.length; length++) {
      byte[] shorter = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> form.read(shorter)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everything_comes_back_and_nothing_half() {
    ROOM_ORDERS.forEach(order -> comesBack(Forms.ROOM_ORDER, order));
    PERSON_ORDERS.forEach(order -> comesBack(Forms.PERSON_ORDER, order));
    ANSWERS.forEach(answer -> comesBack(Forms.ANSWER, answer));
    comesBack(Forms.ROOM, ROOM);
    comesBack(Forms.ROOM, Room.NONE);
    comesBack(Forms.PERSON, PERSON);
    comesBack(Forms.PERSON, Person.NEW);
    comesBack(Forms.SIGHT, new Room.Sight(Optional.empty(), List.of(new Room.Guest("kid", 300))));
  }

  @Test
  void every_message_is_among_them() {
    assertThat(ROOM_ORDERS.stream().map(Object::getClass)).containsAll(permitted(Room.Order.class));
    assertThat(PERSON_ORDERS.stream().map(Object::getClass))
        .containsAll(permitted(Person.Order.class));
    assertThat(ANSWERS.stream().map(Object::getClass)).containsAll(permitted(Person.Answer.class));
  }

  private static List<Class<?>> permitted(Class<?> sealed) {
    return List.of(sealed.getPermittedSubclasses());
  }

  @Test
  void what_nobody_wrote_is_refused_or_read_but_breaks_nothing() {
    var chance = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[chance.nextInt(40)];
      chance.nextBytes(bytes);
      Stream.of(Forms.ROOM, Forms.ROOM_ORDER, Forms.SIGHT, Forms.PERSON, Forms.PERSON_ORDER)
          .forEach(form -> {
            try {
              form.read(bytes);
            } catch (IllegalArgumentException _) {
              // As it should be.
            }
          });
    }
  }
}
