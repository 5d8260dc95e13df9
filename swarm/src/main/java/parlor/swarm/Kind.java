package parlor.swarm;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import parlor.swarm.shard.Asker;
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
/// @param summons whether a message to a name that nobody has begins a process, which then takes
///   it. Else who asks is told [Outcome.Unknown], and what processes tell is counted and logged
/// @param <S> a state, immutable
/// @param <M> a message, immutable
/// @param <A> an answer, immutable
public record Kind<S, M, A>(
    String name,
    Form<S> states,
    Form<M> messages,
    Form<A> answers,
    Start<S> start,
    Take<S, M, A> take,
    Predicate<M> summons) {

  private static final Duration LONGEST_DELAY = Duration.ofDays(365);

  /// How a process begins.
  public interface Start<S> {
    S start(String name);
  }

  /// How it goes on.
  public interface Take<S, M, A> {
    Step<S, A> take(S state, M message, Asked asked);
  }

  /// What comes of a message.
  ///
  /// @param state from now on; nothing ends the process, its timers and memberships with it
  /// @param answer nothing where the asker is answered later, or never
  /// @param acts what follows once state and answer are on as many nodes as there are copies
  public record Step<S, A>(Optional<S> state, Optional<A> answer, List<Act> acts) {
    public Step {
      acts = List.copyOf(acts);
    }

    /// Goes on with that state.
    public static <S, A> Step<S, A> to(S state, A answer, Act... acts) {
      return new Step<>(Optional.of(state), Optional.of(answer), List.of(acts));
    }

    /// Goes on with that state, and answers later, or never: who asked waits until then, or until
    /// their time is over.
    public static <S, A> Step<S, A> later(S state, Act... acts) {
      return new Step<>(Optional.of(state), Optional.empty(), List.of(acts));
    }

    /// Ends.
    public static <S, A> Step<S, A> end(A answer, Act... acts) {
      return new Step<>(Optional.empty(), Optional.of(answer), List.of(acts));
    }
  }

  /// A kind whose processes begin where they are registered and nowhere else.
  public Kind(
      String name,
      Form<S> states,
      Form<M> messages,
      Form<A> answers,
      Start<S> start,
      Take<S, M, A> take) {
    this(name, states, messages, answers, start, take, _ -> false);
  }

  public Kind {
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("not the name of a kind: " + name);
    }
  }

  // What may follow of a step.

  /// A process of this kind is told something: once, whatever dies, and what one process tells
  /// another in the order in which it does. Nobody of that name: counted and logged. It knows who
  /// tells it only where the message says so.
  ///
  /// @throws IllegalArgumentException where the name is empty or too long, or the message too large
  public Act tell(String process, M message) {
    return new Act(
        new Behaviour.Act.Tell(Kinds.checked(this, process), Kinds.message(this, message)));
  }

  /// For a process of this kind: it is told something later, wherever it is by then. Time passes
  /// while its shard is served, so never early; late by as long as nobody served it, and a second.
  ///
  /// @param timer an id within the process, 1 to 255 bytes of UTF-8; the later one of the same id
  ///   takes the place of the earlier
  /// @param delay from 0 to 365 days, in milliseconds
  /// @throws IllegalArgumentException where the id is empty or too long, the delay out of bounds,
  ///   or the message too large
  public Act after(String timer, Duration delay, M message) {
    if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
      throw new IllegalArgumentException("a delay of " + delay + "; at most " + LONGEST_DELAY);
    }
    Kinds.checked(timer);
    return new Act(new Behaviour.Act.Wind(timer, delay.toMillis(), Kinds.message(this, message)));
  }

  /// For a process of this kind: it is a member of a group of its kind from now on, until it leaves
  /// or ends.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long
  public Act join(String group) {
    return new Act(new Behaviour.Act.Join(Kinds.checked(this, group)));
  }

  /// For a process of this kind: it is a member no more.
  ///
  /// @throws IllegalArgumentException where the group is empty or too long
  public Act leave(String group) {
    return new Act(new Behaviour.Act.Part(Kinds.checked(this, group)));
  }

  /// Someone whom a process of this kind has let wait is answered; if they wait no more, nothing
  /// happens.
  public Act answer(Asker asker, A answer) {
    var blob = blob(answers, Objects.requireNonNull(answer, "an answer"));
    return new Act(new Behaviour.Act.Answer(Objects.requireNonNull(asker, "an asker"), blob));
  }

  /// For a process of this kind: work that takes time begins on a thread of its own, and what it
  /// gives is a message to the process. The work ends with the node it runs on, and a fault in it
  /// is counted and logged: whoever must know winds a timer as well.
  public Act begin(Supplier<M> work) {
    return new Act(new Behaviour.Act.Begin(() -> Kinds.message(this, work.get())));
  }

  /// @param clock of this node
  Behaviour behaviour(InstantSource clock) {
    return new Behaviour() {
      @Override
      public Blob start(String process, Blob with) {
        return blob(states, start.start(process));
      }

      @Override
      public Optional<Blob> appear(String process, Blob message) {
        return summons.test(messages.read(message.bytes()))
            ? Optional.of(blob(states, start.start(process)))
            : Optional.empty();
      }

      @Override
      public Behaviour.Step take(String process, Blob state, Blob message, Asker asker) {
        var step =
            take.take(
                states.read(state.bytes()),
                messages.read(message.bytes()),
                new Asked(process, asker, clock.instant()));
        return new Behaviour.Step(
            step.state().map(next -> blob(states, next)),
            step.answer().map(answer -> blob(answers, answer)),
            step.acts().isEmpty()
                ? List.of()
                : step.acts().stream().map(one -> one.act()).toList());
      }
    };
  }

  private static <T> Blob blob(Form<T> form, T value) {
    return new Blob(form.write(value));
  }
}
