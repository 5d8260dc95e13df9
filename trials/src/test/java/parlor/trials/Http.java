package parlor.trials;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// HTTP, written out, so that trials may break any rule of it.
public final class Http {

  /// What came back; a header stands under its name in small letters.
  ///
  /// @param status 0 when the node only closed the connection
  /// @param latin the body, a character per byte
  public record Reply(int status, Map<String, String> headers, String latin) {

    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public byte[] body() {
      return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    public String text() {
      return new String(body(), StandardCharsets.UTF_8);
    }
  }

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");

  private Http() {}

  /// Asks for a path, which is sent as it stands.
  public static Reply get(Door door, String path, String... headers) {
    return ask(door, "GET", path, headers);
  }

  public static Reply ask(Door door, String method, String path, String... headers) {
    return send(door, head(door, method, path, headers));
  }

  /// The head of a request after which the connection is closed.
  public static String head(Door door, String method, String path, String... headers) {
    var hasHost = Arrays.stream(headers).anyMatch(header -> header.startsWith("Host:"));
    return method
        + " "
        + path
        + " HTTP/1.1\r\n"
        + (hasHost ? "" : "Host: " + door.authority() + "\r\n")
        + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList())
        + "Connection: close\r\n\r\n";
  }

  /// The opening request of a WebSocket, for those that are refused.
  public static Reply knock(Door door, String path, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Sec-WebSocket-Version: 13");
    all.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    all.add("Upgrade: websocket");
    return send(
        door,
        head(door, "GET", path, all.toArray(new String[0]))
            .replace("Connection: close", "Connection: Upgrade"));
  }

  /// Sends anything and reads what comes until the node closes, or until an upgrade.
  public static Reply send(Door door, String anything) {
    try (var socket = connect(door)) {
      socket.getOutputStream().write(anything.getBytes(StandardCharsets.ISO_8859_1));
      return parse(read(socket));
    } catch (IOException fault) {
      throw new UncheckedIOException("asking " + door.url(), fault);
    }
  }

  /// A bare connection.
  public static Socket connect(Door door) throws IOException {
    return connect(door, "127.0.0.1");
  }

  /// A bare connection.
  ///
  /// @param from the loopback address that it comes from
  public static Socket connect(Door door, String from) throws IOException {
    var socket = new Socket();
    socket.setSoTimeout(3_000);
    if (door.isLocal()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    }
    var address = new InetSocketAddress(InetAddress.ofLiteral(door.host()), door.port());
    socket.connect(address, socket.getSoTimeout());
    return socket;
  }

  private static String read(Socket socket) {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[65_536];
    try {
      var in = socket.getInputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
        if (isWhole(bytes.toString(StandardCharsets.ISO_8859_1))) {
          break;
        }
      }
    } catch (SocketTimeoutException silence) {
      throw new AssertionError("neither answered nor closed: " + bytes, silence);
    } catch (IOException reset) {
      // Closed without grace: what was read before counts.
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  /// Not every answer ends with its connection: one that agrees to a WebSocket does not.
  private static boolean isWhole(String text) {
    int end = text.indexOf("\r\n\r\n");
    var length = LENGTH.matcher(text);
    int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return end > 0 && text.length() >= end + 4 + body;
  }

  private static Reply parse(String text) {
    if (text.isEmpty()) {
      return new Reply(0, Map.of(), "");
    }
    int end = text.indexOf("\r\n\r\n");
    var lines = text.substring(0, end).split("\r\n");
    var headers = new TreeMap<String, String>();
    for (var line : List.of(lines).subList(1, lines.length)) {
      var parts = line.split(": ?", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int status = Integer.parseInt(lines[0].substring(9, 12));
    return new Reply(status, headers, text.substring(end + 4));
  }
}
