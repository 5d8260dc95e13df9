package parlor.swarm.shard;

import java.util.Optional;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Message;

/// Messages about copies, as bytes.
final class MessageCodec {

  private MessageCodec() {}

  static void write(Message message, OctetWriter out) {
    switch (message) {
      case Message.Claim claim -> {
        head(1, claim.shard(), claim.epoch(), out);
      }
      case Message.Claimed claimed -> {
        head(2, claimed.shard(), claimed.epoch(), out);
        out.holders(claimed.known());
        out.flag(claimed.whole().isPresent());
        if (claimed.whole().isPresent()) {
          out.mark(claimed.whole().get());
        }
        out.number(claimed.lease());
        out.flag(claimed.informed());
      }
      case Message.Denied denied -> {
        head(3, denied.shard(), denied.epoch(), out);
        out.epoch(denied.promised());
      }
      case Message.Fetch fetch -> {
        head(4, fetch.shard(), fetch.epoch(), out);
        out.mark(fetch.mark());
      }
      case Message.Whole whole -> {
        head(5, whole.shard(), whole.epoch(), out);
        out.number(whole.version());
        out.mark(whole.mark());
        out.number(whole.index());
        out.number(whole.count());
        out.list(whole.writes(), ChangeCodec::write);
      }
      case Message.Adopt adopt -> {
        head(6, adopt.shard(), adopt.epoch(), out);
        out.mark(adopt.mark());
      }
      case Message.Held held -> {
        head(7, held.shard(), held.mark().epoch(), out);
        out.number(held.mark().seq());
      }
      case Message.Lacking lacking -> head(8, lacking.shard(), lacking.epoch(), out);
      case Message.Batch batch -> {
        out.octet(9);
        out.number(batch.id());
        out.number(batch.sentAt());
        out.list(batch.entries(), MessageCodec::write);
      }
      case Message.Acked acked -> {
        out.octet(10);
        out.number(acked.id());
        out.number(acked.sentAt());
        out.list(acked.acks(), MessageCodec::write);
      }
      case Message.Named named -> {
        out.octet(11);
        out.list(named.shards(), MessageCodec::write);
      }
      case Message.Greet _ -> out.octet(12);
      case Message.Directory directory -> {
        out.octet(13);
        out.word(directory.cluster());
        out.list(directory.shards(), MessageCodec::write);
      }
      case Message.Draining _ -> out.octet(14);
      case Message.Offer offer -> {
        out.octet(16);
        out.number(offer.shard());
        out.mark(offer.mark());
        out.holders(offer.last());
      }
      case Message.Pick pick -> {
        out.octet(17);
        out.number(pick.shard());
        out.mark(pick.mark());
      }
      case Message.Brought brought -> {
        out.octet(18);
        out.number(brought.shard());
        out.mark(brought.mark());
        out.number(brought.index());
        out.number(brought.count());
        out.list(brought.writes(), ChangeCodec::write);
      }
      case Message.Absorbed absorbed -> {
        out.octet(19);
        out.number(absorbed.shard());
        out.word(absorbed.cluster());
      }
      case Message.Share share -> {
        out.octet(15);
        out.number(share.open());
        out.number(share.held());
        out.number(share.missing());
        out.number(share.processes());
      }
    }
  }

  private static void head(int kind, int shard, Epoch epoch, OctetWriter out) {
    out.octet(kind);
    out.number(shard);
    out.epoch(epoch);
  }

  static Message message(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Message.Claim(in.shard(), in.epoch());
      case 2 ->
          new Message.Claimed(
              in.shard(),
              in.epoch(),
              in.holders(),
              in.flag() ? Optional.of(in.mark()) : Optional.empty(),
              in.number(),
              in.flag());
      case 3 -> new Message.Denied(in.shard(), in.epoch(), in.epoch());
      case 4 -> new Message.Fetch(in.shard(), in.epoch(), in.mark());
      case 5 -> whole(in);
      case 6 -> new Message.Adopt(in.shard(), in.epoch(), in.mark());
      case 7 -> new Message.Held(in.shard(), in.mark());
      case 8 -> new Message.Lacking(in.shard(), in.epoch());
      case 9 -> new Message.Batch(in.number(), in.number(), in.list(MessageCodec::entry));
      case 10 -> new Message.Acked(in.number(), in.number(), in.list(MessageCodec::ack));
      case 11 -> new Message.Named(in.list(MessageCodec::named));
      case 12 -> new Message.Greet();
      case 13 -> new Message.Directory(in.word(), in.list(MessageCodec::named));
      case 14 -> new Message.Draining();
      case 15 -> new Message.Share(in.small(), in.small(), in.small(), in.number());
      case 16 -> new Message.Offer(in.shard(), in.mark(), in.holders());
      case 17 -> new Message.Pick(in.shard(), in.mark());
      case 18 -> brought(in);
      case 19 -> new Message.Absorbed(in.shard(), in.word());
      default -> throw new IllegalArgumentException("no message of kind " + kind);
    };
  }

  private static Message.Whole whole(OctetReader in) {
    int shard = in.shard();
    var epoch = in.epoch();
    long version = in.number();
    var mark = in.mark();
    var slice = in.slice();
    return new Message.Whole(
        shard, epoch, version, mark, slice.index(), slice.count(), in.list(ChangeCodec::aWrite));
  }

  private static Message.Brought brought(OctetReader in) {
    int shard = in.shard();
    var mark = in.mark();
    var slice = in.slice();
    return new Message.Brought(
        shard, mark, slice.index(), slice.count(), in.list(ChangeCodec::aWrite));
  }

  private static void write(Message.NamedShard named, OctetWriter out) {
    out.number(named.shard());
    out.holders(named.holders());
  }

  private static Message.NamedShard named(OctetReader in) {
    return new Message.NamedShard(in.shard(), in.holders());
  }

  private static void write(Message.Entry entry, OctetWriter out) {
    out.number(entry.shard());
    out.mark(entry.after());
    out.list(entry.changes(), ChangeCodec::write);
  }

  private static Message.Entry entry(OctetReader in) {
    return new Message.Entry(in.shard(), in.mark(), in.list(ChangeCodec::change));
  }

  private static void write(Message.Ack ack, OctetWriter out) {
    out.number(ack.shard());
    out.epoch(ack.epoch());
    switch (ack.verdict()) {
      case Message.Verdict.Upto upto -> {
        out.octet(1);
        out.number(upto.seq());
      }
      case Message.Verdict.Gap _ -> out.octet(2);
      case Message.Verdict.Fenced fenced -> {
        out.octet(3);
        out.epoch(fenced.by());
      }
    }
  }

  private static Message.Ack ack(OctetReader in) {
    return new Message.Ack(in.shard(), in.epoch(), verdict(in));
  }

  private static Message.Verdict verdict(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Message.Verdict.Upto(in.number());
      case 2 -> new Message.Verdict.Gap();
      case 3 -> new Message.Verdict.Fenced(in.epoch());
      default -> throw new IllegalArgumentException("no verdict of kind " + kind);
    };
  }
}
