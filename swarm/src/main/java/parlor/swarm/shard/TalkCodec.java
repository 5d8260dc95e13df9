package parlor.swarm.shard;

import static parlor.swarm.shard.Octets.blob;
import static parlor.swarm.shard.Octets.list;
import static parlor.swarm.shard.Octets.mark;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/// What callers and owners say to each other, as bytes.
final class TalkCodec {

  private TalkCodec() {}

  static void write(Talk talk, DataOutput out) throws IOException {
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
      case Talk.Later later -> {
        out.writeByte(6);
        out.writeUTF(later.caller());
        out.writeLong(later.number());
      }
      case Talk.Deliver deliver -> {
        out.writeByte(4);
        out.writeInt(deliver.from());
        out.writeInt(deliver.shard());
        list(deliver.messages(), Octets::write, out);
      }
      case Talk.Delivered delivered -> {
        out.writeByte(5);
        out.writeInt(delivered.from());
        out.writeInt(delivered.shard());
        Octets.write(delivered.upto(), out);
      }
    }
  }

  static Talk talk(DataInput in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case 1 ->
          new Talk.Ask(
              in.readUTF(), in.readLong(), in.readLong(), in.readInt(), in.readUTF(), request(in));
      case 2 -> new Talk.Answer(in.readUTF(), in.readLong(), reply(in));
      case 3 -> new Talk.NotHere(in.readUTF(), in.readLong());
      case 6 -> new Talk.Later(in.readUTF(), in.readLong());
      case 4 -> new Talk.Deliver(in.readInt(), in.readInt(), list(Octets::outgoing, in));
      case 5 -> new Talk.Delivered(in.readInt(), in.readInt(), mark(in));
      default -> throw new IOException("no talk of kind " + kind);
    };
  }

  private static void write(Request request, DataOutput out) throws IOException {
    switch (request) {
      case Request.Register register -> {
        out.writeByte(1);
        Octets.write(register.with(), out);
      }
      case Request.Unregister _ -> out.writeByte(2);
      case Request.Tell tell -> {
        out.writeByte(3);
        Octets.write(tell.message(), out);
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
        Octets.write(all.message(), out);
      }
      case Request.Cast cast -> {
        out.writeByte(9);
        Octets.write(cast.message(), out);
      }
      case Request.CastAll all -> {
        out.writeByte(10);
        out.writeUTF(all.group());
        out.writeUTF(all.after());
        Octets.write(all.message(), out);
      }
      case Request.Names names -> {
        out.writeByte(11);
        out.writeUTF(names.prefix());
        out.writeUTF(names.after());
      }
      case Request.Count count -> {
        out.writeByte(12);
        out.writeUTF(count.prefix());
      }
      case Request.Explain _ -> out.writeByte(13);
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
      case 9 -> new Request.Cast(blob(in));
      case 10 -> new Request.CastAll(in.readUTF(), in.readUTF(), blob(in));
      case 11 -> new Request.Names(in.readUTF(), in.readUTF());
      case 12 -> new Request.Count(in.readUTF());
      case 13 -> new Request.Explain();
      default -> throw new IOException("no request of kind " + kind);
    };
  }

  static void write(Reply reply, DataOutput out) throws IOException {
    switch (reply) {
      case Reply.Registered _ -> out.writeByte(1);
      case Reply.AlreadyRegistered _ -> out.writeByte(2);
      case Reply.Unregistered _ -> out.writeByte(3);
      case Reply.Present _ -> out.writeByte(4);
      case Reply.Unknown _ -> out.writeByte(5);
      case Reply.Answered answered -> {
        out.writeByte(6);
        Octets.write(answered.answer(), out);
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
        list(each.replies(), TalkCodec::write, out);
        out.writeBoolean(each.more());
      }
      case Reply.Later _ -> out.writeByte(10);
      case Reply.Count count -> {
        out.writeByte(11);
        out.writeLong(count.count());
        out.writeLong(count.failed());
        out.writeUTF(count.more().orElse(""));
      }
      case Reply.Refused refused -> {
        out.writeByte(13);
        out.writeUTF(refused.why());
      }
      case Reply.Explained explained -> {
        out.writeByte(12);
        out.writeBoolean(explained.present());
        out.writeLong(explained.processes());
        out.writeUTF(explained.why());
        out.writeLong(explained.forMillis());
      }
    }
  }

  private static void write(Reply.Named named, DataOutput out) throws IOException {
    out.writeUTF(named.name());
    write(named.reply(), out);
  }

  static Reply reply(DataInput in) throws IOException {
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
      case 9 -> new Reply.Each(list(TalkCodec::namedReply, in), in.readBoolean());
      case 10 -> new Reply.Later();
      case 11 ->
          new Reply.Count(
              in.readLong(),
              in.readLong(),
              Optional.of(in.readUTF()).filter(more -> !more.isEmpty()));
      case 13 -> new Reply.Refused(in.readUTF());
      case 12 -> new Reply.Explained(in.readBoolean(), in.readLong(), in.readUTF(), in.readLong());
      default -> throw new IOException("no reply of kind " + kind);
    };
  }

  private static Reply.Named namedReply(DataInput in) throws IOException {
    return new Reply.Named(in.readUTF(), reply(in));
  }
}
