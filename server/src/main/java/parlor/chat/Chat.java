package parlor.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.swarm.Correspondence;
import parlor.swarm.Correspondence.Heard;
import parlor.swarm.Form;
import parlor.swarm.node.Node;

/// Talk from node to node. A text appears on the node it is sent to: in its log, and among the last
/// messages that it shows. Safe to use from any thread.
///
/// A node that is called `moebi` answers every text with `chicken?`. An answer is not answered
/// again, so two of that name do not talk for ever.
public final class Chat {

  /// The longest text, in bytes of UTF-8.
  public static final int LONGEST = 16_384;

  /// So many texts are kept on each node.
  public static final int KEPT = 20;

  static final String ANSWERING = "moebi";
  static final String ANSWER = "chicken?";

  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final int LOGGED = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  private final InstantSource clock;
  private final Optional<String> answer;
  private final Messages messages = new Messages(KEPT);
  private final Correspondence<Sent, Appeared> letters;

  /// A text, on its way.
  private record Sent(String text) {}

  /// That it has appeared.
  private record Appeared(Optional<String> reply) {}

  /// Takes part in the talk.
  ///
  /// @param node this one
  public Chat(Node node, InstantSource clock) {
    this.clock = clock;
    var self = node.membership().self().name();
    this.answer = self.split("@", 2)[0].equals(ANSWERING) ? Optional.of(ANSWER) : Optional.empty();
    this.letters =
        Correspondence.begin(
            node, "chat", Form.of(Sent.class), Form.of(Appeared.class), this::appears);
  }

  /// Sends a text to a node, or to this one itself.
  ///
  /// @param node its whole name, such as `moebi@10.0.0.2`
  /// @param text 1 to [#LONGEST] bytes
  /// @return within five seconds
  public CompletionStage<Delivery> send(String node, String text) {
    var objection = objection(text);
    if (objection.isPresent()) {
      return CompletableFuture.completedStage(new Delivery.Refused(objection.get()));
    }
    return letters.ask(node, new Sent(text), WITHIN).thenApply(heard -> came(node, heard));
  }

  private static Optional<String> objection(String text) {
    if (text.isBlank()) {
      return Optional.of("There is nothing to send: say something.");
    }
    if (Words.isHalved(text)) {
      return Optional.of("There is half a character in it.");
    }
    long length = text.length() > LONGEST ? text.length() : text.getBytes(UTF_8).length;
    return length <= LONGEST
        ? Optional.empty()
        : Optional.of("A text has at most %,d bytes.".formatted(LONGEST));
  }

  private Delivery came(String from, Heard<Appeared> heard) {
    return switch (heard) {
      case Heard.Answer<Appeared>(Appeared there) -> {
        there.reply().ifPresent(reply -> show(from, reply, true));
        yield new Delivery.Delivered(there.reply());
      }
      case Heard.NoSuchNode<Appeared> nobody -> new Delivery.NoSuchNode(nobody.there());
      case Heard.NoAnswer<Appeared> silence -> new Delivery.NoAnswer(silence.why());
    };
  }

  private CompletionStage<Appeared> appears(String from, Sent sent) {
    show(from, sent.text(), false);
    return CompletableFuture.completedStage(new Appeared(answer));
  }

  private void show(String from, String text, boolean isReply) {
    messages.add(new Message(clock.instant(), from, text, isReply));
    LOG.atInfo()
        .addKeyValue("peer", from)
        .log("{} says: {}", from, Words.shown(Words.cut(text, LOGGED)));
  }

  /// The last texts that appeared here, oldest first: [#KEPT] at most.
  public List<Message> messages() {
    return messages.latest();
  }
}
