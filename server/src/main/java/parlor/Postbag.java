package parlor;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/// Messages that wait to be sent. Where there is time for it each goes as a letter of its own, at
/// once; those that came for a node while others were being sent go together. So the busier a node
/// is, the fewer letters it makes of what it has to say.
///
/// Safe to use from any thread. What one thread adds for a node arrives there in that order.
final class Postbag {

  /// Bytes of several messages in one letter. One alone may have more.
  private static final int LARGEST = 16_384;

  private final BiConsumer<String, byte[]> way;
  private final Executor sender;
  private Map<String, List<byte[]>> waiting = new HashMap<>();

  /// @param way takes the name of a node and a letter
  /// @param sender does one thing after another
  Postbag(BiConsumer<String, byte[]> way, Executor sender) {
    this.way = way;
    this.sender = sender;
  }

  /// @param message to which another can be appended
  void add(Collection<String> nodes, byte[] message) {
    boolean isFirst;
    synchronized (this) {
      isFirst = waiting.isEmpty();
      nodes.forEach(node -> waiting.computeIfAbsent(node, _ -> new ArrayList<>()).add(message));
    }
    if (isFirst) {
      sender.execute(this::send);
    }
  }

  private void send() {
    taken().forEach((node, messages) -> letters(messages).forEach(one -> way.accept(node, one)));
  }

  private synchronized Map<String, List<byte[]>> taken() {
    var all = waiting;
    waiting = new HashMap<>();
    return all;
  }

  private static List<byte[]> letters(List<byte[]> messages) {
    if (messages.size() == 1) {
      return messages;
    }
    var letters = new ArrayList<byte[]>();
    var open = new ByteArrayOutputStream();
    for (byte[] message : messages) {
      if (open.size() > 0 && open.size() + message.length > LARGEST) {
        letters.add(open.toByteArray());
        open.reset();
      }
      open.writeBytes(message);
    }
    letters.add(open.toByteArray());
    return letters;
  }
}
