package parlor.swarm.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Blob;

/// Processes of a [World]. Each counts: all but a question add one, and what it came to is
/// answered. A state is what it came to, and how often another was told.
final class Counting implements Behaviour {

  /// Only asks.
  static final Blob ASK = new Blob(new byte[0]);

  /// Adds one.
  static final Blob ADD = new Blob(new byte[] {1});

  /// Adds one, and tells the partner how many times it was told so far.
  static final Blob TELL = new Blob(new byte[] {2});

  /// Adds one now and every second from then on.
  static final Blob WIND = new Blob(new byte[] {3});

  /// Adds one, and answers a little later.
  static final Blob LATE = new Blob(new byte[] {4});

  static final long PERIOD = 1_000;

  private static final byte TOLD = 5;
  private static final byte ANSWER = 6;

  /// Who is told what a counter tells.
  static String partner(String name) {
    return "partner:" + name.substring(name.indexOf(':') + 1);
  }

  private record State(long value, long told) {
    static State of(Blob blob) {
      var bytes = ByteBuffer.wrap(blob.bytes());
      return new State(bytes.getLong(), bytes.getLong());
    }

    Blob toBlob() {
      return new Blob(ByteBuffer.allocate(16).putLong(value).putLong(told).array());
    }

    State more() {
      return new State(value + 1, told);
    }
  }

  static Blob blob(long value) {
    return new Blob(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /// What an answer says it came to.
  static long value(Blob answer) {
    return ByteBuffer.wrap(answer.bytes()).getLong();
  }

  /// What an answer says how often the partner was told.
  static long told(Blob answer) {
    return ByteBuffer.wrap(answer.bytes()).getLong(Long.BYTES);
  }

  @Override
  public Blob start(String name, Blob with) {
    return new State(0, 0).toBlob();
  }

  @Override
  public Step take(String name, Blob blob, Blob message, Asker asker) {
    var state = State.of(blob);
    byte kind = message.length() == 0 ? 0 : message.bytes()[0];
    return switch (kind) {
      case 0 -> step(state);
      case 1 -> step(state.more());
      case 2 -> {
        var next = new State(state.value + 1, state.told + 1);
        yield step(next, new Act.Tell(partner(name), numbered(TOLD, next.told)));
      }
      case 3 -> step(state.more(), new Act.Wind("tick", PERIOD, WIND));
      case 4 -> {
        var late = new Act.Wind("late " + asker, 30, later(asker, state.value + 1));
        yield new Step(Optional.of(state.more().toBlob()), Optional.empty(), List.of(late));
      }
      case TOLD -> {
        long number = ByteBuffer.wrap(message.bytes(), 1, Long.BYTES).getLong();
        if (number != state.value + 1) {
          throw new IllegalStateException(
              "%s is told %d after %d".formatted(name, number, state.value));
        }
        yield step(state.more());
      }
      default -> answers(state, message);
    };
  }

  private static Step step(State next, Act... acts) {
    var blob = next.toBlob();
    return new Step(Optional.of(blob), Optional.of(blob), List.of(acts));
  }

  private static Blob numbered(byte kind, long number) {
    return new Blob(ByteBuffer.allocate(1 + Long.BYTES).put(kind).putLong(number).array());
  }

  private static Blob later(Asker asker, long value) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(ANSWER);
      out.writeUTF(asker.caller());
      out.writeLong(asker.number());
      out.writeLong(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Blob(bytes.toByteArray());
  }

  private static Step answers(State state, Blob message) {
    try (var in = new DataInputStream(new ByteArrayInputStream(message.bytes()))) {
      in.readByte();
      var asker = new Asker(in.readUTF(), in.readLong());
      return step(state, new Act.Answer(asker, new State(in.readLong(), state.told).toBlob()));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
