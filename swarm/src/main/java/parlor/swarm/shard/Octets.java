package parlor.swarm.shard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Outgoing;

/// Of what everything that nodes say to each other is made, as bytes.
final class Octets {

  private Octets() {}

  /// How one thing of a list is read.
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  /// How one thing of a list is written.
  interface Writer<T> {
    void write(T one, DataOutput out) throws IOException;
  }

  static void write(Epoch epoch, DataOutput out) throws IOException {
    out.writeUTF(epoch.cluster());
    out.writeLong(epoch.number());
    out.writeUTF(epoch.node());
  }

  static Epoch epoch(DataInput in) throws IOException {
    return new Epoch(in.readUTF(), in.readLong(), in.readUTF());
  }

  static void write(Mark mark, DataOutput out) throws IOException {
    write(mark.epoch(), out);
    out.writeLong(mark.seq());
  }

  static Mark mark(DataInput in) throws IOException {
    return new Mark(epoch(in), in.readLong());
  }

  static void write(Holders holders, DataOutput out) throws IOException {
    write(holders.epoch(), out);
    out.writeLong(holders.version());
    list(holders.nodes(), (node, to) -> to.writeUTF(node), out);
  }

  static Holders holders(DataInput in) throws IOException {
    return new Holders(epoch(in), in.readLong(), list(DataInput::readUTF, in));
  }

  static void write(Blob blob, DataOutput out) throws IOException {
    out.writeInt(blob.length());
    out.write(blob.bytes());
  }

  static Blob blob(DataInput in) throws IOException {
    byte[] bytes = new byte[bounded(in.readInt())];
    in.readFully(bytes);
    return new Blob(bytes);
  }

  static <T> void list(List<T> list, Writer<T> writer, DataOutput out) throws IOException {
    out.writeInt(list.size());
    for (var one : list) {
      writer.write(one, out);
    }
  }

  static <T> List<T> list(Reader<T> reader, DataInput in) throws IOException {
    int size = bounded(in.readInt());
    var list = new ArrayList<T>(Math.min(size, 1_000));
    for (int i = 0; i < size; i++) {
      list.add(reader.read(in));
    }
    return list;
  }

  /// No letter has more bytes than this, so nothing in one is larger.

  private static int bounded(int size) throws IOException {
    if (size < 0 || size > 1_000_000) {
      throw new IOException("a size of " + size);
    }
    return size;
  }

  static void write(Outgoing message, DataOutput out) throws IOException {
    write(message.id(), out);
    out.writeUTF(message.to());
    write(message.message(), out);
  }

  static Outgoing outgoing(DataInput in) throws IOException {
    return new Outgoing(mark(in), in.readUTF(), blob(in));
  }
}
