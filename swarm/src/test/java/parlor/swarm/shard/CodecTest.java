package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parlor.swarm.vault.Blob;
import parlor.swarm.vault.Change;
import parlor.swarm.vault.Epoch;
import parlor.swarm.vault.Holders;
import parlor.swarm.vault.Mark;
import parlor.swarm.vault.Message;
import parlor.swarm.vault.Outgoing;
import parlor.swarm.vault.Timer;
import parlor.swarm.vault.Write;

class CodecTest {

  private static final Epoch EPOCH = new Epoch("0001-ff", 7, "north");
  private static final Mark MARK = new Mark(EPOCH, Long.MAX_VALUE);
  private static final Holders HOLDERS = new Holders(EPOCH, 3, List.of("north", "süd"));
  private static final Blob BLOB = new Blob(new byte[] {1, -1, 0});
  private static final Outgoing OUTGOING = new Outgoing(MARK, "counter:b", BLOB);
  private static final List<Write> WRITES =
      List.of(
          new Write.Put("counter:a", BLOB),
          new Write.Remove("counter:ß"),
          new Write.Remember("north#1", 5, 3, Blob.EMPTY),
          new Write.Join("counter:a", "all"),
          new Write.Part("counter:a", "all"),
          new Write.Forget("north#1"),
          new Write.Post(7, OUTGOING),
          new Write.Posted(7, MARK),
          new Write.Took(8, MARK),
          new Write.Wind(new Timer(12, "counter:a", "tick", BLOB)),
          new Write.Unwind("counter:a", "tick"),
          new Write.Clock(99),
          new Write.Absorb("0002-aa", "counter:a"),
          new Write.Await("north#1", 7),
          new Write.Late("north#1", 7, BLOB));
  private static final List<Message.Verdict> VERDICTS =
      List.of(
          new Message.Verdict.Upto(9),
          new Message.Verdict.Gap(),
          new Message.Verdict.Fenced(EPOCH));
  private static final List<Message.NamedShard> NAMED =
      List.of(new Message.NamedShard(255, HOLDERS));

  private static final List<Message> MESSAGES =
      List.of(
          new Message.Claim(1, EPOCH),
          new Message.Claimed(1, EPOCH, HOLDERS, Optional.of(MARK), 77, true),
          new Message.Claimed(1, EPOCH, Holders.NONE, Optional.empty(), 0, false),
          new Message.Denied(1, EPOCH, Epoch.NONE),
          new Message.Fetch(1, EPOCH, MARK),
          new Message.Whole(1, EPOCH, 2, MARK, 0, 3, WRITES),
          new Message.Adopt(1, EPOCH, MARK),
          new Message.Held(1, MARK),
          new Message.Lacking(1, EPOCH),
          new Message.Batch(
              4,
              5,
              List.of(
                  new Message.Entry(1, MARK, List.of(new Change(1, WRITES))),
                  new Message.Entry(2, MARK, List.of()))),
          new Message.Acked(
              4, 5, VERDICTS.stream().map(it -> new Message.Ack(1, EPOCH, it)).toList()),
          new Message.Named(NAMED),
          new Message.Greet(),
          new Message.Directory("0001-ff", NAMED),
          new Message.Draining(),
          new Message.Share(1, 2, 3, 4),
          new Message.Offer(1, MARK, HOLDERS),
          new Message.Pick(1, MARK),
          new Message.Brought(1, MARK, 0, 2, WRITES),
          new Message.Absorbed(1, "0002-aa"));

  private static final List<Request> REQUESTS =
      List.of(
          new Request.Register(BLOB),
          new Request.Unregister(),
          new Request.Tell(Blob.EMPTY),
          new Request.Look(),
          new Request.Join("all"),
          new Request.Part("all"),
          new Request.Members("all", ""),
          new Request.TellAll("all", "counter:a", BLOB),
          new Request.Cast(BLOB),
          new Request.CastAll("all", "", BLOB),
          new Request.Names("counter:", "counter:a"),
          new Request.Count("counter:"),
          new Request.Explain());

  private static final List<Reply> REPLIES =
      List.of(
          new Reply.Registered(),
          new Reply.AlreadyRegistered(),
          new Reply.Unregistered(),
          new Reply.Present(),
          new Reply.Unknown(),
          new Reply.Answered(BLOB),
          new Reply.Failed("für sich"),
          new Reply.Names(List.of("counter:a", "counter:ß"), true),
          new Reply.Each(
              List.of(
                  new Reply.Named("counter:a", new Reply.Answered(BLOB)),
                  new Reply.Named("counter:ß", new Reply.Failed("no"))),
              false),
          new Reply.Later(),
          new Reply.Refused("300,000 bytes"),
          new Reply.Count(5, 1, Optional.of("counter:a")),
          new Reply.Count(5, 0, Optional.empty()),
          new Reply.Explained(true, 7, "moved", 8));

