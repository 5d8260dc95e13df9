package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parlor.swarm.Nodes.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import parlor.swarm.Correspondence.Heard;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;

class CorrespondenceTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Mailroom a = new Mailroom("a");
  private final Mailroom b = new Mailroom("b");

  CorrespondenceTest() {
    a.knows(b);
    b.knows(a);
  }

  private static Correspondence<String, String> echo(Node node) {
    return Correspondence.begin(
        node,
        "echo",
        Form.TEXT,
        Form.TEXT,
        (from, question) -> CompletableFuture.completedStage(from + " said " + question));
  }

  @Test
  void a_question_is_answered_by_whom_it_was_sent_to() {
    var asking = echo(a);
    echo(b);

    assertThat(await(asking.ask("b", "hello", LONG))).isEqualTo(new Heard.Answer<>("a said hello"));
  }

  @Test
  void a_node_may_ask_itself() {
    assertThat(await(echo(a).ask("a", "me", LONG))).isEqualTo(new Heard.Answer<>("a said me"));
  }

  @Test
  void who_is_not_there_is_told_with_all_who_are() {
    assertThat(await(echo(a).ask("c", "hello", LONG)))
        .isEqualTo(new Heard.NoSuchNode<>(List.of("a", "b")));
  }

  @Test
  void where_there_is_no_cluster_nobody_can_say_who_is_not_there() {
    a.state(Membership.State.SEEKING);

    assertThat(await(echo(a).ask("b", "hello", LONG)))
        .isEqualTo(new Heard.NoAnswer<>("It was not sent: this node is in no cluster now."));
  }

  @Test
  void silence_ends() {
    assertThat(await(echo(a).ask("b", "hello", Duration.ofMillis(1))))
        .isInstanceOf(Heard.NoAnswer.class);
  }

  @Test
  void whoever_leaves_is_waited_for_no_longer() {
    var asked = echo(a).ask("b", "hello", LONG);
    a.forgets(b);

    assertThat(await(asked)).isEqualTo(new Heard.NoAnswer<>("It left before it answered."));
  }

  @Test
  void an_answer_to_an_earlier_life_is_for_nobody() {
    var asked = echo(a).ask("b", "hello", LONG);
    a.hears("b", new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 'x'});

    assertThat(asked.toCompletableFuture()).isNotDone();
  }

  @Test
  void what_makes_no_sense_harms_nobody() {
    var asking = echo(a);
    a.hears("b", new byte[0]);
    a.hears("b", new byte[] {0, 1});
    a.hears("b", new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 0});

    assertThat(await(asking.ask("a", "still", LONG))).isEqualTo(new Heard.Answer<>("a said still"));
  }

  @Test
  void what_cannot_be_written_is_the_fault_of_who_asks() {
    var asking =
        Correspondence.begin(
            a, "numbers", Form.of(Plain.class), Form.TEXT, (_, _) -> new CompletableFuture<>());

    assertThatThrownBy(() -> asking.ask("b", new Plain("\ud800"), LONG))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void who_answers_learns_when_the_answer_is_on_its_way() {
    var answer = new CompletableFuture<String>();
    var told = new ArrayList<String>();
    var asking =
        Correspondence.begin(
            a,
            "order",
            Form.TEXT,
            Form.TEXT,
            new Correspondence.Answering<>() {
              @Override
              public CompletionStage<String> answer(String from, String question) {
                return answer;
              }

              @Override
              public void isAnswered(String question, String answered) {
                told.add(question + ": " + answered);
              }
            });

    var asked = asking.ask("a", "go", LONG);
    assertThat(told).isEmpty();
    answer.complete("yes");
    assertThat(await(asked)).isEqualTo(new Heard.Answer<>("yes"));
    assertThat(told).containsExactly("go: yes");
  }

  private record Plain(String text) {}
}
