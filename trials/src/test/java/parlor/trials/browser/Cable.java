package parlor.trials.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network cable between browsers and a node, which can be pulled out, or go dead without anybody
/// being told.
final class Cable implements AutoCloseable {

  private final int node;
  private final ServerSocket entry;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private volatile boolean out;
  private volatile boolean dead;

  /// A cable to the node at that port of this machine.
  Cable(int node) throws IOException {
    this.node = node;
    entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("cable").start(this::admit);
  }

  /// The port where browsers plug in.
  int port() {
    return entry.getLocalPort();
  }

  /// Every connection breaks, and new ones break at once.
  void isPulledOut() {
    out = true;
    ends.forEach(Cable::drop);
  }

  void isPluggedIn() {
    out = false;
  }

  /// Whatever travels is lost, and no connection hears that it is dead. New ones open and stay
  /// silent, as behind a firewall that forgot them.
  void goesDead() {
    dead = true;
  }

  /// Connections that were dead stay so.
  void isRepaired() {
    dead = false;
  }

  @Override
  public void close() throws IOException {
    entry.close();
    ends.forEach(Cable::drop);
  }

  private void admit() {
    while (!entry.isClosed()) {
      try {
        join(entry.accept());
      } catch (IOException closedOrRefused) {
        // A browser finds out by itself, and the loop ends with the cable.
      }
    }
  }

  private void join(Socket browser) throws IOException {
    if (out) {
      browser.close();
      return;
    }
    var server = new Socket();
    ends.add(browser);
    ends.add(server);
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node));
    } catch (IOException nobodyThere) {
      close(browser);
      return;
    }
    var wire = new Wire();
    Thread.ofVirtual().start(() -> wire.carry(browser, server));
    Thread.ofVirtual().start(() -> wire.carry(server, browser));
  }

  /// Abruptly, with what is still on its way.
  private static void drop(Socket end) {
    try {
      end.setSoLinger(true, 0);
    } catch (IOException alreadyGone) {
      // That is what was wanted.
    }
    close(end);
  }

  private static void close(Socket end) {
    try {
      end.close();
    } catch (IOException alreadyGone) {
      // That is what was wanted.
    }
  }

  /// One connection: once something was lost on it, nothing passes any more.
  private final class Wire {
    private volatile boolean lost;

    void carry(Socket from, Socket to) {
      var some = new byte[8_192];
      try {
        var in = from.getInputStream();
        var out = to.getOutputStream();
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
          lost |= dead;
          if (!lost) {
            out.write(some, 0, length);
          }
        }
      } catch (IOException broken) {
        // The other end is told below.
      } finally {
        if (!lost) {
          close(from);
          close(to);
        }
        ends.remove(from);
      }
    }
  }
}
