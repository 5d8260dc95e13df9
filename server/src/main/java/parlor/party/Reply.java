package parlor.party;

import java.util.function.Function;

/// How something that was asked of the party came out.
///
/// @param <T> what was asked for
public sealed interface Reply<T> {

  /// It is so, on as many nodes as there are copies.
  ///
  /// @param value what was asked for
  record Ok<T>(T value) implements Reply<T> {}

  /// There was no place for that person, who stays where they were. Of a list those before them are
  /// in.
  record DestinationFull<T>(String person) implements Reply<T> {}

  /// It cannot be done; nothing has changed.
  record Refused<T>(String why) implements Reply<T> {}

  /// Nothing came in time: it may have happened, or not. To ask again does no harm.
  record NoAnswer<T>() implements Reply<T> {}

  /// What was asked for only counts that it is done.
  enum Done {
    DONE
  }

  /// It is done.
  static Reply<Done> ok() {
    return new Ok<>(Done.DONE);
  }

  /// The same with another value, if there is one.
  default <U> Reply<U> map(Function<T, U> change) {
    return switch (this) {
      case Ok<T>(T value) -> new Ok<>(change.apply(value));
      case DestinationFull<T> full -> new DestinationFull<>(full.person());
      case Refused<T> refused -> new Refused<>(refused.why());
      case NoAnswer<T> _ -> new NoAnswer<>();
    };
  }
}
