package parlor.swarm.shard;

import parlor.swarm.vault.Change;
import parlor.swarm.vault.Timer;
import parlor.swarm.vault.Write;

/// Changes of shards, as bytes.
final class ChangeCodec {

  private ChangeCodec() {}

  static void write(Change change, OctetWriter out) {
    out.number(change.seq());
    out.list(change.writes(), ChangeCodec::write);
  }

  static Change change(OctetReader in) {
    return new Change(in.number(), in.list(ChangeCodec::aWrite));
  }

  static void write(Write write, OctetWriter out) {
    switch (write) {
      case Write.Put put -> {
        out.octet(1);
        out.text(put.name());
        out.blob(put.state());
      }
      case Write.Remove remove -> {
        out.octet(2);
        out.text(remove.name());
      }
      case Write.Remember remember -> {
        out.octet(3);
        out.word(remember.caller());
        out.number(remember.number());
        out.number(remember.floor());
        out.blob(remember.answer());
      }
      case Write.Join join -> {
        out.octet(5);
        out.text(join.name());
        out.word(join.group());
      }
      case Write.Part part -> {
        out.octet(6);
        out.text(part.name());
        out.word(part.group());
      }
      case Write.Await await -> {
        out.octet(14);
        out.word(await.caller());
        out.number(await.number());
      }
      case Write.Late late -> {
        out.octet(15);
        out.word(late.caller());
        out.number(late.number());
        out.blob(late.answer());
      }
      case Write.Forget forget -> {
        out.octet(4);
        out.word(forget.caller());
      }
      case Write.Post post -> {
        out.octet(7);
        out.number(post.shard());
        out.outgoing(post.message());
      }
      case Write.Posted posted -> {
        out.octet(8);
        out.number(posted.shard());
        out.mark(posted.upto());
      }
      case Write.Took took -> {
        out.octet(9);
        out.number(took.shard());
        out.mark(took.upto());
      }
      case Write.Wind wind -> {
        out.octet(10);
        out.number(wind.timer().due());
        out.text(wind.timer().name());
        out.text(wind.timer().id());
        out.blob(wind.timer().message());
      }
      case Write.Unwind unwind -> {
        out.octet(11);
        out.text(unwind.name());
        out.text(unwind.id());
      }
      case Write.Absorb absorb -> {
        out.octet(13);
        out.word(absorb.cluster());
        out.text(absorb.upto());
      }
      case Write.Clock clock -> {
        out.octet(12);
        out.number(clock.millis());
      }
    }
  }

  static Write aWrite(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Write.Put(in.text(), in.blob());
      case 2 -> new Write.Remove(in.text());
      case 3 -> new Write.Remember(in.word(), in.number(), in.number(), in.blob());
      case 4 -> new Write.Forget(in.word());
      case 5 -> new Write.Join(in.text(), in.word());
      case 6 -> new Write.Part(in.text(), in.word());
      case 7 -> new Write.Post(in.shard(), in.outgoing());
      case 8 -> new Write.Posted(in.shard(), in.mark());
      case 9 -> new Write.Took(in.shard(), in.mark());
      case 10 -> new Write.Wind(new Timer(in.number(), in.text(), in.text(), in.blob()));
      case 11 -> new Write.Unwind(in.text(), in.text());
      case 12 -> new Write.Clock(in.number());
      case 14 -> new Write.Await(in.word(), in.number());
      case 15 -> new Write.Late(in.word(), in.number(), in.blob());
      case 13 -> new Write.Absorb(in.word(), in.text());
      default -> throw new IllegalArgumentException("no write of kind " + kind);
    };
  }
}
