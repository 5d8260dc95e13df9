package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// A thousand connections that never speak, from ten addresses: a third of them only opens a
/// socket, a third asks half of something, and a third opens the live connection of a room and does
/// not join.
final class SilentCrowd implements AutoCloseable {

  static final int SIZE = 1_000;

  private static final int PER_ADDRESS = 100;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<String> HALVES =
      List.of(
          "G",
          "GET / HTTP/1.1\r\nHost: l",
          "GET /r/maple/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n");

  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Guest> strangers = new ArrayList<>();
  private final List<CompletableFuture<Duration>> closedSockets = new ArrayList<>();
  private final List<CompletableFuture<Duration>> closedStrangers = new ArrayList<>();

  SilentCrowd(Node node) {
    for (int i = 0; i < SIZE; i++) {
      var address = "127.0.0." + (2 + i / PER_ADDRESS);
      switch (i % 3) {
        case 0 -> comes(node.room("quiet-" + i), address);
        case 1 -> comes(node, address, HALVES.get(i / 3 % HALVES.size()));
        default -> comes(node, address, "");
      }
    }
  }

  private void comes(Room room, String address) {
    long before = System.nanoTime();
    var stranger = room.knock(Person.called("stranger"), Wire.Manner.GOOD.from(address));
    strangers.add(stranger);
    closedStrangers.add(timed(before, () -> stranger.wire().closeCode(LONGEST.toSeconds())));
  }

  private void comes(Node node, String address, String half) {
    try {
      long before = System.nanoTime();
      var socket = Http.connect(node, address);
      sockets.add(socket);
      socket.setSoTimeout((int) LONGEST.toMillis());
      socket.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
      closedSockets.add(timed(before, () -> end(socket)));
    } catch (IOException fault) {
      throw new UncheckedIOException("coming from " + address, fault);
    }
  }

  /// Waits for the end of a socket, which says nothing before.
  private static void end(Socket socket) {
    try {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    } catch (IOException fault) {
      throw new UncheckedIOException("waiting for the end of a socket", fault);
    }
  }

  private CompletableFuture<Duration> timed(long before, Runnable waiting) {
    return CompletableFuture.runAsync(waiting, threads)
        .thenApply(_ -> Duration.ofNanos(System.nanoTime() - before));
  }

  /// Waits until all who did not join are sent away, and told why.
  ///
  /// @return how long each was kept
  List<Duration> strangersAreClosed() {
    var kept = all(closedStrangers, "the closing of those who do not join");
    strangers.forEach(stranger -> stranger.isClosed(1008, "silent"));
    return kept;
  }

  /// Waits until all that asked nothing, or half of something, are closed.
  ///
  /// @return how long each was kept
  List<Duration> socketsAreClosed() {
    return all(closedSockets, "the closing of those who ask nothing");
  }

  private static List<Duration> all(List<CompletableFuture<Duration>> closed, String what) {
    return closed.stream().map(one -> Patience.await(one, LONGEST, what)).toList();
  }

  @Override
  public void close() {
    strangers.forEach(Guest::close);
    for (var socket : sockets) {
      try {
        socket.close();
      } catch (IOException gone) {
        // Gone is what it should be.
      }
    }
  }
}
