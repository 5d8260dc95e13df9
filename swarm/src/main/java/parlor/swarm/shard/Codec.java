package parlor.swarm.shard;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Change;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Write;

/// What nodes say to each other, as bytes. The first octet says what it is.
public final class Codec {

  private Codec() {}

  /// Something to write.
  private interface Body {
    void write(DataOutput out) throws IOException;
  }

  /// How one thing of a list is read.
  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  /// How one thing of a list is written.
  private interface Writer<T> {
    void write(T one, DataOutput out) throws IOException;
  }

  public static byte[] write(Message message) {
    return bytes(out -> write(message, out));
  }

  public static byte[] write(Talk talk) {
    return bytes(out -> write(talk, out));
  }

  private static byte[] bytes(Body body) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      body.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// Reads a message about copies.
  ///
  /// @throws IOException where it is none
  public static Message message(byte[] bytes) throws IOException {
    return read(bytes, Codec::message);
  }

  /// Reads what callers and owners say.
  ///
  /// @throws IOException where it is nothing of that kind
  public static Talk talk(byte[] bytes) throws IOException {
    return read(bytes, Codec::talk);
  }

  private static <T> T read(byte[] bytes, Reader<T> reader) throws IOException {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      return reader.read(in);
    } catch (IllegalArgumentException | NegativeArraySizeException broken) {
      throw new IOException("broken", broken);
    }
  }

  // Messages about copies.

  private static void write(Message message, DataOutput out) throws IOException {
    switch (message) {
      case Message.Claim claim -> {
        head(1, claim.shard(), claim.epoch(), out);
      }
      case Message.Claimed claimed -> {
        head(2, claimed.shard(), claimed.epoch(), out);
        write(claimed.known(), out);
        out.writeBoolean(claimed.whole().isPresent());
        if (claimed.whole().isPresent()) {
          write(claimed.whole().get(), out);
        }
        out.writeLong(claimed.lease());
        out.writeBoolean(claimed.informed());
      }
      case Message.Denied denied -> {
        head(3, denied.shard(), denied.epoch(), out);
        write(denied.promised(), out);
      }
      case Message.Fetch fetch -> {
        head(4, fetch.shard(), fetch.epoch(), out);
        write(fetch.mark(), out);
      }
      case Message.Whole whole -> {
        head(5, whole.shard(), whole.epoch(), out);
        out.writeLong(whole.version());
        write(whole.mark(), out);
        out.writeInt(whole.index());
        out.writeInt(whole.count());
        list(whole.writes(), Codec::write, out);
      }
      case Message.Adopt adopt -> {
        head(6, adopt.shard(), adopt.epoch(), out);
        write(adopt.mark(), out);
      }
      case Message.Held held -> {
        head(7, held.shard(), held.mark().epoch(), out);
        out.writeLong(held.mark().seq());
      }
      case Message.Lacking lacking -> head(8, lacking.shard(), lacking.epoch(), out);
      case Message.Batch batch -> {
        out.writeByte(9);
        out.writeLong(batch.id());
        out.writeLong(batch.sentAt());
        list(batch.entries(), Codec::write, out);
      }
      case Message.Acked acked -> {
        out.writeByte(10);
        out.writeLong(acked.id());
        out.writeLong(acked.sentAt());
        list(acked.acks(), Codec::write, out);
      }
      case Message.Named named -> {
        out.writeByte(11);
        list(named.shards(), Codec::write, out);
      }
      case Message.Greet _ -> out.writeByte(12);
      case Message.Directory directory -> {
        out.writeByte(13);
        out.writeUTF(directory.cluster());
        list(directory.shards(), Codec::write, out);
      }
    }
  }

  private static void head(int kind, int shard, Epoch epoch, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeInt(shard);
    write(epoch, out);
  }

  private static Message message(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 -> new Message.Claim(in.readInt(), epoch(in));
      case 2 ->
          new Message.Claimed(
              in.readInt(),
              epoch(in),
              holders(in),
              in.readBoolean() ? Optional.of(mark(in)) : Optional.empty(),
              in.readLong(),
              in.readBoolean());
      case 3 -> new Message.Denied(in.readInt(), epoch(in), epoch(in));
      case 4 -> new Message.Fetch(in.readInt(), epoch(in), mark(in));
      case 5 ->
          new Message.Whole(
              in.readInt(),
              epoch(in),
              in.readLong(),
              mark(in),
              in.readInt(),
              in.readInt(),
              list(Codec::aWrite, in));
      case 6 -> new Message.Adopt(in.readInt(), epoch(in), mark(in));
      case 7 -> new Message.Held(in.readInt(), mark(in));
      case 8 -> new Message.Lacking(in.readInt(), epoch(in));
      case 9 -> new Message.Batch(in.readLong(), in.readLong(), list(Codec::entry, in));
      case 10 -> new Message.Acked(in.readLong(), in.readLong(), list(Codec::ack, in));
      case 11 -> new Message.Named(list(Codec::named, in));
      case 12 -> new Message.Greet();
      case 13 -> new Message.Directory(in.readUTF(), list(Codec::named, in));
      default -> throw new IOException("no message of kind " + kind);
    };
  }

  // What callers and owners say.

  private static void write(Talk talk, DataOutput out) throws IOException {
    switch (talk) {
      case Talk.Ask ask -> {
        out.writeByte(1);
        out.writeUTF(ask.caller());
        out.writeLong(ask.number());
        out.writeLong(ask.floor());
        out.writeInt(ask.shard());
        out.writeUTF(ask.name());
        write(ask.request(), out);
      }
      case Talk.Answer answer -> {
        out.writeByte(2);
        out.writeUTF(answer.caller());
        out.writeLong(answer.number());
        write(answer.reply(), out);
      }
      case Talk.NotHere notHere -> {
        out.writeByte(3);
        out.writeUTF(notHere.caller());
        out.writeLong(notHere.number());
      }
    }
  }

  private static Talk talk(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 ->
          new Talk.Ask(
              in.readUTF(), in.readLong(), in.readLong(), in.readInt(), in.readUTF(), request(in));
      case 2 -> new Talk.Answer(in.readUTF(), in.readLong(), reply(in));
      case 3 -> new Talk.NotHere(in.readUTF(), in.readLong());
      default -> throw new IOException("no talk of kind " + kind);
    };
  }

  private static void write(Request request, DataOutput out) throws IOException {
    switch (request) {
      case Request.Register register -> {
        out.writeByte(1);
        write(register.with(), out);
      }
      case Request.Unregister _ -> out.writeByte(2);
      case Request.Tell tell -> {
        out.writeByte(3);
        write(tell.message(), out);
      }
      case Request.Look _ -> out.writeByte(4);
      case Request.Join join -> {
        out.writeByte(5);
        out.writeUTF(join.group());
      }
      case Request.Part part -> {
        out.writeByte(6);
        out.writeUTF(part.group());
      }
      case Request.Members members -> {
        out.writeByte(7);
        out.writeUTF(members.group());
        out.writeUTF(members.after());
      }
      case Request.TellAll all -> {
        out.writeByte(8);
        out.writeUTF(all.group());
        out.writeUTF(all.after());
        write(all.message(), out);
      }
    }
  }

  private static Request request(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 -> new Request.Register(blob(in));
      case 2 -> new Request.Unregister();
      case 3 -> new Request.Tell(blob(in));
      case 4 -> new Request.Look();
      case 5 -> new Request.Join(in.readUTF());
      case 6 -> new Request.Part(in.readUTF());
      case 7 -> new Request.Members(in.readUTF(), in.readUTF());
      case 8 -> new Request.TellAll(in.readUTF(), in.readUTF(), blob(in));
      default -> throw new IOException("no request of kind " + kind);
    };
  }

  static byte[] write(Reply reply) {
    return bytes(out -> write(reply, out));
  }

  static Reply reply(byte[] bytes) throws IOException {
    return read(bytes, Codec::reply);
  }

  private static void write(Reply reply, DataOutput out) throws IOException {
    switch (reply) {
      case Reply.Registered _ -> out.writeByte(1);
      case Reply.AlreadyRegistered _ -> out.writeByte(2);
      case Reply.Unregistered _ -> out.writeByte(3);
      case Reply.Present _ -> out.writeByte(4);
      case Reply.Unknown _ -> out.writeByte(5);
      case Reply.Answered answered -> {
        out.writeByte(6);
        write(answered.answer(), out);
      }
      case Reply.Failed failed -> {
        out.writeByte(7);
        out.writeUTF(failed.why());
      }
      case Reply.Names names -> {
        out.writeByte(8);
        list(names.names(), (name, to) -> to.writeUTF(name), out);
        out.writeBoolean(names.more());
      }
      case Reply.Each each -> {
        out.writeByte(9);
        list(each.replies(), Codec::write, out);
        out.writeBoolean(each.more());
      }
    }
  }

  private static void write(Reply.Named named, DataOutput out) throws IOException {
    out.writeUTF(named.name());
    write(named.reply(), out);
  }

  private static Reply reply(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 -> new Reply.Registered();
      case 2 -> new Reply.AlreadyRegistered();
      case 3 -> new Reply.Unregistered();
      case 4 -> new Reply.Present();
      case 5 -> new Reply.Unknown();
      case 6 -> new Reply.Answered(blob(in));
      case 7 -> new Reply.Failed(in.readUTF());
      case 8 -> new Reply.Names(list(DataInput::readUTF, in), in.readBoolean());
      case 9 -> new Reply.Each(list(Codec::namedReply, in), in.readBoolean());
      default -> throw new IOException("no reply of kind " + kind);
    };
  }

  private static Reply.Named namedReply(DataInput in) throws IOException {
    return new Reply.Named(in.readUTF(), reply(in));
  }

  // Their parts.

  private static void write(Epoch epoch, DataOutput out) throws IOException {
    out.writeUTF(epoch.cluster());
    out.writeLong(epoch.number());
    out.writeUTF(epoch.node());
  }

  private static Epoch epoch(DataInput in) throws IOException {
    return new Epoch(in.readUTF(), in.readLong(), in.readUTF());
  }

  private static void write(Mark mark, DataOutput out) throws IOException {
    write(mark.epoch(), out);
    out.writeLong(mark.seq());
  }

  private static Mark mark(DataInput in) throws IOException {
    return new Mark(epoch(in), in.readLong());
  }

  private static void write(Holders holders, DataOutput out) throws IOException {
    write(holders.epoch(), out);
    out.writeLong(holders.version());
    list(holders.nodes(), (node, to) -> to.writeUTF(node), out);
  }

  private static Holders holders(DataInput in) throws IOException {
    return new Holders(epoch(in), in.readLong(), list(DataInput::readUTF, in));
  }

  private static void write(Message.NamedShard named, DataOutput out) throws IOException {
    out.writeInt(named.shard());
    write(named.holders(), out);
  }

  private static Message.NamedShard named(DataInput in) throws IOException {
    return new Message.NamedShard(in.readInt(), holders(in));
  }

  private static void write(Message.Entry entry, DataOutput out) throws IOException {
    out.writeInt(entry.shard());
    write(entry.after(), out);
    list(entry.changes(), Codec::write, out);
  }

  private static Message.Entry entry(DataInput in) throws IOException {
    return new Message.Entry(in.readInt(), mark(in), list(Codec::change, in));
  }

  private static void write(Change change, DataOutput out) throws IOException {
    out.writeLong(change.seq());
    list(change.writes(), Codec::write, out);
  }

  private static Change change(DataInput in) throws IOException {
    return new Change(in.readLong(), list(Codec::aWrite, in));
  }

  private static void write(Write write, DataOutput out) throws IOException {
    switch (write) {
      case Write.Put put -> {
        out.writeByte(1);
        out.writeUTF(put.name());
        write(put.state(), out);
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
        write(remember.answer(), out);
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
      case Write.Forget forget -> {
        out.writeByte(4);
        out.writeUTF(forget.caller());
      }
    }
  }

  private static Write aWrite(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 -> new Write.Put(in.readUTF(), blob(in));
      case 2 -> new Write.Remove(in.readUTF());
      case 3 -> new Write.Remember(in.readUTF(), in.readLong(), in.readLong(), blob(in));
      case 4 -> new Write.Forget(in.readUTF());
      case 5 -> new Write.Join(in.readUTF(), in.readUTF());
      case 6 -> new Write.Part(in.readUTF(), in.readUTF());
      default -> throw new IOException("no write of kind " + kind);
    };
  }

  private static void write(Message.Ack ack, DataOutput out) throws IOException {
    out.writeInt(ack.shard());
    write(ack.epoch(), out);
    switch (ack.verdict()) {
      case Message.Verdict.Upto upto -> {
        out.writeByte(1);
        out.writeLong(upto.seq());
      }
      case Message.Verdict.Gap _ -> out.writeByte(2);
      case Message.Verdict.Fenced fenced -> {
        out.writeByte(3);
        write(fenced.by(), out);
      }
    }
  }

  private static Message.Ack ack(DataInput in) throws IOException {
    return new Message.Ack(in.readInt(), epoch(in), verdict(in));
  }

  private static Message.Verdict verdict(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 -> new Message.Verdict.Upto(in.readLong());
      case 2 -> new Message.Verdict.Gap();
      case 3 -> new Message.Verdict.Fenced(epoch(in));
      default -> throw new IOException("no verdict of kind " + kind);
    };
  }

  private static void write(Blob blob, DataOutput out) throws IOException {
    out.writeInt(blob.length());
    out.write(blob.bytes());
  }

  private static Blob blob(DataInput in) throws IOException {
    byte[] bytes = new byte[bounded(in.readInt())];
    in.readFully(bytes);
    return new Blob(bytes);
  }

  private static <T> void list(List<T> list, Writer<T> writer, DataOutput out) throws IOException {
    out.writeInt(list.size());
    for (var one : list) {
      writer.write(one, out);
    }
  }

  private static <T> List<T> list(Reader<T> reader, DataInput in) throws IOException {
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
}
