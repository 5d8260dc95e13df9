package parlor.trials;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// A WebSocket, written out (RFC 6455), so that trials may break any rule of it. It checks what the
/// node sends, answers pings unless told otherwise, and records every text with its time.
public final class Wire implements AutoCloseable {

  /// The connection ended without a word, as RFC 6455 calls it.
  public static final int LOST = 1006;

  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;

  /// A text as it came.
  ///
  /// @param nanos when, by `System.nanoTime()`
  public record Received(String text, long nanos) {}

  /// How a client behaves.
  ///
  /// @param from the loopback address that it calls from
  /// @param headers more of them for the opening request, such as `Origin: null`
  /// @param answersPings whether it looks alive
  /// @param reads whether it ever reads what comes after the opening
  public record Manner(
      String from, List<String> headers, boolean answersPings, boolean reads, int receiveBuffer) {

    public static final Manner GOOD = new Manner("127.0.0.1", List.of(), true, true, 0);

    public Manner from(String address) {
      return new Manner(address, headers, answersPings, reads, receiveBuffer);
    }

    public Manner saying(String... more) {
      return new Manner(from, List.of(more), answersPings, reads, receiveBuffer);
    }

    public Manner deaf() {
      return new Manner(from, headers, false, reads, receiveBuffer);
    }

    public Manner blind() {
      return new Manner(from, headers, false, false, 4096);
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final Manner manner;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final List<Received> received = new ArrayList<>();
  private Predicate<Received> takes = _ -> false;
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  private Wire(Door door, String path, Manner manner) throws IOException {
    this.manner = manner;
    this.socket = new Socket();
    if (manner.receiveBuffer > 0) {
      socket.setReceiveBufferSize(manner.receiveBuffer);
    }
    socket.setTcpNoDelay(true);
    if (door.isLocal()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(manner.from), 0));
    }
    var address = new InetSocketAddress(InetAddress.ofLiteral(door.host()), door.port());
    socket.connect(address, (int) Patience.SHORT.toMillis());
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    shakeHands(door, path);
    if (manner.reads) {
      Thread.ofVirtual().name("wire " + path).start(this::listen);
    }
  }

  /// Opens the live connection of a room.
  public static Wire open(Room room, Manner manner) {
    try {
      return new Wire(room.door(), "/r/" + room.name() + "/live", manner);
    } catch (IOException fault) {
      throw new UncheckedIOException("opening " + room, fault);
    }
  }

  public static Wire open(Room room) {
    return open(room, Manner.GOOD);
  }

