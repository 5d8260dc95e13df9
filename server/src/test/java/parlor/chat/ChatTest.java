package parlor.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parlor.swarm.node.Charge;
import parlor.swarm.node.Node;

/// Talk of a node with itself; between nodes the trials show it.
class ChatTest {

  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  private final Chat amanda = new Chat(Node.alone("amanda", Charge.NONE), CLOCK);
  private final Chat moebi = new Chat(Node.alone("moebi", Charge.NONE), CLOCK);

  private static <T> T await(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  void a_text_appears_where_it_was_sent() {
    assertThat(await(amanda.send("amanda", "Hello")))
        .isEqualTo(new Delivery.Delivered(Optional.empty()));
    assertThat(amanda.messages())
        .containsExactly(new Message(Instant.EPOCH, "amanda", "Hello", false));
  }

  @Test
  void moebi_answers_and_that_appears_where_it_was_asked() {
    assertThat(await(moebi.send("moebi", "Hello")))
        .isEqualTo(new Delivery.Delivered(Optional.of("chicken?")));
    assertThat(moebi.messages())
        .containsExactly(
            new Message(Instant.EPOCH, "moebi", "Hello", false),
            new Message(Instant.EPOCH, "moebi", "chicken?", true));
  }

  @Test
  void nobody_of_that_name() {
    var came = await(amanda.send("moebi", "Hello"));

    assertThat(came).isEqualTo(new Delivery.NoSuchNode(List.of("amanda")));
    assertThat(((Delivery.NoSuchNode) came).why())
        .isEqualTo("There is no such node now. There are: amanda.");
  }

  @Test
  void what_is_too_long_or_nothing_is_refused() {
    assertThat(await(amanda.send("amanda", " "))).isInstanceOf(Delivery.Refused.class);
    assertThat(await(amanda.send("amanda", "x".repeat(1_000_000))))
        .isEqualTo(new Delivery.Refused("A text has at most 16,384 bytes."));
    assertThat(await(amanda.send("amanda", "ü".repeat(8_193))))
        .isInstanceOf(Delivery.Refused.class);
    assertThat(await(amanda.send("amanda", "ü".repeat(8_192))))
        .isInstanceOf(Delivery.Delivered.class);
  }

  @Test
  void half_a_character_is_no_text_and_nobody_cuts_one_in_half() {
    assertThat(await(amanda.send("amanda", "a\ud800b"))).isInstanceOf(Delivery.Refused.class);
    assertThat(Words.cut("ab\ud83d\ude00c", 3)).isEqualTo("ab…");
    assertThat(Words.cut("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00…");
    assertThat(Words.cut("abc", 3)).isEqualTo("abc");
  }

  @Test
  void what_is_shown_steers_no_terminal_and_is_one_line() {
    assertThat(Words.shown("a\u001b[2J\nb\u2028c\u202ed")).isEqualTo("a [2J b c d");
  }

  @Test
  void of_many_texts_the_last_are_kept() {
    for (int i = 0; i < 2 * Chat.KEPT; i++) {
      await(amanda.send("amanda", "text " + i));
    }
    assertThat(amanda.messages()).hasSize(Chat.KEPT);
    assertThat(amanda.messages().getLast().text()).isEqualTo("text 39");
  }
}
