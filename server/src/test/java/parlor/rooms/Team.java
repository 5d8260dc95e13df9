package parlor.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parlor.pointing.Arrival;
import parlor.pointing.Command;
import parlor.pointing.Deck;
import parlor.pointing.Offer;
import parlor.pointing.Right;
import parlor.pointing.Role;
import parlor.pointing.RoundId;
import parlor.pointing.SeatId;
import parlor.pointing.Table;

/// People of one room who press anything, on any node, while nodes come and go; and what they were
/// promised.
final class Team {

  private static final List<String> NAMES = List.of("ana", "ben", "cem", "dora", "emil");
  private static final List<String> CARDS = List.of("1", "2", "3", "5", "8", "?");

  /// Someone, connected or not.
  private final class Member implements Guest<Notice> {
    final String name;
    final SeatId seat;
    Archipelago.@Nullable Island at;
    int life;
    @Nullable Seating<Notice> seating;
    private int commands;
    private int attempts;

    Member(String name) {
      this.name = name;
      this.seat = SeatId.of((name + "----------------------").substring(0, 22));
    }

    boolean isConnected() {
      return at != null && at.alive && at.lives == life && seating != null;
    }

    void connects() {
      var alive = nodes.alive();
      var island = alive.get(chance.nextInt(alive.size()));
      at = island;
      life = island.lives;
      seating = null;
      var arrival = new Arrival(seat, name, Role.VOTER, commands > 0, Optional.empty());
      int attempt = ++commands;
      attempts = attempt;
      island.rooms.join(room, "join-" + attempt, arrival, this, entry -> enters(attempt, entry));
    }

    /// Who gave up waiting meanwhile, and tries elsewhere, is not there any more.
    private void enters(int attempt, Rooms.Entry<Notice> entry) {
      if (entry instanceof Rooms.Entry.Granted<Notice> granted) {
        if (attempt == attempts) {
          seating = granted.seating();
        } else {
          granted.seating().leave();
        }
      }
    }

    void disconnects() {
      if (isConnected() && seating != null) {
        seating.leave();
      }
      seating = null;
      at = null;
    }

    void presses() {
      var island = at;
      var seated = seating;
      if (island == null || seated == null) {
        return;
      }
      var id = name + "-" + ++commands;
      nodes.toldSince();
      island
          .table(room)
          .ifPresent(table -> {
            if (chance.nextInt(12) == 0) {
              seated.recover(id, offer(table));
            } else {
              seated.take(id, command(table));
            }
          });
      promised.merge(id, List.copyOf(nodes.toldSince()), (a, b) -> a.isEmpty() ? b : a);
    }

    @Override
    public void show(Notice notice) {
      if (notice instanceof Notice.Done done) {
        kept.add(done.id());
      }
    }

    @Override
    public void end(Notice notice) {
      seating = null;
      at = null;
    }
  }

  private final Archipelago nodes;
  private final Random chance;
  private final RoomName room;
  private final List<Member> members = new ArrayList<>();
  private final Map<String, List<Table>> promised = new HashMap<>();
  private final Set<String> kept = new HashSet<>();

  Team(Archipelago nodes, String room) {
    this.nodes = nodes;
    this.chance = nodes.chance;
    this.room = new RoomName(room);
    NAMES.forEach(name -> members.add(new Member(name)));
  }

  /// One of them does something.
  void acts() {
    var member = members.get(chance.nextInt(members.size()));
    if (!member.isConnected()) {
      member.connects();
    } else if (chance.nextInt(12) == 0) {
      member.disconnects();
    } else {
      member.presses();
    }
  }

