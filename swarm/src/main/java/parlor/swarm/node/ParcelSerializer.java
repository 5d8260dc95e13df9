package parlor.swarm.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/// Parcels as bytes. Java's own serialization stays off, so nothing else can be sent to us.
final class ParcelSerializer extends SerializerWithStringManifest {

  /// Ours among the serializers of a system; Pekko keeps 0 to 40 for itself.
  private static final int ID = 7_041_776;

  private static final String LETTER = "l";
  private static final String ASK = "q";
  private static final String ANSWER = "a";

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
    };
  }

  @Override
  public byte[] toBinary(Object parcel) {
    var bytes = new ByteArrayOutputStream(room((Parcel) parcel));
    try (var out = new DataOutputStream(bytes)) {
      write((Parcel) parcel, out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static int room(Parcel parcel) {
    return parcel instanceof Parcel.Letter letter ? letter.bytes().length + 64 : 64;
  }

  private static void write(Parcel parcel, DataOutputStream out) throws IOException {
    switch (parcel) {
      case Parcel.Letter letter -> {
        out.writeUTF(letter.topic());
        out.writeUTF(letter.from());
        out.write(letter.bytes());
      }
      case Parcel.Ask ask -> {
        out.writeUTF(ask.from().toString());
        out.writeBoolean(ask.seeking());
      }
      case Parcel.Answer answer -> {
        out.writeUTF(answer.from().toString());
        write(answer.standing(), out);
      }
    }
  }

  private static void write(Standing standing, DataOutputStream out) throws IOException {
    switch (standing) {
      case Standing.Seeks seeks -> {
        out.writeByte(SEEKS);
        out.writeBoolean(seeks.mayFound());
      }
      case Standing.Belongs belongs -> {
        out.writeByte(BELONGS);
        out.writeLong(belongs.birth().millis());
        out.writeLong(belongs.birth().nonce());
        out.writeInt(belongs.size());
      }
      case Standing.Refuses _, Standing.Silent _, Standing.Estranged _, Standing.Foreign _ ->
          throw new IllegalArgumentException("no node says this of itself: " + standing);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return switch (manifest) {
        case LETTER -> new Parcel.Letter(in.readUTF(), in.readUTF(), in.readAllBytes());
        case ASK -> new Parcel.Ask(Place.parse(in.readUTF()), in.readBoolean());
        case ANSWER -> new Parcel.Answer(Place.parse(in.readUTF()), standing(in));
        default -> throw new NotSerializableException("unknown parcel: " + manifest);
      };
    } catch (NotSerializableException unknown) {
      throw unknown;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      throw new IllegalArgumentException(
          "broken parcel " + manifest + " of " + bytes.length + " bytes", broken);
    }
  }

  private static Standing standing(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case SEEKS -> new Standing.Seeks(in.readBoolean());
      case BELONGS -> new Standing.Belongs(new Birth(in.readLong(), in.readLong()), in.readInt());
      default -> throw new IllegalArgumentException("unknown standing: " + kind);
    };
  }
}
