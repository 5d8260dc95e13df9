package parlor.trials.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import parlor.trials.Node;
import parlor.trials.cluster.PartyDoor;

/// Someone from outside who looks at the party from all nodes, again and again, and writes down
/// what must not be: a person in two rooms, a room with too many, a log that says something else
/// than where they are, or one that has forgotten what it had.
final class Onlooker implements AutoCloseable {

  private final Supplier<List<Node>> nodes;
  private final int people;
  private final int maximum;
  private final AtomicLong dumps = new AtomicLong();
  private final AtomicLong logs = new AtomicLong();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final ConcurrentHashMap<String, String> newest = new ConcurrentHashMap<>();
  private final List<CompletableFuture<Void>> all = new ArrayList<>();
  private volatile boolean stopped;

  /// @param nodes to ask, as they are at the time
  /// @param maximum of each room
  Onlooker(Supplier<List<Node>> nodes, int people, int maximum) {
    this.nodes = nodes;
    this.people = people;
    this.maximum = maximum;
    for (int i = 0; i < 3; i++) {
      var chance = new SplittableRandom(100 + i);
      boolean isForDumps = i == 0;
      all.add(
          CompletableFuture.runAsync(
              () -> look(chance, isForDumps), Executors.newVirtualThreadPerTaskExecutor()));
    }
  }

  private void look(SplittableRandom chance, boolean isForDumps) {
    while (!stopped) {
      var living = nodes.get();
      if (!living.isEmpty()) {
        var door = new PartyDoor(living.get(chance.nextInt(living.size())));
        if (isForDumps) {
          dump(door);
        } else {
          var other = new PartyDoor(living.get(chance.nextInt(living.size())));
          follow(door, other, Walkers.person(chance.nextInt(people)));
        }
      }
    }
  }

  private void dump(PartyDoor door) {
    var said = door.get("/dump");
    if (said.isOk()) {
      dumps.incrementAndGet();
      dumped(said.body());
    }
  }

  private void dumped(JsonNode dump) {
    var where = new HashMap<String, String>();
    for (var room : dump.path("rooms")) {
      var name = room.path("room").asText();
      if (room.path("people").size() > maximum) {
        faults.add(name + " has " + room.path("people"));
      }
      for (var person : room.path("people")) {
        var other = where.put(person.asText(), name);
        if (other != null) {
          faults.add(person.asText() + " is in " + other + " and in " + name);
        }
      }
    }
  }

  /// Where someone is, between two looks at their log. If that was the same both times, nobody
  /// walked meanwhile, and they are where it says; or they have left, which it does not say.
  private void follow(PartyDoor door, PartyDoor other, String person) {
    var before = door.get("/people/" + person + "/log");
    var where = other.get("/people/" + person);
    var after = door.get("/people/" + person + "/log");
    if (!before.isOk() || !where.isOk() || !after.isOk()) {
      return;
    }
    logs.incrementAndGet();
    var room = where.body().path("room");
    if (before.body().equals(after.body())
        && !room.isNull()
        && !room.equals(after.body().path("log").path(0).path("room"))) {
      faults.add(person + " is in " + room + ", and the log says " + after.body().path("log"));
    }
    remembers(person, after.body().path("log"));
  }

  /// What was newest once stays in the log, or is so old that it is not kept any more.
  private void remembers(String person, JsonNode log) {
    var known = newest.get(person);
    var times = new ArrayList<String>();
    log.forEach(stay -> times.add(stay.path("time").asText()));
    if (known != null && times.size() < 200 && !times.contains(known)) {
      faults.add(person + " has forgotten " + known + ": " + log);
    }
    if (!times.isEmpty()) {
      newest.merge(person, times.getFirst(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
  }

  /// How often all rooms were looked at.
  long dumps() {
    return dumps.get();
  }

  /// How often someone was.
  long logs() {
    return logs.get();
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /// Compares everything once, when nobody walks: the dump, where each is, and the logs, from every
  /// node.
  void compare() {
    var seen = new HashMap<String, Map<String, String>>();
    for (var node : nodes.get()) {
      var door = new PartyDoor(node);
      var dump = door.get("/dump").body();
      dumped(dump);
      var where = new HashMap<String, String>();
      for (int i = 0; i < people; i++) {
        var person = Walkers.person(i);
        var room = door.get("/people/" + person).body().path("room");
        if (!room.isNull()) {
          where.put(person, room.asText());
          var newestRoom = door.get("/people/" + person + "/log").body().path("log").path(0);
          if (!room.equals(newestRoom.path("room"))) {
            faults.add(person + " is in " + room + ", and the log says " + newestRoom);
          }
        }
      }
      var shown = new HashMap<String, String>();
      dump.path("rooms")
          .forEach(room ->
              room.path("people")
                  .forEach(person -> shown.put(person.asText(), room.path("room").asText())));
      if (!shown.equals(where)) {
        faults.add(node.url() + " shows " + shown + " in rooms, and people say " + where);
      }
      seen.put(node.url(), where);
    }
    if (seen.values().stream().distinct().count() != 1) {
      faults.add("nodes differ: " + seen);
    }
  }

  @Override
  public void close() {
    stopped = true;
    all.forEach(CompletableFuture::join);
  }
}
