package parlor.party;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What comes of what a person or a room is told.
///
/// @param next how they go on; nothing ends them
/// @param answer nothing where who asked waits, or nobody asked
/// @param sequels what follows once the change is safe, in their order
/// @param <S> how they are
/// @param <A> what they answer
record Step<S, A>(Optional<S> next, Optional<A> answer, List<Sequel> sequels) {
  Step {
    sequels = List.copyOf(sequels);
  }

  static <S, A> Step<S, A> to(S next, Sequel... sequels) {
    return new Step<>(Optional.of(next), Optional.empty(), List.of(sequels));
  }

  static <S, A> Step<S, A> answered(S next, A answer, Sequel... sequels) {
    return new Step<>(Optional.of(next), Optional.of(answer), List.of(sequels));
  }

  static <S, A> Step<S, A> end(Sequel... sequels) {
    return new Step<>(Optional.empty(), Optional.empty(), List.of(sequels));
  }

  /// The same with something that follows.
  Step<S, A> and(Sequel sequel) {
    var more = new ArrayList<>(sequels);
    more.add(sequel);
    return new Step<>(next, answer, more);
  }
}