  private void shakeHands(Door door, String path) throws IOException {
    var request =
        "GET %s HTTP/1.1\r\nHost: %s\r\n".formatted(path, door.authority())
            + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: parlor.v1\r\n"
            + String.join("", manner.headers.stream().map(header -> header + "\r\n").toList())
            + "\r\n";
    socket.setSoTimeout((int) Patience.SHORT.toMillis());
    raw(request.getBytes(StandardCharsets.UTF_8));
    var head = head().toLowerCase(Locale.ROOT);
    socket.setSoTimeout(0);
    expect(head.startsWith("http/1.1 101 "), "an upgrade, not " + head);
    // The answer to the key above, from RFC 6455.
    expect(head.contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo="), head);
    expect(head.contains("sec-websocket-protocol: parlor.v1"), head);
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  private static void expect(boolean truth, String what) throws IOException {
    if (!truth) {
      throw new IOException("the node broke RFC 6455: " + what);
    }
  }

  /// A client that did not read begins to.
  public void reads() {
    Thread.ofVirtual().name("late wire").start(this::listen);
  }

  private void listen() {
    try {
      var message = new ByteArrayOutputStream();
      while (!closed.isDone()) {
        int first = in.readUnsignedByte();
        byte[] payload = payload();
        expect((first & 0x70) == 0, "reserved bits");
        take(first & 0x0f, (first & FINAL) != 0, payload, message);
      }
    } catch (IOException gone) {
      end(LOST);
    } finally {
      close();
    }
  }

  private byte[] payload() throws IOException {
    int size = in.readUnsignedByte();
    expect((size & MASKED) == 0, "a server masks nothing");
    long length =
        switch (size) {
          case 126 -> in.readUnsignedShort();
          case 127 -> in.readLong();
          default -> size;
        };
    return in.readNBytes(Math.toIntExact(length));
  }

  private void take(int opcode, boolean last, byte[] payload, ByteArrayOutputStream message)
      throws IOException {
    switch (opcode) {
      case TEXT, CONTINUATION -> {
        message.writeBytes(payload);
        if (last) {
          record(
              StandardCharsets.UTF_8
                  .newDecoder()
                  .decode(ByteBuffer.wrap(message.toByteArray()))
                  .toString());
          message.reset();
        }
      }
      case CLOSE -> {
        end(payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort());
        frame(CLOSE, Arrays.copyOf(payload, Math.min(payload.length, 2)));
      }
      case PING -> {
        if (manner.answersPings) {
          frame(PONG, payload);
        }
      }
      case PONG -> {}
      default -> throw new IOException("the node sent a frame of kind " + opcode);
    }
  }

  private void record(String text) {
    var one = new Received(text, System.nanoTime());
    lock.lock();
    try {
      if (!takes.test(one)) {
        received.add(one);
        news.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end(int code) {
    lock.lock();
    try {
      closed.complete(code);
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Sends one text message.
  public void text(String text) {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends one whole frame. Whether it arrives is another matter: see [#closeCode].
  public void frame(int opcode, byte[] payload) {
    frame(opcode, true, payload);
  }

  /// Sends a frame of a message.
  ///
  /// @param last false when more fragments follow
  public void frame(int opcode, boolean last, byte[] payload) {
    var frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) (opcode | (last ? FINAL : 0)));
    if (payload.length < 126) {
      frame.put((byte) (MASKED | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (MASKED | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (MASKED | 127)).putLong(payload.length);
    }
    frame.put(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ MASK[i % MASK.length]));
    }
    bytes(Arrays.copyOf(frame.array(), frame.position()));
  }

  /// Sends anything. What the node closed meanwhile takes no more, and that is no fault.
  public void bytes(byte[] anything) {
    try {
      raw(anything);
    } catch (IOException gone) {
      // The reader learns of the end by itself, after it has read what came before.
    }
  }

  private synchronized void raw(byte[] bytes) throws IOException {
    var out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /// Has each text handed over from now on, in order, and keeps only those that are not taken: a
  /// million texts would keep the collector of this JVM busy.
  public void handsTo(Predicate<Received> taker) {
    lock.lock();
    try {
      takes = taker;
    } finally {
      lock.unlock();
    }
  }

  /// All texts so far that were kept, in order.
  public List<Received> received() {
    lock.lock();
    try {
      return List.copyOf(received);
    } finally {
      lock.unlock();
    }
  }

  /// A text that was received, and where it stands among all.
  public record Found(int index, Received received) {}

  /// Waits for a text.
  ///
  /// @param from the first one to look at; all before are passed over
  /// @param what is waited for, for the failure
  public Found await(int from, Predicate<String> wanted, String what) {
    return find(from, wanted)
        .orElseThrow(() ->
            new AssertionError(
                "never came: "
                    + what
                    + (closed.isDone() ? ", closed with " + closed.join() : "")
                    + ", but\n"
                    + String.join("\n", texts(from))));
  }

  private Optional<Found> find(int from, Predicate<String> wanted) {
    long end = System.nanoTime() + Patience.SHORT.toNanos();
    for (int next = from; has(next, end); next++) {
      var one = get(next);
      if (wanted.test(one.text())) {
        return Optional.of(new Found(next, one));
      }
    }
    return Optional.empty();
  }

  /// Waits until this many and one more have come. The lock is not held while anyone looks at what
  /// came: the reader must get on.
  private boolean has(int count, long end) {
    lock.lock();
    try {
      while (received.size() <= count) {
        long left = end - System.nanoTime();
        if (left <= 0 || closed.isDone()) {
          return false;
        }
        long _ = news.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for a frame", stopped);
    } finally {
      lock.unlock();
    }
  }

  private Received get(int index) {
    lock.lock();
    try {
      return received.get(index);
    } finally {
      lock.unlock();
    }
  }

  private List<String> texts(int from) {
    return received().stream().skip(from).map(Received::text).toList();
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  /// Waits until the node closes this socket.
  ///
  /// @return with which code; [#LOST] without one
  public int closeCode() {
    return closeCode(Patience.SHORT.toSeconds());
  }

  public int closeCode(long seconds) {
    try {
      return closed.get(seconds, TimeUnit.SECONDS);
    } catch (Exception late) {
      throw new AssertionError("not closed within " + seconds + " s, but " + texts(0), late);
    }
  }

  /// Leaves like a browser tab does: says so, and goes.
  public void leave() {
    frame(CLOSE, new byte[] {3, (byte) 0xe9});
    close();
  }

  /// Vanishes.
  @Override
  public void close() {
    end(LOST);
    try {
      socket.close();
    } catch (IOException gone) {
      // Gone is what it should be.
    }
  }
}
