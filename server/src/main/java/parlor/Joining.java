package parlor;

import java.io.Console;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parlor.chat.Chat;
import parlor.console.shell.Hand;
import parlor.console.shell.Shell;
import parlor.nodes.Nodes;
import parlor.party.Party;
import parlor.rooms.Passerby;
import parlor.swarm.Swarm;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Terms;

/// `./parlor console`: joins a running cluster, opens a Java prompt, and leaves.
public final class Joining {

  private static final int WRONG = 2;
  private static final int NOT_JOINED = 4;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// A member that holds nothing has nothing to hand over.
  private static final Duration LEAVING = Duration.ofSeconds(3);

  private static final String NOWHERE =
      """
      Nothing says where the nodes are, and a node that is alone cannot be joined: start it with
      CLUSTER_PEERS and say the same here, or try ./parlor cluster in another terminal\
      """;

  private Joining() {}

  public static void main(String[] typed) throws InterruptedException {
    switch (Visit.read(List.of(typed), System.getenv(), Machine.THIS)) {
      case Visit.Reading.Help _ -> System.out.print(Visit.USAGE);
      case Visit.Reading.Invalid invalid -> end(WRONG, invalid.problems());
      case Visit.Reading.Nowhere _ -> end(NOT_JOINED, List.of(NOWHERE));
      case Visit.Reading.Valid valid -> join(valid.visit());
    }
  }

  private static void end(int code, List<String> why) {
    why.forEach(System.err::println);
    System.exit(code);
  }

  private static void join(Visit visit) throws InterruptedException {
    var name = visit.node().name();
    System.err.println("Joining as " + name + " ...");
    var shell = shell();
    var looks = CompletableFuture.supplyAsync(shell::prepared);
    var swarm =
        Swarm.start(name, Terms.USUAL, Party.KINDS, charge -> Node.start(visit.node(), charge));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(swarm), "leave"));
    var hand = hand(swarm);
    var _ = swarm.drained().thenRun(() -> Thread.ofVirtual().start(() -> System.exit(0)));
    if (isIn(swarm.node())) {
      System.exit(shell.run(looks.join(), hand));
    }
    visit.notices().forEach(System.err::println);
    end(
        NOT_JOINED,
        List.of(
            "No cluster was joined within %d s: %s"
                .formatted(PATIENCE.toSeconds(), swarm.node().hindrance())));
  }

  private static Shell shell() {
    return new Shell(
        System.getProperty("java.class.path"),
        Path.of(System.getProperty("user.home"), ".parlor_history"),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
  }

  private static Hand hand(Swarm swarm) {
    var mail = new RoomMail(swarm.node());
    var passerby = new Passerby(mail, mail::nodes);
    mail.deliverTo(passerby);
    var chat = new Chat(swarm.node(), InstantSource.system());
    return Hand.of(swarm, new Nodes(swarm, true, chat), chat, passerby);
  }

  private static boolean isIn(Node node) throws InterruptedException {
    var in = new CompletableFuture<Membership>();
    node.onChange(now -> {
      if (now.state() == Membership.State.UP) {
        in.complete(now);
      }
    });
    try {
      in.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("nobody fails it", impossible);
    }
  }

  private static void leave(Swarm swarm) {
    // Bounded by itself: by its patience, and then ten seconds.
    swarm.leave(LEAVING).toCompletableFuture().join();
  }
}
