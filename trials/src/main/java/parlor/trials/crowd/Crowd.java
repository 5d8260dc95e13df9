package parlor.trials.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import parlor.trials.Transport;

/// Many voters on few threads, who play and check.
///
/// All methods but [#delivered] and [#welcomed] are for one thread, which waits in them.
final class Crowd implements AutoCloseable {

  /// How long everyone together may take to come in.
  private static final Duration GATHERING = Duration.ofMinutes(3);

  /// How much longer than its time a phase may take before the crowd itself must be broken.
  private static final Duration OVERTIME = Duration.ofMinutes(1);

  private static final long PROGRESS_SECONDS = 1;

  private final Plan plan;
  private final EventLoopGroup loops;
  private final List<Hall> halls = new ArrayList<>();
  private final LongConsumer progress;
  private final long[] welcomedAt;
  private final AtomicInteger welcomed = new AtomicInteger();
  private final LongAdder deliveries = new LongAdder();

  /// @param talks makes the language of each room, counted from 0
  /// @param progress is told once a second how many deliveries that second brought
  Crowd(Plan plan, int port, IntFunction<Talk> talks, LongConsumer progress) {
    this.plan = plan;
    this.progress = progress;
    this.welcomedAt = new long[plan.sockets()];
    var transport = Transport.best();
    this.loops = transport.loops(plan.threads());
    var bootstrap =
        new Bootstrap()
            .channel(transport.client())
            .option(ChannelOption.TCP_NODELAY, true)
            .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    for (int i = 0; i < plan.threads(); i++) {
      halls.add(new Hall(loops.next(), this, plan.patience()));
    }
    for (int room = 0; room < plan.rooms(); room++) {
      invite(room, talks.apply(room), bootstrap);
    }
  }

  private void invite(int room, Talk talk, Bootstrap bootstrap) {
    var hall = halls.get(room % halls.size());
    var team = new Team(hall, talk, plan.voters());
    hall.add(team);
    for (int voter = 0; voter < plan.voters(); voter++) {
      var address = plan.address(room * plan.voters() + voter);
      hall.invite(
          team.voter(voter), bootstrap, new InetSocketAddress(InetAddress.ofLiteral(address), 0));
    }
  }

  /// How a crowd came in.
  ///
  /// @param joins how many joins the time is for: 10,000, or all if there are fewer
  /// @param took from the first connect to the last of those welcomes
  record Gathering(int joins, Duration took, Figures figures) {}

  /// Lets everyone in.
  Gathering gather() {
    long openedAt = System.nanoTime();
    halls.forEach(Hall::open);
    var figures = await(halls.stream().map(hall -> hall.gathered(GATHERING)).toList(), GATHERING);
    int joins = Math.min(10_000, welcomed.get());
    long last = joins == 0 ? openedAt : welcomedAt[joins - 1];
    return new Gathering(joins, Duration.ofNanos(last - openedAt), figures);
  }

  /// Plays one phase. Answers when all that was under way has arrived, or will not any more.
  Figures play(Pace pace) {
    double share = 1.0 / halls.size();
    var time = pace.warmUp().plus(pace.measured());
    return await(halls.stream().map(hall -> hall.play(pace, share)).toList(), time);
  }

  private Figures await(List<CompletableFuture<Figures>> parts, Duration time) {
    var all = CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    long end = System.nanoTime() + time.plus(OVERTIME).toNanos();
    long before = deliveries.sum();
    while (!isDone(all)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the crowd does not come to an end");
      }
      long now = deliveries.sum();
      progress.accept((now - before) / PROGRESS_SECONDS);
      before = now;
    }
    var sum = new Figures();
    parts.forEach(part -> sum.add(part.join()));
    return sum;
  }

  private static boolean isDone(CompletableFuture<Void> all) {
    try {
      all.get(PROGRESS_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException fault) {
      throw new IllegalStateException("the crowd broke", fault);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a crowd played", stopped);
    }
  }

  /// Called by the halls, from their threads.
  void welcomed() {
    welcomedAt[welcomed.getAndIncrement()] = System.nanoTime();
  }

  /// Called by the halls, from their threads.
  void delivered() {
    deliveries.increment();
  }

  /// Everyone vanishes.
  @Override
  public void close() {
    halls.forEach(hall -> hall.leave().join());
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
