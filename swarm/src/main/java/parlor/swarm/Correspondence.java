package parlor.swarm;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;

/// Questions of one node to another, and their answers. Each is sent once: what is lost on the way
/// is not sent again, and who asked is told that no answer came. Safe to use from any thread.
///
/// @param <Q> a question
/// @param <A> an answer
public final class Correspondence<Q, A> {

  /// How many answers of one topic may be waited for.
  public static final int MOST_WAITING = 10_000;

  private static final byte QUESTION = 0;
  private static final byte ANSWER = 1;
  private static final int HEAD = 1 + Long.BYTES;
  private static final Logger LOG = LoggerFactory.getLogger(Correspondence.class);

  private final Node node;
  private final String topic;
  private final Form<Q> questions;
  private final Form<A> answers;
  private final Answering<Q, A> answering;
  private final Map<Long, Waiting<A>> waiting = new ConcurrentHashMap<>();

  /// Begins anywhere, so that no answer to a life before this one is taken for one of ours.
  private final AtomicLong numbers = new AtomicLong(new SecureRandom().nextLong());

  private Correspondence(
      Node node, String topic, Form<Q> questions, Form<A> answers, Answering<Q, A> answering) {
    this.node = node;
    this.topic = topic;
    this.questions = questions;
    this.answers = answers;
    this.answering = answering;
  }

  /// Answers the questions of other nodes.
  @FunctionalInterface
  public interface Answering<Q, A> {

    /// Must not wait: all letters to this node come through one thread.
    CompletionStage<A> answer(String from, Q question);

    /// The answer is on its way: the time for what could get in its way.
    default void isAnswered(Q question, A answer) {}
  }

  /// What came back.
  public sealed interface Heard<A> {

    record Answer<A>(A answer) implements Heard<A> {}

    /// Nobody was asked: there is no member of that name.
    ///
    /// @param there the names of those that there are, in order
    record NoSuchNode<A>(List<String> there) implements Heard<A> {
      public NoSuchNode {
        there = List.copyOf(there);
      }
    }

    /// It may have been heard, or not.
    ///
    /// @param why a sentence
    record NoAnswer<A>(String why) implements Heard<A> {}
  }

  private record Waiting<A>(String to, CompletableFuture<Heard<A>> told) {}

  /// Answers from now on, and may ask.
  ///
  /// @param topic that no one else has on this node
  public static <Q, A> Correspondence<Q, A> begin(
      Node node, String topic, Form<Q> questions, Form<A> answers, Answering<Q, A> answering) {
    var begun = new Correspondence<>(node, topic, questions, answers, answering);
    node.hear(topic, begun::hear);
    node.onChange(begun::look);
    return begun;
  }

  /// Asks a node, or this one itself.
  ///
  /// @return within that time, and sooner where the node leaves meanwhile
  /// @throws IllegalArgumentException where the question cannot be written, or is longer than a
  ///   letter may be
  public CompletionStage<Heard<A>> ask(String to, Q question, Duration within) {
    long number = numbers.getAndIncrement();
    byte[] letter = letter(QUESTION, number, questions.write(question));
    if (waiting.size() >= MOST_WAITING) {
      return noAnswer("It was not sent: %,d answers are waited for.".formatted(MOST_WAITING));
    }
    var told = new CompletableFuture<Heard<A>>();
    waiting.put(number, new Waiting<>(to, told));
    boolean isSent = false;
    try {
      isSent = node.send(topic, to, letter);
    } finally {
      if (!isSent) {
        waiting.remove(number);
      }
    }
    if (!isSent) {
      return nobody();
    }
    return told.completeOnTimeout(
            new Heard.NoAnswer<>("Nothing came back within " + within.toSeconds() + " s."),
            within.toMillis(),
            TimeUnit.MILLISECONDS)
        .whenComplete((_, _) -> waiting.remove(number));
  }

  private CompletionStage<Heard<A>> nobody() {
    var now = node.membership();
    return now.state() == Membership.State.UP
        ? CompletableFuture.completedStage(new Heard.NoSuchNode<>(names(now)))
        : noAnswer("It was not sent: this node is in no cluster now.");
  }

  private static <A> CompletionStage<Heard<A>> noAnswer(String why) {
    return CompletableFuture.completedStage(new Heard.NoAnswer<>(why));
  }

  private static List<String> names(Membership now) {
    return Stream.concat(Stream.of(now.self()), now.others().stream())
        .map(Member::name)
        .sorted()
        .toList();
  }

  /// Whoever has left answers no more.
  private void look(Membership now) {
    var there = names(now);
    waiting.values().stream()
        .filter(one -> !there.contains(one.to()))
        .forEach(one -> one.told().complete(new Heard.NoAnswer<>("It left before it answered.")));
  }

  private static byte[] letter(byte kind, long number, byte[] body) {
    return ByteBuffer.allocate(HEAD + body.length).put(kind).putLong(number).put(body).array();
  }

  private void hear(String from, byte[] letter) {
    try {
      var head = ByteBuffer.wrap(letter);
      byte kind = head.get();
      long number = head.getLong();
      var body = new byte[head.remaining()];
      head.get(body);
      switch (kind) {
        case QUESTION -> answer(from, number, questions.read(body));
        case ANSWER -> answered(number, answers.read(body));
        default -> throw new IllegalArgumentException("a letter of kind " + kind);
      }
    } catch (IllegalArgumentException | BufferUnderflowException broken) {
      LOG.atWarn()
          .addKeyValue("peer", from)
          .log(
              "{} sent something about {} that makes no sense: {}", from, topic, broken.toString());
    }
  }

  private void answer(String from, long number, Q question) {
    answering
        .answer(from, question)
        .whenComplete((answer, fault) -> {
          if (fault != null) {
            LOG.error("This node failed at a question of {} about {}", from, topic, fault);
            return;
          }
          if (!node.send(topic, from, letter(ANSWER, number, answers.write(answer)))) {
            LOG.info("{} has gone before it was answered about {}", from, topic);
          }
          answering.isAnswered(question, answer);
        });
  }

  /// One that comes too late, or twice, is for nobody.
  private void answered(long number, A answer) {
    var asked = waiting.get(number);
    if (asked != null) {
      asked.told().complete(new Heard.Answer<>(answer));
    }
  }
}
