package parlor.trials.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// An event loop and the teams that play on it. All but the public face runs on that loop.
final class Hall {

  /// How many voters may be on their way in at once.
  private static final int AT_THE_DOOR = 128;

  private static final long LOOK_MILLIS = 20;

  private final EventLoop loop;
  private final Crowd crowd;
  private final Duration patience;
  private final List<Team> teams = new ArrayList<>();
  private final Queue<Runnable> coming = new ArrayDeque<>();
  private Figures figures = new Figures();
  private Pace pace = Pace.pressing(Duration.ZERO, Duration.ZERO);
  private boolean playing;
  private boolean leaving;
  private long measuredFrom;
  private long measuredTo;
  private double nextStep;
  private double nanosBetweenSteps;
  private int nextTeam;

  Hall(EventLoop loop, Crowd crowd, Duration patience) {
    this.loop = loop;
    this.crowd = crowd;
    this.patience = patience;
  }

  Figures figures() {
    return figures;
  }

  // Gathering.

  /// To be called before anyone comes.
  void add(Team team) {
    teams.add(team);
  }

  /// A voter will come from there, when it is its turn.
  void invite(Voter voter, Bootstrap bootstrap, InetSocketAddress from) {
    coming.add(() -> {
      var _ =
          bootstrap
              .clone(loop)
              .handler(voter)
              .localAddress(from)
              .connect()
              .addListener(connecting -> {
                if (!connecting.isSuccess()) {
                  figures.closed("no connection from " + from + ": " + connecting.cause());
                }
              });
    });
  }

  void open() {
    loop.execute(() -> {
      for (int i = 0; i < AT_THE_DOOR; i++) {
        nextComes();
      }
    });
  }

  private void nextComes() {
    var next = coming.poll();
    if (next != null) {
      next.run();
    }
  }

  void welcomed() {
    crowd.welcomed();
    nextComes();
  }

  /// Answers once everyone is in and knows everyone, or too late, with what is wrong.
  CompletableFuture<Figures> gathered(Duration bound) {
    var gathered = new CompletableFuture<Figures>();
    loop.execute(
        () -> look(System.nanoTime() + bound.toNanos(), Team::isComplete, gathered::complete));
    return gathered;
  }

  // Playing.

  /// Plays one phase and answers with its figures, when all that was under way has come or is late.
  ///
  /// @param share of the crowd's steps that are this hall's, between 0 and 1
  CompletableFuture<Figures> play(Pace wanted, double share) {
    var played = new CompletableFuture<Figures>();
    loop.execute(() -> begin(wanted, share, played));
    return played;
  }

  private void begin(Pace wanted, double share, CompletableFuture<Figures> played) {
    long now = System.nanoTime();
    pace = wanted;
    figures = new Figures();
    playing = true;
    measuredFrom = now + pace.warmUp().toNanos();
    measuredTo = measuredFrom + pace.measured().toNanos();
    if (pace.isPressing()) {
      teams.forEach(team -> team.due(now));
    } else {
      nextStep = now;
      nanosBetweenSteps = pace.nanosPerStep() / share;
      takeSteps();
    }
    var _ = loop.schedule(() -> end(played), measuredTo - now, TimeUnit.NANOSECONDS);
  }

  private void takeSteps() {
    long now = System.nanoTime();
    while (playing && nextStep <= now) {
      teams.get(nextTeam).due((long) nextStep);
      nextTeam = (nextTeam + 1) % teams.size();
      nextStep += nanosBetweenSteps;
    }
    if (playing) {
      var _ = loop.schedule(this::takeSteps, (long) nextStep - now, TimeUnit.NANOSECONDS);
    }
  }

  private void end(CompletableFuture<Figures> played) {
    playing = false;
    teams.forEach(Team::rest);
    look(System.nanoTime() + patience.toNanos(), Team::isAtRest, played::complete);
  }

  /// Looks now and then whether all teams are so far; takes stock then, or when it is too late.
  private void look(long until, Predicate<Team> far, Consumer<Figures> answered) {
    if (teams.stream().allMatch(far) || System.nanoTime() > until) {
      teams.forEach(Team::takeStock);
      answered.accept(figures);
    } else {
      var _ = loop.schedule(() -> look(until, far, answered), LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// How many votes of one room may be under way together.
  int votesUnderWay() {
    return pace.isPressing() ? 1 : Integer.MAX_VALUE;
  }

  void delivered(long dueAt) {
    long now = System.nanoTime();
    crowd.delivered();
    if (now >= measuredFrom && now < measuredTo) {
      figures.deliveries++;
    }
    if (dueAt >= measuredFrom && dueAt < measuredTo) {
      figures.latency(now - dueAt);
    }
  }

  void stepDone(Team team) {
    if (playing && pace.isPressing()) {
      team.due(System.nanoTime());
    }
  }

  void gone(String who) {
    if (!leaving) {
      figures.closed(who);
    }
  }

  // Leaving.

  CompletableFuture<Void> leave() {
    var left = new CompletableFuture<Void>();
    loop.execute(() -> {
      leaving = true;
      teams.forEach(Team::leave);
      left.complete(null);
    });
    return left;
  }
}
