package parlor.console.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.chat.Chat;
import parlor.chat.Delivery;
import parlor.nodes.Nodes;
import parlor.party.Party;
import parlor.party.Reply;
import parlor.party.Stay;
import parlor.pointing.Deck;
import parlor.rooms.Glance;
import parlor.rooms.Passerby;
import parlor.rooms.RoomName;
import parlor.swarm.Explanation;
import parlor.swarm.Swarm;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;
import parlor.swarm.shard.Terms;

/// What is at hand at the prompt, and how it reads.
@Timeout(60)
class HandTest {

  private static final Swarm SWARM =
      Swarm.start("parlor", Terms.USUAL, Party.KINDS, charge -> Node.alone("parlor", charge));

  private static final Chat CHAT = new Chat(SWARM.node(), InstantSource.system());

  private static final Hand HAND =
      Hand.of(SWARM, new Nodes(SWARM, false, CHAT), CHAT, new Passerby((_, _) -> {}, List::of));

  @AfterAll
  static void end() {
    SWARM.leave(Duration.ofSeconds(1)).toCompletableFuture().join();
  }

  @BeforeEach
  void everyone_is_gone() {
    reads(HAND.party().reset(), "ok");
  }

  private static void reads(Answer<?> answer, String expected) {
    assertThat(answer).hasToString(expected);
  }

  @Test
  void people_walk_and_are_found() {
    var party = HAND.party();
    reads(party.addRooms("den", "kitchen"), "ok");
    reads(party.walkInto("kitchen", "kid", "bilal"), "ok");
    reads(party.dump(), "den: –\nkitchen: bilal kid");
    reads(party.dump("kitchen"), "kitchen: bilal kid");
    reads(party.whoIsIn("kitchen"), "bilal kid");
    assertThat(party.whoIsIn("kitchen").get()).containsExactly("bilal", "kid");
    reads(party.whoIsIn("den"), "–");
    reads(party.whereIs("kid"), "kitchen");
    reads(party.leave("kid"), "ok");
    reads(party.whereIs("kid"), "kid is in no room");
    reads(party.allRooms(), "den kitchen");
    reads(party.allPeople(), "bilal kid");
    assertThat(party.roomLog("kid").get()).extracting(Stay::room).containsExactly("kitchen");
    assertThat(party.roomLog("kid").toString()).matches("20\\d\\d-.+Z kitchen");
    assertThat(party.stats().toString()).startsWith("people    2\nrooms     2\n");
  }

  @Test
  void what_cannot_be_says_why() {
    var party = HAND.party();
    reads(party.addRoom("closet", 1), "ok");
    reads(party.walkInto("closet", "kid", "bilal"), "destination full: bilal");
    assertThat(party.addRooms("a b").toString()).startsWith("refused: \"a b\" is no name");
    assertThat(party.walkInto("closet").toString()).startsWith("refused: nobody is named");
    assertThat(party.setup("huge").toString()).startsWith("refused: no scenario huge");
    assertThat(party.addRooms("a b").value()).isEmpty();
    reads(
        PartyDoor.answer(new Reply.NoAnswer<>(), _ -> ""),
        "no answer: it may have happened or not");
  }

  @Test
  void the_swarm_says_where_a_name_is_whatever_kind_it_is_of() {
    reads(HAND.party().walkInto("kitchen", "kid"), "ok");
    var both = HAND.swarm().explain("kid");
    assertThat(both.get().sequencedKeySet()).containsExactly("room:kid", "person:kid");
    assertThat(both.toString().lines())
        .satisfiesExactly(
            room -> assertThat(room).startsWith("room kid: there is none; it would be on parlor"),
            person -> assertThat(person).startsWith("person kid: on parlor, in shard "));
    assertThat(HAND.swarm().explain("room:kitchen").toString()).contains("held by parlor");
    assertThat(HAND.swarm().explain("cat:tom").toString()).contains("there are room person");
    reads(HAND.swarm().owners(), "parlor: 256");
    assertThat(
            SwarmDoor.text(
                new Explanation(3, "none", "", List.of(), true, false, "", Duration.ZERO)))
        .isEqualTo("nobody owns shard 3 yet");
    assertThat(
            SwarmDoor.text(
                new Explanation(3, "1", "a", List.of("a"), false, false, "", Duration.ZERO)))
        .isEqualTo("on a, in shard 3, which is silent");
  }

  @Test
  void members_stand_in_a_table() {
    var node =
        new Member("parlor@10.0.0.2", "10.0.0.2:9100", Set.of("web", "home"), "Up", true, 1, 7);
    var self = new Member("amanda@10.0.0.9:4000", "10.0.0.9:4000", Set.of(), "Up", true, 2, 8);
    var now = new Membership(Membership.State.UP, self, List.of(node), Optional.of("founded"), 0);
    assertThat(NodesDoor.table(NodesDoor.members(now)))
        .isEqualTo(
            """
            age  name                  roles     status  reachable
            1    parlor@10.0.0.2       home web  up      yes
            2    amanda@10.0.0.9:4000  –         up      yes\
            """);
    reads(HAND.nodes().self(), "parlor");
    assertThat(Welcome.text(now))
        .contains("You are amanda@10.0.0.9:4000", "Nodes: parlor@10.0.0.2\n", "/exit");
  }

  @Test
  void rooms_are_seen_from_outside_and_nodes_are_talked_to() {
    reads(HAND.rooms().glance("try-it"), "nobody has opened try-it");
    assertThat(HAND.rooms().glance("x").toString()).startsWith("refused: \"x\" is no name");
    var den = new RoomName("den");
    reads(
        RoomsDoor.answer(den, Optional.of(new Glance(den, 2, false, Deck.DEFAULT))),
        "2 here, cards 0 1 2 3 5 8 13 ? ☕");
  }

  @Test
  void nodes_are_talked_to_and_drained_and_say_how_they_are() {
    reads(HAND.chat().send("parlor", "Hello"), "delivered");
    reads(
        HAND.chat().send("nobody", "Hello"),
        "no such node: There is no such node now. There are: parlor.");
    reads(
        ChatDoor.answer("moebi", new Delivery.Delivered(Optional.of("chicken?"))),
        "delivered\nmoebi: chicken?");
    assertThat(HAND.nodes().messages().toString()).endsWith("parlor to parlor: Hello");
    assertThat(HAND.nodes().figures().toString())
        .matches("name +load +heap MB +sockets +rooms +shards +processes\nparlor .*");
    assertThat(HAND.nodes().drain("parlor").toString()).startsWith("refused: nobody could");
    reads(HAND.nodes().drain("nobody"), "no such node; nodes.all() lists them");
  }

  @Test
  void what_is_typed_finds_what_is_held() {
    Held.hold(HAND);
    assertThat(At.party).isSameAs(HAND.party());
    assertThat(At.rooms).isSameAs(HAND.rooms());
  }

  @Test
  void nothing_is_waited_for_without_end() {
    reads(
        Waiting.on(new CompletableFuture<String>(), one -> Answer.of(one, one), Duration.ZERO),
        "no answer: it may have happened or not");
    reads(
        Waiting.on(
            CompletableFuture.<String>failedFuture(new IllegalStateException("broken")),
            one -> Answer.of(one, one)),
        "failed: java.lang.IllegalStateException: broken");
  }

  @Test
  void a_table_of_nothing_is_its_head() {
    assertThat(Lines.table(List.of(List.of("a", "b")))).isEqualTo("a  b");
    assertThat(Lines.dump(Map.of())).isEqualTo("–");
  }
}
