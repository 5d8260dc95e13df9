package parlor.swarm.vault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// What is in a shard: its processes with their groups and timers, what they have said to others,
/// and the answers that may be asked for again.
public final class Cells {

  /// How many writes go in one slice of a whole, at most.
  private static final int SLICE_WRITES = 2_000;

  /// Bytes of states and answers in one slice, roughly: far below what one message may have.
  private static final int SLICE_BYTES = 64 * 1024;

  /// A process by its name.
  public record Member(String name, Blob state) {}

  private final Processes processes = new Processes();
  private final Map<String, Recent> callers = new HashMap<>();
  private final Groups groups = new Groups();
  private final Timers timers = new Timers();
  private final Mailbags mailbags = new Mailbags();

  /// Of younger clusters that went into this one: up to which name each was taken in.
  private final Map<String, String> absorbed = new HashMap<>();

  public Optional<Blob> state(String name) {
    byte[] entry = processes.get(Entry.bytes(name));
    return entry == null ? Optional.empty() : Optional.of(Entry.state(entry));
  }

  /// Whether there is a process of that name.
  public boolean has(String name) {
    return processes.get(Entry.bytes(name)) != null;
  }

  public void forEach(BiConsumer<String, Blob> action) {
    processes.forEach(entry -> action.accept(Entry.text(entry), Entry.state(entry)));
  }

  /// How many processes there are.
  public int count() {
    return processes.size();
  }

  /// The first names that begin so and come after this one, in the order of names.
  public List<String> names(String prefix, String after, int most) {
    byte[] beginning = Entry.bytes(prefix);
    byte[] last = Entry.bytes(after);
    var first = new TreeSet<byte[]>(Arrays::compareUnsigned);
    processes.forEach(entry -> {
      boolean isWanted =
          Entry.beginsWith(entry, beginning)
              && Entry.compare(entry, last) > 0
              && (first.size() < most || Entry.compare(entry, first.last()) < 0);
      if (isWanted) {
        first.add(Entry.name(entry));
        if (first.size() > most) {
          first.removeLast();
        }
      }
    });
    return first.stream().map(name -> new String(name, StandardCharsets.UTF_8)).toList();
  }

  /// How many names begin so.
  public int count(String prefix) {
    byte[] beginning = Entry.bytes(prefix);
    var count = new int[1];
    processes.forEach(entry -> {
      if (Entry.beginsWith(entry, beginning)) {
        count[0]++;
      }
    });
    return count[0];
  }

  /// The JVMs whose answers are kept.
  public Set<String> callers() {
    return Set.copyOf(callers.keySet());
  }

  /// Whether there is such a process and it belongs to that group.
  public boolean belongs(String name, String group) {
    byte[] entry = processes.get(Entry.bytes(name));
    return entry != null && groups.has(entry, group);
  }

  /// Some members of a group.
  ///
  /// @param more whether others come after them
  public record Page(List<Member> members, boolean more) {
    public Page {
      members = List.copyOf(members);
    }
  }

  /// The members of a group that come after this name, in the order of names; from the first one
  /// after the empty one.
  ///
  /// @param most so many
  /// @param bytes no more of them where their states have that many
  public Page members(String group, String after, int most, int bytes) {
    var members = new ArrayList<Member>();
    var more = new boolean[1];
    var used = new int[1];
    groups.after(
        group,
        after,
        entry -> {
          more[0] = members.size() == most || used[0] >= bytes;
          if (!more[0]) {
            members.add(new Member(Entry.text(entry), Entry.state(entry)));
            used[0] += entry.length;
          }
          return !more[0];
        });
    return new Page(members, more[0]);
  }

  /// The names of the members of a group that come after this name, in their order.
  public List<String> members(String group, String after, int most) {
    var names = new ArrayList<String>();
    groups.after(
        group,
        after,
        entry -> {
          names.add(Entry.text(entry));
          return names.size() < most;
        });
    return names;
  }

  /// What this call was answered with before.
  public Optional<Blob> answer(String caller, long number) {
    var recent = callers.get(caller);
    return recent == null ? Optional.empty() : recent.answer(number);
  }

  /// Whether this call is answered later.
  public boolean isAwaited(String caller, long number) {
    var recent = callers.get(caller);
    return recent != null && recent.isAwaited(number);
  }

  /// Whether the caller has said that it waits for this call no more.
  public boolean isOver(String caller, long number) {
    var recent = callers.get(caller);
    return recent != null && recent.isOver(number);
  }

  /// The timers that are due by then, the first due first, and not more than that.
  public List<Timer> due(long time, int most) {
    return timers.due(time, most);
  }

  /// How many timers are wound.
  public int timers() {
    return timers.count();
  }

  /// How long the shard had been served when that was last written.
  public long clock() {
    return timers.clock();
  }

  /// The shards to which something is to be brought.
  public Set<Integer> addressees() {
    return mailbags.addressees();
  }

  /// What is to be brought to a shard, in order. Not to be kept: it changes with this shard.
  public Collection<Outgoing> outgoing(int shard) {
    return mailbags.to(shard);
  }

  /// How much is to be brought to other shards.
  public int outgoing() {
    return mailbags.count();
  }

