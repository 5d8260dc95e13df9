package parlor.swarm.shard;

import static parlor.swarm.shard.Octets.epoch;
import static parlor.swarm.shard.Octets.holders;
import static parlor.swarm.shard.Octets.list;
import static parlor.swarm.shard.Octets.mark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Message;

/// Messages about copies, as bytes.
final class MessageCodec {

  private MessageCodec() {}

  static void write(Message message, DataOutput out) throws IOException {
    switch (message) {
      case Message.Claim claim -> {
        head(1, claim.shard(), claim.epoch(), out);
      }
      case Message.Claimed claimed -> {
        head(2, claimed.shard(), claimed.epoch(), out);
        Octets.write(claimed.known(), out);
        out.writeBoolean(claimed.whole().isPresent());
        if (claimed.whole().isPresent()) {
          Octets.write(claimed.whole().get(), out);
        }
        out.writeLong(claimed.lease());
        out.writeBoolean(claimed.informed());
      }
      case Message.Denied denied -> {
        head(3, denied.shard(), denied.epoch(), out);
        Octets.write(denied.promised(), out);
      }
      case Message.Fetch fetch -> {
        head(4, fetch.shard(), fetch.epoch(), out);
        Octets.write(fetch.mark(), out);
      }
      case Message.Whole whole -> {
        head(5, whole.shard(), whole.epoch(), out);
        out.writeLong(whole.version());
        Octets.write(whole.mark(), out);
        out.writeInt(whole.index());
        out.writeInt(whole.count());
        list(whole.writes(), ChangeCodec::write, out);
      }
      case Message.Adopt adopt -> {
        head(6, adopt.shard(), adopt.epoch(), out);
        Octets.write(adopt.mark(), out);
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
        list(batch.entries(), MessageCodec::write, out);
      }
      case Message.Acked acked -> {
        out.writeByte(10);
        out.writeLong(acked.id());
        out.writeLong(acked.sentAt());
        list(acked.acks(), MessageCodec::write, out);
      }
      case Message.Named named -> {
        out.writeByte(11);
        list(named.shards(), MessageCodec::write, out);
      }
      case Message.Greet _ -> out.writeByte(12);
      case Message.Directory directory -> {
        out.writeByte(13);
        out.writeUTF(directory.cluster());
        list(directory.shards(), MessageCodec::write, out);
      }
      case Message.Draining _ -> out.writeByte(14);
      case Message.Offer offer -> {
        out.writeByte(16);
        out.writeInt(offer.shard());
        Octets.write(offer.mark(), out);
        Octets.write(offer.last(), out);
      }
      case Message.Pick pick -> {
        out.writeByte(17);
        out.writeInt(pick.shard());
        Octets.write(pick.mark(), out);
      }
      case Message.Brought brought -> {
        out.writeByte(18);
        out.writeInt(brought.shard());
        Octets.write(brought.mark(), out);
        out.writeInt(brought.index());
        out.writeInt(brought.count());
        list(brought.writes(), ChangeCodec::write, out);
      }
      case Message.Absorbed absorbed -> {
        out.writeByte(19);
        out.writeInt(absorbed.shard());
        out.writeUTF(absorbed.cluster());
      }
      case Message.Share share -> {
        out.writeByte(15);
        out.writeInt(share.open());
        out.writeInt(share.held());
        out.writeInt(share.missing());
        out.writeLong(share.processes());
      }
    }
  }

  private static void head(int kind, int shard, Epoch epoch, DataOutput out) throws IOException {
    out.writeByte(kind);
    out.writeInt(shard);
    Octets.write(epoch, out);
  }

  static Message message(DataInput in) throws IOException {
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
              list(ChangeCodec::aWrite, in));
      case 6 -> new Message.Adopt(in.readInt(), epoch(in), mark(in));
      case 7 -> new Message.Held(in.readInt(), mark(in));
      case 8 -> new Message.Lacking(in.readInt(), epoch(in));
      case 9 -> new Message.Batch(in.readLong(), in.readLong(), list(MessageCodec::entry, in));
      case 10 -> new Message.Acked(in.readLong(), in.readLong(), list(MessageCodec::ack, in));
      case 11 -> new Message.Named(list(MessageCodec::named, in));
      case 12 -> new Message.Greet();
      case 13 -> new Message.Directory(in.readUTF(), list(MessageCodec::named, in));
      case 14 -> new Message.Draining();
      case 15 -> new Message.Share(in.readInt(), in.readInt(), in.readInt(), in.readLong());
      case 16 -> new Message.Offer(in.readInt(), mark(in), holders(in));
      case 17 -> new Message.Pick(in.readInt(), mark(in));
      case 18 ->
          new Message.Brought(
              in.readInt(), mark(in), in.readInt(), in.readInt(), list(ChangeCodec::aWrite, in));
      case 19 -> new Message.Absorbed(in.readInt(), in.readUTF());
      default -> throw new IOException("no message of kind " + kind);
    };
  }

  private static void write(Message.NamedShard named, DataOutput out) throws IOException {
    out.writeInt(named.shard());
    Octets.write(named.holders(), out);
  }

  private static Message.NamedShard named(DataInput in) throws IOException {
    return new Message.NamedShard(in.readInt(), holders(in));
  }

  private static void write(Message.Entry entry, DataOutput out) throws IOException {
    out.writeInt(entry.shard());
    Octets.write(entry.after(), out);
    list(entry.changes(), ChangeCodec::write, out);
  }

  private static Message.Entry entry(DataInput in) throws IOException {
    return new Message.Entry(in.readInt(), mark(in), list(ChangeCodec::change, in));
  }

  private static void write(Message.Ack ack, DataOutput out) throws IOException {
    out.writeInt(ack.shard());
    Octets.write(ack.epoch(), out);
    switch (ack.verdict()) {
      case Message.Verdict.Upto upto -> {
        out.writeByte(1);
        out.writeLong(upto.seq());
      }
      case Message.Verdict.Gap _ -> out.writeByte(2);
      case Message.Verdict.Fenced fenced -> {
        out.writeByte(3);
        Octets.write(fenced.by(), out);
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
}
