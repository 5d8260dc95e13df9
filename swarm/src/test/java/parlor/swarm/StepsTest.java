package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parlor.swarm.Nodes.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.swarm.shard.Asker;

/// What may follow of a message: others are told, timers are wound, askers are answered later, work
/// is begun; and what processes do that they should not.
@Timeout(180)
class StepsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  /// What an account is told.
  sealed interface Order {
    record Deposit(long amount) implements Order {}

    record Send(String to, long amount) implements Order {}

    /// So much every 50 ms, that many times.
    record Save(long amount, int times) implements Order {}

    /// Answered when there is so much.
    record Await(long amount) implements Order {}

    /// A deposit of which someone has to find out how much it is.
    record Appraise() implements Order {}
  }

  record Account(long balance, List<Waiting> waiting) {
    Account with(long more) {
      return new Account(balance + more, waiting);
    }
  }

  record Waiting(Asker asker, long amount) {}

  private static final Kind<Account, Order, Long> ACCOUNT =
      new Kind<>(
          "account",
          Form.of(Account.class),
          Form.of(Order.class),
          Form.NUMBER,
          _ -> new Account(0, List.of()),
          StepsTest::take);

  private static Kind.Step<Account, Long> take(Account account, Order order, Asked asked) {
    return switch (order) {
      case Order.Deposit deposit -> settled(account.with(deposit.amount()));
      case Order.Send send -> {
        if (send.amount() > account.balance()) {
          throw new IllegalArgumentException(asked.name() + " has " + account.balance());
        }
        var next = account.with(-send.amount());
        yield Kind.Step.to(
            next, next.balance(), ACCOUNT.tell(send.to(), new Order.Deposit(send.amount())));
      }
      case Order.Save save when save.times() == 0 ->
          Kind.Step.to(account, account.balance(), Act.stop("save"));
      case Order.Save save -> {
        var rest = new Order.Save(save.amount(), save.times() - 1);
        var next = account.with(save.amount());
        yield Kind.Step.to(
            next, next.balance(), ACCOUNT.after("save", Duration.ofMillis(50), rest));
      }
      case Order.Await wait -> {
        var waiting = new ArrayList<>(account.waiting());
        waiting.add(new Waiting(asked.asker(), wait.amount()));
        yield Kind.Step.later(new Account(account.balance(), waiting));
      }
      case Order.Appraise _ ->
          Kind.Step.to(account, account.balance(), ACCOUNT.begin(() -> new Order.Deposit(500)));
    };
  }

  /// Answers those who have waited for so much.
  private static Kind.Step<Account, Long> settled(Account account) {
    var waiting = new ArrayList<Waiting>();
    var answers = new ArrayList<Act>();
    for (var one : account.waiting()) {
      if (account.balance() >= one.amount()) {
        answers.add(ACCOUNT.answer(one.asker(), account.balance()));
      } else {
        waiting.add(one);
      }
    }
    var next = new Account(account.balance(), waiting);
    return new Kind.Step<>(Optional.of(next), Optional.of(next.balance()), answers);
  }

  private static final CountDownLatch HELD = new CountDownLatch(1);

  /// One that takes as long as it is let.
  private static final Kind<String, String, String> SLOW =
      new Kind<>(
          "slow",
          Form.TEXT,
          Form.TEXT,
          Form.TEXT,
          _ -> "idle",
          (_, message, _) -> {
            try {
              assertThat(HELD.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stopped) {
              throw new IllegalStateException(stopped);
            }
            return Kind.Step.to(message, message);
          });

  /// One whose answers cannot be written.
  private static final Kind<String, String, String> MUTE =
      new Kind<>(
          "mute",
          Form.TEXT,
          Form.TEXT,
          new Form<>() {
            @Override
            public byte[] write(String value) {
              throw new IllegalStateException("cannot say " + value);
            }

            @Override
            public String read(byte[] bytes) {
              throw new IllegalStateException("cannot hear");
            }
          },
          _ -> "",
          (_, message, _) -> Kind.Step.to(message, message));

  /// One that only the first node knows.
  private static final Kind<Long, Long, Long> GHOST =
      new Kind<>(
          "ghost",
          Form.NUMBER,
          Form.NUMBER,
          Form.NUMBER,
          _ -> 0L,
          (_, _, _) -> Kind.Step.to(0L, 0L));

  /// What a lamp is told by nodes of before.
  sealed interface Switch {
    record On() implements Switch {}
  }

  /// What it is told by the first node, which is newer.
  sealed interface Dimmer {
    record On() implements Dimmer {}

    record Dim(int percent) implements Dimmer {}
  }

  private static <M> Kind<Long, M, Long> lamp(Class<M> messages) {
    return new Kind<>(
        "lamp",
        Form.NUMBER,
        Form.of(messages),
        Form.NUMBER,
        _ -> 0L,
        (state, _, _) -> Kind.Step.to(state + 1, state + 1));
  }

  private static final Kind<Long, Dimmer, Long> NEW_LAMP = lamp(Dimmer.class);
  private static final Kind<Long, Switch, Long> LAMP = lamp(Switch.class);

  private static final List<Kind<?, ?, ?>> KINDS = List.of(ACCOUNT, SLOW, MUTE, Counter.KIND, LAMP);

  @AutoClose
  private final Nodes nodes =
      new Nodes(List.of(ACCOUNT, SLOW, MUTE, Counter.KIND, NEW_LAMP, GHOST), KINDS, KINDS);

  private Outcome<Long> ask(int by, String name, Order order) {
    return await(nodes.get(by).call(ACCOUNT, name, order, SOON));
  }

  private void opened(String... names) {
    for (var name : names) {
      assertThat(await(nodes.get(0).register(ACCOUNT, name, SOON)))
          .isEqualTo(Registration.REGISTERED);
    }
  }

  private static Outcome<Long> answer(long value) {
    return new Outcome.Answer<>(value);
  }

  private void comesTo(String name, long amount) {
    Wait.until(20, () -> ask(1, name, new Order.Deposit(0)).equals(answer(amount)));
    assertThat(ask(1, name, new Order.Deposit(0))).isEqualTo(answer(amount));
  }

  @Test
  void what_follows_of_a_step_follows_once_whatever_node_leaves() {
    nodes.awaitWhole();
    opened("ana", "ben", "cem", "dora");
    assertThat(ask(0, "ana", new Order.Deposit(1_000))).isEqualTo(answer(1_000));

    for (int i = 1; i <= 100; i++) {
      assertThat(ask(i % 3, "ana", new Order.Send("ben", 7))).isEqualTo(answer(1_000 - 7L * i));
    }
    comesTo("ben", 700);
    assertThat(ask(0, "ana", new Order.Send("ben", 1_000))).isInstanceOf(Outcome.Failed.class);
    assertThat(ask(0, "ana", new Order.Send("nobody", 1))).isEqualTo(answer(299));
    Wait.until(
        20, () -> nodes.all().stream().mapToLong(swarm -> swarm.counts().unknown()).sum() == 1);
    assertThat(nodes.all().stream().mapToLong(swarm -> swarm.counts().unknown()).sum()).isOne();

    var later = nodes.get(2).call(ACCOUNT, "cem", new Order.Await(50), SOON);
    assertThat(ask(1, "cem", new Order.Deposit(49))).isEqualTo(answer(49));
    assertThat(later.toCompletableFuture()).isNotDone();
    assertThat(ask(1, "cem", new Order.Save(1, 20))).isEqualTo(answer(50));
    assertThat(ask(0, "cem", new Order.Deposit(0))).isInstanceOf(Outcome.Answer.class);
    assertThat(await(later)).isInstanceOf(Outcome.Answer.class);
    comesTo("cem", 69);

    manyWait();

    assertThat(ask(2, "dora", new Order.Appraise())).isEqualTo(answer(0));
    comesTo("dora", 500);

    assertThat(ask(2, "dora", new Order.Save(1, 100))).isEqualTo(answer(501));
    for (int i = 0; i < 40; i++) {
      assertThat(ask(1, "ben", new Order.Send("ana", 1))).isEqualTo(answer(700 - i - 1L));
      if (i == 10) {
        nodes.isDrainedBy(2, 0);
      }
    }
    comesTo("dora", 600);
    comesTo("ana", 339);

    assertThat(await(nodes.get(1).count(ACCOUNT, SOON))).isEqualTo(new Tally(5, 0, 0));
    var names = new ConcurrentLinkedQueue<String>();
    assertThat(await(nodes.get(1).registered(ACCOUNT, SOON, names::add))).isZero();
    assertThat(names).containsExactlyInAnyOrder("ana", "ben", "cem", "dora", "gate");
    for (var name : List.of("ana", "ben")) {
      await(nodes.get(0).join(ACCOUNT, name, "rich", SOON));
    }
    assertThat(await(nodes.get(1).publish(ACCOUNT, "rich", new Order.Deposit(1), SOON)))
        .isEqualTo(new Tally(2, 0, 0));
    comesTo("ana", 340);

    var explained = await(nodes.get(0).explain(ACCOUNT, "ana"));
    assertThat(explained.registered()).isTrue();
    assertThat(explained.why()).isNotEmpty();
    assertThat(await(nodes.get(0).explain(ACCOUNT, "nobody")).registered()).isFalse();
    assertThat(nodes.all().stream().mapToLong(swarm -> swarm.counts().lost()).sum()).isZero();

    nodes.leaves(1);
    assertThat(await(nodes.get(0).drain())).as("the last one stays").isFalse();
    assertThat(ask(0, "ana", new Order.Deposit(0))).isEqualTo(answer(340));
  }

  /// More than a node asks of one shard at a time, and then the one who lets them go.
  private void manyWait() {
    opened("gate");
    var waiting = new ArrayList<CompletionStage<Outcome<Long>>>();
    for (int i = 0; i < 400; i++) {
      waiting.add(nodes.get(0).call(ACCOUNT, "gate", new Order.Await(10), Duration.ofSeconds(60)));
    }
    assertThat(ask(0, "gate", new Order.Deposit(9))).isEqualTo(answer(9));
    assertThat(waiting).noneMatch(one -> one.toCompletableFuture().isDone());
    assertThat(ask(0, "gate", new Order.Deposit(1))).isEqualTo(answer(10));
    assertThat(waiting).allMatch(one -> await(one).equals(answer(10)));
  }

  @Test
  void a_slow_process_is_named_and_holds_up_nobody_but_its_shard() {
    nodes.awaitWhole();
    var swarm = nodes.get(0);
    await(swarm.register(SLOW, "s", SOON));
    var slow = swarm.call(SLOW, "s", "done", Duration.ofSeconds(60));
    int held = await(swarm.explain(SLOW, "s")).shard();
    for (int i = 0; i < 100; i++) {
      var name = "c" + i;
      if (await(swarm.explain(Counter.KIND, name)).shard() != held) {
        assertThat(await(swarm.register(Counter.KIND, name, SOON)))
            .isEqualTo(Registration.REGISTERED);
        assertThat(await(swarm.call(Counter.KIND, name, 1L, SOON))).isEqualTo(answer(1));
      }
    }
    Wait.until(20, () -> slowOnes() == 1);
    assertThat(slowOnes()).isOne();
    assertThat(await(swarm.explain(SLOW, "s")).why()).contains("slow:s is at work");
    assertThat(slow.toCompletableFuture()).isNotDone();
    HELD.countDown();
    assertThat(await(slow)).isEqualTo(new Outcome.Answer<>("done"));
    assertThat(await(swarm.call(SLOW, "s", "again", SOON)))
        .isEqualTo(new Outcome.Answer<>("again"));
  }

  private long slowOnes() {
    return nodes.all().stream().mapToLong(swarm -> swarm.counts().slow()).sum();
  }

  @Test
  void what_cannot_be_read_or_written_changes_nothing() {
    nodes.awaitWhole();
    var swarm = nodes.get(0);
    await(swarm.register(MUTE, "m", SOON));
    assertThat(await(swarm.call(MUTE, "m", "hello", SOON)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.why()).contains("cannot say hello"));

    int unknown = 0;
    for (int i = 0; i < 40; i++) {
      unknown += await(swarm.register(GHOST, "g" + i, SOON)) == Registration.FAILED ? 1 : 0;
    }
    assertThat(unknown).as("of 40 ghosts, those on nodes that know none").isBetween(1, 39);
    assertThat(await(swarm.count(GHOST, SOON)).processes()).isEqualTo(40 - unknown);

    int understood = 0;
    for (int i = 0; i < 40; i++) {
      var name = "l" + i;
      assertThat(await(swarm.register(NEW_LAMP, name, SOON))).isEqualTo(Registration.REGISTERED);
      var outcome = await(swarm.call(NEW_LAMP, name, new Dimmer.Dim(50), SOON));
      understood += outcome.equals(answer(1)) ? 1 : 0;
      if (outcome instanceof Outcome.Failed<Long> failed) {
        assertThat(failed.why()).contains("Dim");
      }
      // Whoever did not understand it has not changed.
      assertThat(await(swarm.call(NEW_LAMP, name, new Dimmer.On(), SOON)))
          .isEqualTo(answer(outcome.equals(answer(1)) ? 2 : 1));
    }
    assertThat(understood).as("of 40 lamps, those on the node that can dim").isBetween(1, 39);

    opened("eve");
    assertThatThrownBy(() -> ACCOUNT.after("", Duration.ZERO, new Order.Deposit(1)))
        .hasMessageContaining("0 bytes");
    assertThatThrownBy(() -> ACCOUNT.after("t", Duration.ofDays(400), new Order.Deposit(1)))
        .hasMessageContaining("at most");
    assertThat(ask(0, "eve", new Order.Send("x".repeat(300), 0)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, over -> assertThat(over.why()).contains("300 bytes"));
  }
}