  /// How far what another shard has said in a cluster was taken in here.
  public Optional<Mark> taken(int shard, String cluster) {
    return mailbags.taken(shard, cluster);
  }

  /// What was said to others and taken in from them, as writes.
  public List<Write> mail() {
    return mailbags.writes();
  }

  /// Up to which name the processes of a younger cluster were taken in; nothing comes before all.
  public String absorbed(String cluster) {
    return absorbed.getOrDefault(cluster, "");
  }

  /// What a process is besides its state: its groups and timers, as writes.
  public List<Write> belongings(String name) {
    var writes = new ArrayList<Write>();
    byte[] entry = processes.get(Entry.bytes(name));
    if (entry != null) {
      groups.of(entry).forEach(group -> writes.add(new Write.Join(name, group)));
    }
    timers.of(name).forEach(timer -> writes.add(new Write.Wind(timer)));
    return writes;
  }

  /// The answers that are kept, as writes.
  public List<Write> remembered() {
    var writes = new ArrayList<Write>();
    callers.forEach((caller, recent) -> writes.addAll(recent.writes(caller)));
    return writes;
  }

  public void apply(Change change) {
    change.writes().forEach(this::apply);
  }

  void apply(Write write) {
    switch (write) {
      case Write.Put put -> put(put.name(), put.state());
      case Write.Join join -> join(join.name(), join.group());
      case Write.Part part -> part(part.name(), part.group());
      case Write.Remove remove -> remove(remove.name());
      case Write.Remember said ->
          recent(said.caller()).remember(said.number(), said.floor(), said.answer());
      case Write.Await await -> recent(await.caller()).await(await.number());
      case Write.Late late -> recent(late.caller()).answerLate(late.number(), late.answer());
      case Write.Forget forget -> callers.remove(forget.caller());
      case Write.Post post -> mailbags.post(post.shard(), post.message());
      case Write.Posted posted -> mailbags.posted(posted.shard(), posted.upto());
      case Write.Took took -> mailbags.take(took.shard(), took.upto());
      case Write.Wind wind -> timers.wind(wind.timer());
      case Write.Unwind unwind -> timers.unwind(unwind.name(), unwind.id());
      case Write.Clock clock -> timers.set(clock.millis());
      case Write.Absorb absorb ->
          absorbed.merge(
              absorb.cluster(), absorb.upto(), (a, b) -> Entry.compare(a, b) > 0 ? a : b);
    }
  }

  private Recent recent(String caller) {
    return callers.computeIfAbsent(caller, _ -> new Recent());
  }

  private void put(String name, Blob state) {
    byte[] key = Entry.bytes(name);
    byte[] entry = processes.get(key);
    if (entry == null) {
      replace(key, Entry.of(key, groups.begin(name), state.bytes()));
    } else if (!Entry.replaced(entry, state.bytes())) {
      replace(key, Entry.of(key, Entry.groups(entry), state.bytes()));
    }
  }

  private void replace(byte[] name, byte[] entry) {
    processes.put(name, entry);
    groups.put(name, entry);
  }

  private void join(String name, String group) {
    byte[] key = Entry.bytes(name);
    byte[] entry = processes.get(key);
    if (entry == null) {
      groups.joinEarly(name, group);
    } else if (!groups.has(entry, group)) {
      int[] all = groups.with(Entry.groups(entry), group);
      replace(key, Entry.of(key, all, Entry.state(entry).bytes()));
    }
  }

  private void part(String name, String group) {
    byte[] key = Entry.bytes(name);
    byte[] entry = processes.get(key);
    if (entry == null) {
      groups.partEarly(name, group);
    } else if (groups.has(entry, group)) {
      int[] left = groups.part(key, Entry.groups(entry), group);
      replace(key, Entry.of(key, left, Entry.state(entry).bytes()));
    }
  }

  private void remove(String name) {
    byte[] key = Entry.bytes(name);
    byte[] entry = processes.get(key);
    if (entry == null) {
      groups.forgetEarly(name);
    } else {
      groups.part(key, Entry.groups(entry));
      processes.remove(key);
    }
    timers.remove(name);
  }

  /// All of it, as writes to an empty shard, cut into slices that can be sent. At least one slice.
  List<List<Write>> slices() {
    var slices = new ArrayList<List<Write>>();
    var open = new ArrayList<Write>();
    int bytes = 0;
    for (var write : writes()) {
      if (open.size() >= SLICE_WRITES || bytes >= SLICE_BYTES) {
        slices.add(List.copyOf(open));
        open.clear();
        bytes = 0;
      }
      open.add(write);
      bytes += write.size();
    }
    slices.add(List.copyOf(open));
    return slices;
  }

  private List<Write> writes() {
    var writes = new ArrayList<Write>(2 * processes.size());
    processes.forEach(entry -> {
      var name = Entry.text(entry);
      writes.add(new Write.Put(name, Entry.state(entry)));
      groups.of(entry).forEach(group -> writes.add(new Write.Join(name, group)));
    });
    writes.addAll(groups.early());
    writes.addAll(timers.writes());
    writes.addAll(mailbags.writes());
    absorbed.forEach((cluster, upto) -> writes.add(new Write.Absorb(cluster, upto)));
    writes.addAll(remembered());
    return writes;
  }
}
