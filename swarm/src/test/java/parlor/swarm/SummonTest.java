package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.swarm.Nodes.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.node.Node;

/// Processes that a message begins, and that become members of a group by themselves.
@Timeout(60)
class SummonTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /// What a guest is told.
  sealed interface Word {
    /// Summons, and counts.
    record Come() implements Word {}

    /// Summons, and is gone at once.
    record Pass() implements Word {}

    /// Summons, and fails.
    record Stumble() implements Word {}

    /// Has another come.
    record Bring(String other) implements Word {}

    record Peek() implements Word {}

    record Join(String group) implements Word {}

    record Leave(String group) implements Word {}

    record When() implements Word {}
  }

  private static final Kind<Long, Word, Long> GUEST =
      new Kind<>(
          "guest",
          Form.NUMBER,
          Form.of(Word.class),
          Form.NUMBER,
          _ -> 0L,
          SummonTest::take,
          word ->
              word instanceof Word.Come
                  || word instanceof Word.Pass
                  || word instanceof Word.Stumble);

  private static Kind.Step<Long, Long> take(long times, Word word, Asked asked) {
    return switch (word) {
      case Word.Come _ -> Kind.Step.to(times + 1, times + 1, GUEST.join("all"));
      case Word.Pass _ -> Kind.Step.end(times);
      case Word.Stumble _ -> throw new IllegalStateException("stumbled");
      case Word.Bring bring ->
          Kind.Step.to(times, times, GUEST.tell(bring.other(), new Word.Come()));
      case Word.Peek _ -> Kind.Step.to(times, times);
      case Word.Join join -> Kind.Step.to(times, times, GUEST.join(join.group()));
      case Word.Leave leave -> Kind.Step.to(times, times, GUEST.leave(leave.group()));
      case Word.When _ -> Kind.Step.to(times, asked.time().toEpochMilli());
    };
  }

  private final Swarm swarm =
      Swarm.start("parlor", Nodes.TERMS, List.of(GUEST), charge -> Node.alone("parlor", charge));

  @AfterEach
  void end() {
    await(swarm.leave(SOON));
  }

  private Outcome<Long> ask(String name, Word word) {
    return await(swarm.call(GUEST, name, word, SOON));
  }

  private static Outcome<Long> answer(long value) {
    return new Outcome.Answer<>(value);
  }

  private List<String> members(String group) {
    return await(swarm.members(GUEST, group, SOON)).names().stream().sorted().toList();
  }

  @Test
  void a_message_that_summons_begins_who_is_not_there_and_no_other_does() {
    assertThat(ask("ana", new Word.Peek())).isEqualTo(new Outcome.Unknown<>());
    assertThat(ask("ana", new Word.Come())).isEqualTo(answer(1));
    assertThat(ask("ana", new Word.Come())).isEqualTo(answer(2));
    assertThat(await(swarm.register(GUEST, "ana", SOON)))
        .isEqualTo(Registration.ALREADY_REGISTERED);

    assertThat(ask("ben", new Word.Pass())).isEqualTo(answer(0));
    assertThat(ask("ben", new Word.Peek())).isEqualTo(new Outcome.Unknown<>());
    assertThat(ask("cem", new Word.Stumble())).isInstanceOf(Outcome.Failed.class);
    assertThat(ask("cem", new Word.Peek())).isEqualTo(new Outcome.Unknown<>());

    assertThat(ask("ana", new Word.Bring("dora"))).isEqualTo(answer(2));
    Wait.until(20, () -> ask("dora", new Word.Peek()).equals(answer(1)));
    assertThat(ask("dora", new Word.Peek())).isEqualTo(answer(1));
    assertThat(await(swarm.count(GUEST, SOON))).isEqualTo(new Tally(2, 0, 0));
    assertThat(members("all")).containsExactly("ana", "dora");
  }

  @Test
  void who_joins_a_group_by_a_step_is_a_member_until_they_leave_or_end() {
    for (var name : List.of("ana", "ben")) {
      assertThat(ask(name, new Word.Come())).isEqualTo(answer(1));
      assertThat(ask(name, new Word.Join("few"))).isEqualTo(answer(1));
      assertThat(ask(name, new Word.Join("few"))).isEqualTo(answer(1));
    }
    assertThat(members("few")).containsExactly("ana", "ben");
    assertThat(ask("ana", new Word.Leave("few"))).isEqualTo(answer(1));
    assertThat(ask("ana", new Word.Leave("few"))).isEqualTo(answer(1));
    assertThat(members("few")).containsExactly("ben");
    assertThat(ask("ben", new Word.Pass())).isEqualTo(answer(1));
    assertThat(members("few")).isEmpty();
    assertThat(members("all")).containsExactly("ana");
    assertThat(ask("ana", new Word.Join(""))).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void a_process_is_told_the_time() {
    long before = Instant.now().toEpochMilli();
    ask("ana", new Word.Come());
    var told = ask("ana", new Word.When());
    assertThat(told)
        .isInstanceOfSatisfying(
            Outcome.Answer.class,
            answer ->
                assertThat((long) answer.answer()).isBetween(before, Instant.now().toEpochMilli()));
  }
}
