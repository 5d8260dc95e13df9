package parlor.swarm.node;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As much of a DNS server as a node asks for, over UDP on loopback.
final class DnsStub implements AutoCloseable {

  static final DnsStub NONE = new DnsStub(null);

  private static final int HEADER = 12;
  private static final int A = 1;
  private static final int AAAA = 28;
  private static final int NO_SUCH_NAME = 3;
  private static final int SERVER_FAILED = 2;

  private record Question(String name, int type, int length) {}

  private record Key(String name, int type) {}

  private final @Nullable DatagramSocket socket;
  private final Map<Key, List<InetAddress>> records = new ConcurrentHashMap<>();
  private volatile boolean failing;
  private volatile boolean silent;

  DnsStub() throws IOException {
    this(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
  }

  private DnsStub(@Nullable DatagramSocket socket) {
    this.socket = socket;
    if (socket != null) {
      Thread.ofPlatform().daemon().start(() -> serve(socket));
    }
  }

  int port() {
    return socket == null ? 0 : socket.getLocalPort();
  }

  DnsStub a(String name, String... addresses) {
    records.put(new Key(name, A), resolved(addresses));
    return this;
  }

  DnsStub aaaa(String name, String... addresses) {
    records.put(new Key(name, AAAA), resolved(addresses));
    return this;
  }

  void failing() {
    failing = true;
  }

  void silent() {
    silent = true;
  }

  private static List<InetAddress> resolved(String... addresses) {
    return Stream.of(addresses).map(InetAddress::ofLiteral).toList();
  }

  private void serve(DatagramSocket from) {
    try {
      while (!from.isClosed()) {
        var packet = new DatagramPacket(new byte[512], 512);
        from.receive(packet);
        if (!silent) {
          var answer = answer(packet.getData());
          from.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (SocketException closed) {
      // the test is over
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    var question = question(query);
    var found = records.getOrDefault(new Key(question.name(), question.type()), List.of());
    var known = records.keySet().stream().anyMatch(key -> key.name().equals(question.name()));
    int code = failing ? SERVER_FAILED : known ? 0 : NO_SUCH_NAME;
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(query, 0, 2);
    out.writeShort(0x8180 | code);
    out.writeShort(1);
    out.writeShort(code == 0 ? found.size() : 0);
    out.writeInt(0);
    out.write(query, HEADER, question.length());
    if (code == 0) {
      for (var address : found) {
        out.writeShort(0xc000 | HEADER);
        out.writeShort(question.type());
        out.writeShort(1);
        out.writeInt(60);
        out.writeShort(address.getAddress().length);
        out.write(address.getAddress());
      }
    }
    return bytes.toByteArray();
  }

  private static Question question(byte[] query) {
    var name = new StringBuilder();
    int at = HEADER;
    while (query[at] != 0) {
      name.append(name.isEmpty() ? "" : ".")
          .append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
      at += query[at] + 1;
    }
    return new Question(name.toString(), query[at + 2], at + 5 - HEADER);
  }

  @Override
  public void close() {
    if (socket != null) {
      socket.close();
    }
  }
}
