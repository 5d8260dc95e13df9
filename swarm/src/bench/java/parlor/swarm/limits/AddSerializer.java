package parlor.swarm.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.typed.ActorRefResolver;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.serialization.ByteBufferSerializer;
import org.apache.pekko.serialization.SerializerWithStringManifest;

/// The quickest way there is to write what [PekkoSide] says: the number, and who asks.
final class AddSerializer extends SerializerWithStringManifest implements ByteBufferSerializer {

  private static final int ID = 7_041_777;
  private static final int MOST_BYTES = 1_024;

  private final ActorRefResolver refs;

  AddSerializer(ExtendedActorSystem system) {
    this.refs = ActorRefResolver.get(Adapter.toTyped(system));
  }

  @Override
  public int identifier() {
    return ID;
  }

  @Override
  public String manifest(Object message) {
    return "a";
  }

  @Override
  public void toBinary(Object message, ByteBuffer out) {
    var add = (PekkoSide.Add) message;
    out.putLong(add.more());
    out.put(refs.toSerializationFormat(add.replyTo()).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public byte[] toBinary(Object message) {
    var out = ByteBuffer.allocate(MOST_BYTES);
    toBinary(message, out);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  @Override
  public Object fromBinary(ByteBuffer in, String manifest) {
    long more = in.getLong();
    byte[] ref = new byte[in.remaining()];
    in.get(ref);
    return new PekkoSide.Add(
        more, refs.resolveActorRef(new String(ref, StandardCharsets.ISO_8859_1)));
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    return fromBinary(ByteBuffer.wrap(bytes), manifest);
  }
}
