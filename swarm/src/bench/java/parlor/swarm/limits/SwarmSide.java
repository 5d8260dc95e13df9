package parlor.swarm.limits;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import parlor.swarm.Outcome;
import parlor.swarm.Registration;
import parlor.swarm.Swarm;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Member;
import parlor.swarm.node.Node;
import parlor.swarm.node.NodeConfig;
import parlor.swarm.shard.Terms;

/// Parlor's swarm: two copies of everything.
final class SwarmSide implements Side {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Swarm swarm;

  private SwarmSide(Swarm swarm) {
    this.swarm = swarm;
  }

  static SwarmSide start(NodeConfig config) {
    boolean alone = ((Discovery.Peers) config.discovery()).peers().size() == 1;
    return new SwarmSide(
        Swarm.start(
            config.name(),
            Terms.USUAL,
            List.of(Cell.KIND),
            charge -> alone ? Node.alone(config.name(), charge) : Node.start(config, charge)));
  }

  private static String name(long process) {
    return "p" + process;
  }

  @Override
  public int ready() {
    var counts = swarm.counts();
    int open = counts.nodes().values().stream().mapToInt(share -> share.open()).sum();
    int missing = counts.nodes().values().stream().mapToInt(share -> share.missing()).sum();
    boolean settled =
        counts.nodes().isEmpty()
            ? counts.shards().open() == Terms.USUAL.shards()
            : open == Terms.USUAL.shards() && missing == 0;
    return settled
        ? 1 + (int) swarm.node().membership().others().stream().filter(Member::isHome).count()
        : 0;
  }

  @Override
  public CompletionStage<Boolean> start(long process) {
    return swarm
        .register(Cell.KIND, name(process), TIMEOUT)
        .thenApply(outcome -> outcome == Registration.REGISTERED);
  }

  @Override
  public CompletionStage<Boolean> join(long process, String group) {
    return swarm.join(Cell.KIND, name(process), group, TIMEOUT).thenApply(SwarmSide::isAnswer);
  }

  private static boolean isAnswer(Outcome<?> outcome) {
    return outcome instanceof Outcome.Answer<?>;
  }

  @Override
  public CompletionStage<Boolean> add(long process) {
    return swarm.call(Cell.KIND, name(process), 1L, TIMEOUT).thenApply(SwarmSide::isAnswer);
  }

  @Override
  public CompletionStage<Boolean> read(long process) {
    return swarm.call(Cell.KIND, name(process), 0L, TIMEOUT).thenApply(SwarmSide::isAnswer);
  }

  @Override
  public CompletionStage<Gathered> everyone(String group, long millis) {
    return swarm
        .multiCall(Cell.KIND, group, 0L, Duration.ofMillis(millis))
        .thenApply(all ->
            new Gathered(
                all.members().values().stream().filter(SwarmSide::isAnswer).count(), all.silent()));
  }
}
