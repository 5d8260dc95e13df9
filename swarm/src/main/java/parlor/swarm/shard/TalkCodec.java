package parlor.swarm.shard;

import java.util.Optional;

/// What callers and owners say to each other, as bytes.
final class TalkCodec {

  private static final int EACH = 9;

  private TalkCodec() {}

  static void write(Talk talk, OctetWriter out) {
    switch (talk) {
      case Talk.Ask ask -> {
        out.octet(1);
        out.word(ask.caller());
        out.number(ask.number());
        out.number(ask.number() - ask.floor());
        out.number(ask.shard());
        out.text(ask.name());
        write(ask.request(), out);
      }
      case Talk.Answer answer -> {
        out.octet(2);
        out.word(answer.caller());
        out.number(answer.number());
        write(answer.reply(), out);
      }
      case Talk.NotHere notHere -> {
        out.octet(3);
        out.word(notHere.caller());
        out.number(notHere.number());
      }
      case Talk.Later later -> {
        out.octet(6);
        out.word(later.caller());
        out.number(later.number());
      }
      case Talk.Deliver deliver -> {
        out.octet(4);
        out.number(deliver.from());
        out.number(deliver.shard());
        out.list(deliver.messages(), (message, to) -> to.outgoing(message));
      }
      case Talk.Delivered delivered -> {
        out.octet(5);
        out.number(delivered.from());
        out.number(delivered.shard());
        out.mark(delivered.upto());
      }
    }
  }

  static Talk talk(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> ask(in);
      case 2 -> new Talk.Answer(in.word(), in.number(), reply(in));
      case 3 -> new Talk.NotHere(in.word(), in.number());
      case 6 -> new Talk.Later(in.word(), in.number());
      case 4 -> new Talk.Deliver(in.shard(), in.shard(), in.list(OctetReader::outgoing));
      case 5 -> new Talk.Delivered(in.shard(), in.shard(), in.mark());
      default -> throw new IllegalArgumentException("no talk of kind " + kind);
    };
  }

  private static Talk.Ask ask(OctetReader in) {
    var caller = in.word();
    long number = in.number();
    return new Talk.Ask(caller, number, number - in.number(), in.shard(), in.text(), request(in));
  }

  private static void write(Request request, OctetWriter out) {
    switch (request) {
      case Request.Register register -> {
        out.octet(1);
        out.blob(register.with());
      }
      case Request.Unregister _ -> out.octet(2);
      case Request.Tell tell -> {
        out.octet(3);
        out.blob(tell.message());
      }
      case Request.Look _ -> out.octet(4);
      case Request.Join join -> {
        out.octet(5);
        out.word(join.group());
      }
      case Request.Part part -> {
        out.octet(6);
        out.word(part.group());
      }
      case Request.Members members -> {
        out.octet(7);
        out.word(members.group());
        out.text(members.after());
      }
      case Request.TellAll all -> {
        out.octet(8);
        out.word(all.group());
        out.text(all.after());
        out.blob(all.message());
      }
      case Request.Cast cast -> {
        out.octet(9);
        out.blob(cast.message());
      }
      case Request.CastAll all -> {
        out.octet(10);
        out.word(all.group());
        out.text(all.after());
        out.blob(all.message());
      }
      case Request.Names names -> {
        out.octet(11);
        out.text(names.prefix());
        out.text(names.after());
      }
      case Request.Count count -> {
        out.octet(12);
        out.text(count.prefix());
      }
      case Request.Explain _ -> out.octet(13);
    }
  }

  private static Request request(OctetReader in) {
    int kind = in.octet();
    return switch (kind) {
      case 1 -> new Request.Register(in.blob());
      case 2 -> new Request.Unregister();
      case 3 -> new Request.Tell(in.blob());
      case 4 -> new Request.Look();
      case 5 -> new Request.Join(in.word());
      case 6 -> new Request.Part(in.word());
      case 7 -> new Request.Members(in.word(), in.text());
      case 8 -> new Request.TellAll(in.word(), in.text(), in.blob());
      case 9 -> new Request.Cast(in.blob());
      case 10 -> new Request.CastAll(in.word(), in.text(), in.blob());
      case 11 -> new Request.Names(in.text(), in.text());
      case 12 -> new Request.Count(in.text());
      case 13 -> new Request.Explain();
      default -> throw new IllegalArgumentException("no request of kind " + kind);
    };
  }

  static void write(Reply reply, OctetWriter out) {
    switch (reply) {
      case Reply.Registered _ -> out.octet(1);
      case Reply.AlreadyRegistered _ -> out.octet(2);
      case Reply.Unregistered _ -> out.octet(3);
      case Reply.Present _ -> out.octet(4);
      case Reply.Unknown _ -> out.octet(5);
      case Reply.Answered answered -> {
        out.octet(6);
        out.blob(answered.answer());
      }
      case Reply.Failed failed -> {
        out.octet(7);
        out.text(failed.why());
      }
      case Reply.Names names -> {
        out.octet(8);
        out.list(names.names(), (name, to) -> to.text(name));
        out.flag(names.more());
      }
      case Reply.Each each -> {
        out.octet(EACH);
        out.list(each.replies(), TalkCodec::write);
        out.flag(each.more());
      }
      case Reply.Later _ -> out.octet(10);
      case Reply.Count count -> {
        out.octet(11);
        out.number(count.count());
        out.number(count.failed());
        out.text(count.more().orElse(""));
      }
      case Reply.Refused refused -> {
        out.octet(13);
        out.text(refused.why());
      }
      case Reply.Explained explained -> {
        out.octet(12);
        out.flag(explained.present());
        out.number(explained.processes());
        out.text(explained.why());
        out.number(explained.forMillis());
      }
    }
  }

  private static void write(Reply.Named named, OctetWriter out) {
    out.text(named.name());
    write(named.reply(), out);
  }

  static Reply reply(OctetReader in) {
    return reply(in.octet(), in);
  }

  private static Reply reply(int kind, OctetReader in) {
    return switch (kind) {
      case 1 -> new Reply.Registered();
      case 2 -> new Reply.AlreadyRegistered();
      case 3 -> new Reply.Unregistered();
      case 4 -> new Reply.Present();
      case 5 -> new Reply.Unknown();
      case 6 -> new Reply.Answered(in.blob());
      case 7 -> new Reply.Failed(in.text());
      case 8 -> new Reply.Names(in.list(OctetReader::text), in.flag());
      case EACH -> new Reply.Each(in.list(TalkCodec::namedReply), in.flag());
      case 10 -> new Reply.Later();
      case 11 ->
          new Reply.Count(
              in.number(), in.number(), Optional.of(in.text()).filter(more -> !more.isEmpty()));
      case 13 -> new Reply.Refused(in.text());
      case 12 -> new Reply.Explained(in.flag(), in.number(), in.text(), in.number());
      default -> throw new IllegalArgumentException("no reply of kind " + kind);
    };
  }

  private static Reply.Named namedReply(OctetReader in) {
    var name = in.text();
    int kind = in.octet();
    if (kind == EACH) {
      throw new IllegalArgumentException("many replies in one of many");
    }
    return new Reply.Named(name, reply(kind, in));
  }
}