  private static final List<Talk> TALKS =
      List.of(
          new Talk.Ask("north#1", 9, 8, 3, "counter:a", new Request.Look()),
          new Talk.Answer("north#1", 9, new Reply.Present()),
          new Talk.NotHere("north#1", 9),
          new Talk.Later("north#1", 9),
          new Talk.Deliver(1, 2, List.of(OUTGOING, OUTGOING)),
          new Talk.Delivered(1, 2, MARK));

  private static byte[] written(Object... all) {
    var letter = new Codec.Writer();
    for (var one : all) {
      switch (one) {
        case Message message -> letter.add(message);
        case Talk talk -> letter.add(talk);
        default -> throw new IllegalArgumentException(one.toString());
      }
    }
    return letter.take();
  }

  private static List<Object> all(byte[] letter) throws IOException {
    var reader = new Codec.Reader(letter, 256, new Codec.Words());
    var all = new ArrayList<Object>();
    while (!reader.isAtEnd()) {
      reader.next(all::add, all::add);
    }
    return all;
  }

  private static Object read(byte[] letter) throws IOException {
    var all = all(letter);
    if (all.isEmpty()) {
      throw new IOException("nothing");
    }
    return all.getFirst();
  }

  @Test
  void a_letter_says_many_things_and_names_in_it_are_written_out_once() throws IOException {
    var all = new ArrayList<Object>(MESSAGES);
    all.addAll(TALKS);
    all.addAll(MESSAGES);
    var letter = written(all.toArray());
    assertThat(all(letter)).isEqualTo(all);
    var one = written(TALKS.getFirst());
    var two = written(TALKS.getFirst(), TALKS.getFirst());
    assertThat(two.length).isEqualTo(2 * one.length - "north#1".length() - 1);
  }

  @Test
  void every_message_comes_out_as_it_went_in() throws IOException {
    for (var message : MESSAGES) {
      assertThat(read(written(message))).isEqualTo(message);
    }
    for (var request : REQUESTS) {
      var ask = new Talk.Ask("north#1", 9, 8, 3, "counter:a", request);
      assertThat(read(written(ask))).isEqualTo(ask);
    }
    for (var reply : REPLIES) {
      var answer = new Talk.Answer("north#1", 9, reply);
      assertThat(read(written(answer))).isEqualTo(answer);
    }
    for (var talk : TALKS) {
      assertThat(read(written(talk))).isEqualTo(talk);
    }
  }

  @Test
  void no_kind_is_left_out_here() {
    assertKinds(MESSAGES, Message.class);
    assertKinds(REQUESTS, Request.class);
    assertKinds(REPLIES, Reply.class);
    assertKinds(WRITES, Write.class);
    assertKinds(TALKS, Talk.class);
    assertKinds(VERDICTS, Message.Verdict.class);
  }

  private static void assertKinds(List<?> all, Class<?> kind) {
    assertThat(all.stream().map(Object::getClass).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(kind.getPermittedSubclasses().clone());
  }

  @Test
  void what_is_nothing_of_the_kind_is_said_to_be_nothing() {
    byte[] cut = written(MESSAGES.get(5));
    for (byte[] bytes :
        List.of(
            new byte[0],
            "garbage".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(cut, cut.length / 2))) {
      assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void replies_within_replies_within_replies_are_refused() {
    byte[] deep = new byte[30_000];
    byte[] begin = written(new Talk.Answer("n", 1, new Reply.Each(List.of(), false)));
    System.arraycopy(begin, 0, deep, 0, begin.length);
    // Each of one, whose name is empty, and which is each of one.
    for (int i = begin.length - 2; i + 3 <= deep.length; i += 3) {
      deep[i] = 1;
      deep[i + 1] = 0;
      deep[i + 2] = 9;
    }
    assertThatThrownBy(() -> read(deep))
        .isInstanceOf(IOException.class)
        .hasMessage("many replies in one of many");
  }

  @Test
  void a_slice_is_one_of_as_many_as_there_are() {
    var message = new Message.Whole(1, EPOCH, 2, MARK, 0, 1, List.of());
    assertThat(written(message)).isNotEmpty();
    for (int index : new int[] {-1, 1, Integer.MAX_VALUE}) {
      var wrong = written(new Message.Whole(1, EPOCH, 2, MARK, index, 1, List.of()));
      assertThatThrownBy(() -> read(wrong)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void nothing_that_comes_does_more_than_be_refused() {
    var chance = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = written(MESSAGES.get(chance.nextInt(MESSAGES.size())));
      for (int flips = 0; flips < 3; flips++) {
        bytes[chance.nextInt(bytes.length)] = (byte) chance.nextInt();
      }
      try {
        assertThat(read(bytes)).isNotNull();
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }
}