  private Command command(Table table) {
    var round = table.present().id();
    var other = members.get(chance.nextInt(members.size())).seat;
    return switch (chance.nextInt(26)) {
      case 0 -> new Command.TurnCards(round);
      case 1, 2 -> new Command.Next(round);
      case 3 -> new Command.Again(round);
      case 4 -> new Command.Settle(round, Optional.of(card()));
      case 5 -> new Command.Rename("name " + chance.nextInt(100));
      case 6 -> new Command.Assign(other, chance.nextBoolean() ? Role.VOTER : Role.OBSERVER);
      case 7 -> new Command.MakeHost(other, chance.nextBoolean());
      case 8 -> new Command.Remove(other, chance.nextInt(20) == 0);
      case 9 -> change();
      case 10 -> new Command.TakeBack(round);
      case 11, 12 -> new Command.AddItems(List.of(newItem()), Optional.empty());
      case 13 -> new Command.MoveItem(item(), Optional.of(item()));
      case 14 -> new Command.RemoveItems(List.of(item()));
      case 15 -> new Command.WriteNote(round.item(), "note " + chance.nextInt(100));
      case 16 -> new Command.Pick(round, item());
      case 17 -> new Command.StartTimer(round, 5 + chance.nextInt(20), chance.nextBoolean());
      case 18 -> new Command.StopTimer(round);
      default -> new Command.Vote(round, card());
    };
  }

  private Command change() {
    var holders = Right.Holder.values();
    return new Command.Change(
        Optional.empty(),
        Optional.of(chance.nextBoolean()),
        Optional.of(chance.nextBoolean()),
        Map.of(Right.REVEAL, holders[chance.nextInt(holders.length)]),
        Optional.empty());
  }

  private Command.NewItem newItem() {
    return new Command.NewItem(item(), "Story " + chance.nextInt(100), "", "");
  }

  private String item() {
    return "itemnumber" + chance.nextInt(6);
  }

  private String card() {
    return CARDS.get(chance.nextInt(CARDS.size()));
  }

  /// What a browser remembers, or says it does.
  private Offer offer(Table table) {
    var id = chance.nextBoolean() ? table.present().id() : new RoundId(1, "#1", 1);
    var deck =
        new Offer.ShownDeck(
            Deck.DEFAULT.kind(), Deck.DEFAULT.cards().stream().map(Object::toString).toList());
    var votes =
        members.stream()
            .filter(_ -> chance.nextBoolean())
            .map(member -> new Offer.ShownVote(member.seat, member.name, card()))
            .toList();
    var round =
        new Offer.ShownRound(
            id.number(),
            id.item(),
            id.attempt(),
            deck,
            chance.nextBoolean(),
            Optional.empty(),
            votes);
    return new Offer(chance.nextBoolean(), Optional.empty(), List.of(round), List.of());
  }

  // What must hold in the end.

  /// All copies are one, all that was answered as done is in it, nobody is there who is not, and
  /// only those nodes have a copy that should.
  void isAtOne() {
    var tables =
        nodes.alive().stream()
            .filter(island -> island.table(room).isPresent())
            .collect(
                Collectors.toMap(
                    island -> island.name, island -> island.table(room).orElseThrow()));
    assertThat(tables).as("nodes with %s", room).isNotEmpty();
    var one = tables.values().iterator().next();
    tables.forEach((node, table) -> assertThat(table).as("the room on %s", node).isEqualTo(one));
    isWhatWasPromised(one);
    isSeenAsItIs(one);
    isWhereItShouldBe(one, tables.keySet());
  }

  private void isWhatWasPromised(Table table) {
    for (var id : kept) {
      for (var delta : promised.getOrDefault(id, List.of())) {
        assertThat(table.merge(delta)).as("what %s asked for is there", id).isEqualTo(table);
      }
    }
  }

  private void isSeenAsItIs(Table table) {
    for (var member : members) {
      var seat = table.seats().get(member.seat);
      if (seat != null && table.isSeated(member.seat)) {
        assertThat(seat.isHere()).as("%s is here", member.name).isEqualTo(member.isConnected());
      }
    }
  }

  private void isWhereItShouldBe(Table table, Set<String> holders) {
    var names = nodes.alive().stream().map(island -> island.name).toList();
    var keepers =
        new Neighbours(
                neighbour(names.getFirst()),
                names.stream().skip(1).map(name -> neighbour(name)).toList())
            .keepers(room);
    var wanted = new HashSet<>(table.nodesWithPeople());
    wanted.addAll(keepers);
    assertThat(holders).as("holders of %s", room).isEqualTo(wanted);
  }

  private static Neighbours.Neighbour neighbour(String name) {
    return new Neighbours.Neighbour(name, 1, true, true);
  }

  /// Whether someone saw an answer: else a trial proves nothing.
  int answers() {
    return kept.size();
  }
}
