package parlor.trials.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// Plays the same crowd on a node and on the server that only broadcasts, in turn, on the same
/// processors, and prints them side by side.
public final class CrowdTrial {

  private final Options options;
  private final Scales scales = new Scales();

  CrowdTrial(Options options) {
    this.options = options;
  }

  /// Ends with 1 if anything was lost or came twice, with 2 if it was called wrongly.
  public static void main(String[] args) throws IOException {
    if (List.of(args).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    try {
      var options = Options.read(List.of(args));
      var report = new CrowdTrial(options).run();
      System.out.print(report.table());
      if (options.json().isPresent()) {
        Files.writeString(Path.of(options.json().get()), report.json());
      }
      System.exit(report.isRight() ? 0 : 1);
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage() + "\n\n" + Options.USAGE);
      System.exit(2);
    }
  }

  /// Parlor goes first: the other is asked for frames as long as Parlor's.
  Report run() {
    var parlor = new ArrayList<Run>();
    var broadcast = new ArrayList<Run>();
    for (int turn = 1; turn <= options.turns(); turn++) {
      parlor.add(parlor(turn));
      if (!options.onlyParlor()) {
        broadcast.add(broadcast(turn));
      }
    }
    return new Report(options, scales.weights(), parlor, broadcast);
  }

  private Run parlor(int turn) {
    say("Parlor, turn " + turn);
    int voters = options.plan().voters();
    long began = System.nanoTime();
    try (var node = Subject.parlor(options.serverCores(), options.settings())) {
      return run(node, began, room -> new ParlorTalk("crowd-" + room, voters, scales));
    }
  }

  private Run broadcast(int turn) {
    say("Broadcast, turn " + turn);
    int voters = options.plan().voters();
    long began = System.nanoTime();
    try (var server = Subject.broadcast(options.serverCores())) {
      var weights = scales.weights();
      return run(server, began, room -> new BroadcastTalk("/crowd-" + room, voters, weights));
    }
  }

  private Run run(Subject server, long began, IntFunction<Talk> talks) {
    var started = Duration.ofNanos(System.nanoTime() - began);
    long idle = server.residentKilobytes();
    try (var crowd = new Crowd(options.plan(), server.port(), talks, n -> tell(server, n))) {
      say("  " + options.plan().sockets() + " come in");
      var gathering = crowd.gather();
      long joined = server.residentKilobytes();
      say("  as fast as it can");
      var pressed = phase(server, crowd, options.pressing());
      say("  " + options.rate() + " deliveries per second");
      var steady = phase(server, crowd, options.steady());
      long played = server.residentKilobytes();
      return new Run(
          options.plan().sockets(), started, idle, joined, played, gathering, pressed, steady);
    }
  }

  private static Run.Phase phase(Subject server, Crowd crowd, Pace pace) {
    // A pause of the crowd would be taken for one of the server: its young generation holds a
    // phase.
    System.gc();
    double busy = server.processorSeconds();
    long began = System.nanoTime();
    var figures = crowd.play(pace);
    double seconds = (System.nanoTime() - began) / 1e9;
    return new Run.Phase(pace, figures, (server.processorSeconds() - busy) / seconds);
  }

  private static void tell(Subject server, long deliveries) {
    say("    %,9d deliveries/s, %,d MB".formatted(deliveries, server.residentKilobytes() / 1_024));
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
