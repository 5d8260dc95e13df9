package parlor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class PostbagTest {

  private final Queue<Runnable> sender = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final Postbag bag =
      new Postbag(
          (node, letter) -> sent.add(node + ":" + new String(letter, US_ASCII)), sender::add);

  @Test
  void where_there_is_time_each_message_is_a_letter() {
    add("1", "a", "b");
    runs();
    add("2", "a");
    runs();
    assertThat(sent).containsExactlyInAnyOrder("a:1", "b:1", "a:2");
    assertThat(sent).containsSubsequence("a:1", "a:2");
  }

  @Test
  void what_comes_meanwhile_goes_together_in_its_order() {
    add("1", "a", "b");
    add("2", "b");
    add("3", "a", "b");
    runs();
    assertThat(sent).containsExactlyInAnyOrder("a:13", "b:123");
    runs();
    assertThat(sent).hasSize(2);
  }

  @Test
  void no_letter_of_several_is_larger_than_its_bound_and_one_alone_may_be() {
    var large = "x".repeat(10_000);
    var larger = "y".repeat(100_000);
    add(large, "a");
    add("1", "a");
    add(large, "a");
    add(larger, "a");
    add("2", "a");
    runs();
    assertThat(sent).containsExactly("a:" + large + "1", "a:" + large, "a:" + larger, "a:2");
  }

  private void add(String message, String... nodes) {
    bag.add(List.of(nodes), message.getBytes(US_ASCII));
  }

  private void runs() {
    while (!sender.isEmpty()) {
      sender.remove().run();
    }
  }
}
