package parlor.swarm.shard;

import static parlor.swarm.shard.Octets.blob;
import static parlor.swarm.shard.Octets.list;
import static parlor.swarm.shard.Octets.mark;
import static parlor.swarm.shard.Octets.outgoing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import parlor.swarm.vault.Change;
import parlor.swarm.vault.Timer;
import parlor.swarm.vault.Write;

/// Changes of shards, as bytes.
final class ChangeCodec {

  private ChangeCodec() {}

  static void write(Change change, DataOutput out) throws IOException {
    out.writeLong(change.seq());
    list(change.writes(), ChangeCodec::write, out);
  }

  static Change change(DataInput in) throws IOException {
    return new Change(in.readLong(), list(ChangeCodec::aWrite, in));
  }

  static void write(Write write, DataOutput out) throws IOException {
    switch (write) {
      case Write.Put put -> {
        out.writeByte(1);
        out.writeUTF(put.name());
        Octets.write(put.state(), out);
      }
      case Write.Remove remove -> {
        out.writeByte(2);
        out.writeUTF(remove.name());
      }
      case Write.Remember remember -> {
        out.writeByte(3);
        out.writeUTF(remember.caller());
        out.writeLong(remember.number());
        out.writeLong(remember.floor());
        Octets.write(remember.answer(), out);
      }
      case Write.Join join -> {
        out.writeByte(5);
        out.writeUTF(join.name());
        out.writeUTF(join.group());
      }
      case Write.Part part -> {
        out.writeByte(6);
        out.writeUTF(part.name());
        out.writeUTF(part.group());
      }
      case Write.Await await -> {
        out.writeByte(14);
        out.writeUTF(await.caller());
        out.writeLong(await.number());
      }
      case Write.Late late -> {
        out.writeByte(15);
        out.writeUTF(late.caller());
        out.writeLong(late.number());
        Octets.write(late.answer(), out);
      }
      case Write.Forget forget -> {
        out.writeByte(4);
        out.writeUTF(forget.caller());
      }
      case Write.Post post -> {
        out.writeByte(7);
        out.writeInt(post.shard());
        Octets.write(post.message(), out);
      }
      case Write.Posted posted -> {
        out.writeByte(8);
        out.writeInt(posted.shard());
        Octets.write(posted.upto(), out);
      }
      case Write.Took took -> {
        out.writeByte(9);
        out.writeInt(took.shard());
        Octets.write(took.upto(), out);
      }
      case Write.Wind wind -> {
        out.writeByte(10);
        out.writeLong(wind.timer().due());
        out.writeUTF(wind.timer().name());
        out.writeUTF(wind.timer().id());
        Octets.write(wind.timer().message(), out);
      }
      case Write.Unwind unwind -> {
        out.writeByte(11);
        out.writeUTF(unwind.name());
        out.writeUTF(unwind.id());
      }
      case Write.Absorb absorb -> {
        out.writeByte(13);
        out.writeUTF(absorb.cluster());
        out.writeUTF(absorb.upto());
      }
      case Write.Clock clock -> {
        out.writeByte(12);
        out.writeLong(clock.millis());
      }
    }
  }

  static Write aWrite(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 -> new Write.Put(in.readUTF(), blob(in));
      case 2 -> new Write.Remove(in.readUTF());
      case 3 -> new Write.Remember(in.readUTF(), in.readLong(), in.readLong(), blob(in));
      case 4 -> new Write.Forget(in.readUTF());
      case 5 -> new Write.Join(in.readUTF(), in.readUTF());
      case 6 -> new Write.Part(in.readUTF(), in.readUTF());
      case 7 -> new Write.Post(in.readInt(), outgoing(in));
      case 8 -> new Write.Posted(in.readInt(), mark(in));
      case 9 -> new Write.Took(in.readInt(), mark(in));
      case 10 -> new Write.Wind(new Timer(in.readLong(), in.readUTF(), in.readUTF(), blob(in)));
      case 11 -> new Write.Unwind(in.readUTF(), in.readUTF());
      case 12 -> new Write.Clock(in.readLong());
      case 14 -> new Write.Await(in.readUTF(), in.readLong());
      case 15 -> new Write.Late(in.readUTF(), in.readLong(), blob(in));
      case 13 -> new Write.Absorb(in.readUTF(), in.readUTF());
      default -> throw new IOException("no write of kind " + kind);
    };
  }
}
