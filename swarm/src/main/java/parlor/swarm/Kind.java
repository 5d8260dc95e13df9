package parlor.swarm;

import java.util.Optional;
import parlor.swarm.shard.Behaviour;
import parlor.swarm.vault.Blob;

/// What a process is, declared once and the same on every node.
///
/// @param name of the kind: 1 to 64 of `a`–`z`, `0`–`9` and `-`
/// @param states how its state is written
/// @param messages how what it is told is written
/// @param answers how what it answers is written
/// @param start what a new process begins with, by its name
/// @param take a process takes a message. A function: it reads no clock, waits for nobody and
///   changes nothing but by what it returns. What it throws is answered as [Outcome.Failed], and
///   the state stays as it was
/// @param <S> a state, immutable
/// @param <M> a message, immutable
/// @param <A> an answer, immutable
public record Kind<S, M, A>(
    String name,
    Form<S> states,
    Form<M> messages,
    Form<A> answers,
    Start<S> start,
    Take<S, M, A> take) {

  /// How a process begins.
  public interface Start<S> {
    S start(String name);
  }

  /// How it goes on.
  public interface Take<S, M, A> {
    Step<S, A> take(S state, M message);
  }

  /// What comes of a message.
  ///
  /// @param state from now on; nothing ends the process
  public record Step<S, A>(Optional<S> state, A answer) {

    /// Goes on with that state.
    public static <S, A> Step<S, A> to(S state, A answer) {
      return new Step<>(Optional.of(state), answer);
    }

    /// Ends.
    public static <S, A> Step<S, A> end(A answer) {
      return new Step<>(Optional.empty(), answer);
    }
  }

  public Kind {
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("not the name of a kind: " + name);
    }
  }

  Behaviour behaviour() {
    return new Behaviour() {
      @Override
      public Blob start(String process, Blob with) {
        return blob(states, start.start(process));
      }

      @Override
      public Behaviour.Step take(String process, Blob state, Blob message) {
        var step = take.take(states.read(state.bytes()), messages.read(message.bytes()));
        return new Behaviour.Step(
            step.state().map(next -> blob(states, next)), blob(answers, step.answer()));
      }
    };
  }

  private static <T> Blob blob(Form<T> form, T value) {
    return new Blob(form.write(value));
  }
}
