package parlor.swarm;

import java.util.function.Function;

/// How something that was asked of a process came out.
///
/// @param <A> an answer
public sealed interface Outcome<A> {

  /// The process answered. What it changed is on as many nodes as there are copies.
  record Answer<A>(A answer) implements Outcome<A> {}

  /// There is no process of that name.
  record Unknown<A>() implements Outcome<A> {}

  /// The process, or what reads and writes it, threw. Its state is as it was.
  record Failed<A>(String why) implements Outcome<A> {}

  /// It was over a bound: the name, the message, what the process would have come to, or how much
  /// of this node waits for answers already. Nothing has changed.
  record Refused<A>(String why) implements Outcome<A> {}

  /// Nothing came in time: it may have happened, or not.
  record NoAnswer<A>() implements Outcome<A> {}

  /// The same with another answer, if there is one.
  default <B> Outcome<B> map(Function<A, B> change) {
    return switch (this) {
      case Answer<A>(A answer) -> new Answer<>(change.apply(answer));
      case Unknown<A> _ -> new Unknown<>();
      case Failed<A> failed -> new Failed<>(failed.why());
      case Refused<A> refused -> new Refused<>(refused.why());
      case NoAnswer<A> _ -> new NoAnswer<>();
    };
  }
}
