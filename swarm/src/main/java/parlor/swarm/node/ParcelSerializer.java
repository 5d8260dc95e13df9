package parlor.swarm.node;

import java.io.NotSerializableException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/// Parcels as bytes. Java's own serialization stays off, so nothing else can be sent to us.
final class ParcelSerializer extends SerializerWithStringManifest implements ByteBufferSerializer {

  /// Ours among the serializers of a system; Pekko keeps 0 to 40 for itself.
  private static final int ID = 7_041_776;

  private static final String LETTER = "l";
  private static final String ASK = "q";
  private static final String ANSWER = "a";
  private static final String WAKE = "w";
  private static final String REST = "r";

  /// Bytes: an address with its port, or the names of a topic and a node.
  private static final int LONGEST_NAME = 1_000;

  private static final int OTHERS_ROOM = 2 * LONGEST_NAME + 64;

  private static final byte SEEKS = 1;
  private static final byte BELONGS = 2;

  @Override
  public int identifier() {
    return ID;
  }

  @Override
  public String manifest(Object parcel) {
    return switch ((Parcel) parcel) {
      case Parcel.Letter _ -> LETTER;
      case Parcel.Ask _ -> ASK;
      case Parcel.Answer _ -> ANSWER;
      case Parcel.Wake _ -> WAKE;
      case Parcel.Rest _ -> REST;
    };
  }

  @Override
  public byte[] toBinary(Object parcel) {
    var buffer = ByteBuffer.allocate(room((Parcel) parcel));
    toBinary(parcel, buffer);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  /// Enough for any parcel.
  private static int room(Parcel parcel) {
    return OTHERS_ROOM + (parcel instanceof Parcel.Letter letter ? letter.bytes().length : 0);
  }

  /// Writes straight into what is sent: letters come by the thousand.
  @Override
  public void toBinary(Object parcel, ByteBuffer out) {
    switch ((Parcel) parcel) {
      case Parcel.Letter letter -> {
        write(letter.topic(), out);
        write(letter.from(), out);
        out.put(letter.bytes());
      }
      case Parcel.Ask ask -> {
        write(ask.from().toString(), out);
        out.put(flag(ask.seeking()));
      }
      case Parcel.Answer answer -> {
        write(answer.from().toString(), out);
        write(answer.standing(), out);
      }
      case Parcel.Wake wake -> out.putInt(wake.number());
      case Parcel.Rest _ -> {}
    }
  }

  private static void write(Standing standing, ByteBuffer out) {
    switch (standing) {
      case Standing.Seeks seeks -> out.put(SEEKS).put(flag(seeks.mayFound()));
      case Standing.Belongs belongs ->
          out.put(BELONGS)
              .putLong(belongs.birth().millis())
              .putLong(belongs.birth().nonce())
              .putInt(belongs.size());
      case Standing.Refuses _, Standing.Silent _, Standing.Estranged _, Standing.Foreign _ ->
          throw new IllegalArgumentException("no node says this of itself: " + standing);
    }
  }

  private static void write(String text, ByteBuffer out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST_NAME) {
      throw new IllegalArgumentException("a name of " + bytes.length + " bytes");
    }
    out.putShort((short) bytes.length).put(bytes);
  }

  private static byte flag(boolean set) {
    return (byte) (set ? 1 : 0);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    return fromBinary(ByteBuffer.wrap(bytes), manifest);
  }

  @Override
  public Object fromBinary(ByteBuffer in, String manifest) throws NotSerializableException {
    int length = in.remaining();
    try {
      return switch (manifest) {
        case LETTER -> new Parcel.Letter(text(in), text(in), bytes(in, in.remaining()));
        case ASK -> new Parcel.Ask(Place.parse(text(in)), in.get() != 0);
        case ANSWER -> new Parcel.Answer(Place.parse(text(in)), standing(in));
        case WAKE -> new Parcel.Wake(in.getInt());
        case REST -> new Parcel.Rest();
        default -> throw new NotSerializableException("unknown parcel: " + manifest);
      };
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException broken) {
      throw new IllegalArgumentException(
          "broken parcel " + manifest + " of " + length + " bytes", broken);
    }
  }

  private static String text(ByteBuffer in) {
    return new String(bytes(in, Short.toUnsignedInt(in.getShort())), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static Standing standing(ByteBuffer in) {
    byte kind = in.get();
    return switch (kind) {
      case SEEKS -> new Standing.Seeks(in.get() != 0);
      case BELONGS -> new Standing.Belongs(new Birth(in.getLong(), in.getLong()), in.getInt());
      default -> throw new IllegalArgumentException("unknown standing: " + kind);
    };
  }
}
