package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/// What is in a shard: its processes with their groups and timers, what they have said to others,
/// and the answers that may be asked for again.
public final class Cells {

  /// How many writes go in one slice of a whole, at most.
  private static final int SLICE_WRITES = 2_000;

  /// Bytes of states and answers in one slice, roughly: far below what one message may have.
  private static final int SLICE_BYTES = 64 * 1024;

  /// Late answers that are kept for one caller.
  private static final int MOST_LATE = 1_000;

  /// The calls of one caller that were answered.
  private static final class Recent {
    private long floor;
    private final TreeMap<Long, Blob> answers = new TreeMap<>();

    /// Those that are answered later, whatever the floor.
    private final TreeSet<Long> awaited = new TreeSet<>();

    /// What those were answered that had to wait; the oldest are forgotten.
    private final TreeMap<Long, Blob> late = new TreeMap<>();

    private Optional<Blob> answer(long number) {
      return Optional.ofNullable(answers.get(number))
          .or(() -> Optional.ofNullable(late.get(number)));
    }
  }

  private final Map<String, Blob> processes = new HashMap<>();
  private final Map<String, Recent> callers = new HashMap<>();
  private final Groups groups = new Groups();
  private final Timers timers = new Timers();
  private final Mailbags mailbags = new Mailbags();

  /// Of younger clusters that went into this one: up to which name each was taken in.
  private final Map<String, String> absorbed = new HashMap<>();

  public Optional<Blob> state(String name) {
    return Optional.ofNullable(processes.get(name));
  }

  public void forEach(BiConsumer<String, Blob> action) {
    processes.forEach(action);
  }

  /// How many processes there are.
  public int count() {
    return processes.size();
  }

  /// The first names that begin so and come after this one, in the order of names.
  public List<String> names(String prefix, String after, int most) {
    var first = new TreeSet<String>();
    for (var name : processes.keySet()) {
      if (name.startsWith(prefix) && name.compareTo(after) > 0) {
        first.add(name);
        if (first.size() > most) {
          first.removeLast();
        }
      }
    }
    return List.copyOf(first);
  }

  /// How many names begin so.
  public int count(String prefix) {
    return (int) processes.keySet().stream().filter(name -> name.startsWith(prefix)).count();
  }

  /// The JVMs whose answers are kept.
  public Set<String> callers() {
    return Set.copyOf(callers.keySet());
  }

  /// Whether a process belongs to a group.
  public boolean belongs(String name, String group) {
    return groups.has(name, group);
  }

  /// The members of a group that come after this name, in the order of names; all of them after the
  /// empty one. Not to be kept: it changes with the shard.
  public Iterable<String> members(String group, String after) {
    return groups.after(group, after);
  }

  /// What this call was answered with before.
  public Optional<Blob> answer(String caller, long number) {
    return Optional.ofNullable(callers.get(caller)).flatMap(recent -> recent.answer(number));
  }

  /// Whether this call is answered later.
  public boolean isAwaited(String caller, long number) {
    var recent = callers.get(caller);
    return recent != null && recent.awaited.contains(number);
  }

  /// Whether the caller has said that it waits for this call no more.
  public boolean isOver(String caller, long number) {
    var recent = callers.get(caller);
    return recent != null
        && number < recent.floor
        && !recent.awaited.contains(number)
        && !recent.late.containsKey(number);
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
    groups.of(name).forEach(group -> writes.add(new Write.Join(name, group)));
    timers.of(name).forEach(timer -> writes.add(new Write.Wind(timer)));
    return writes;
  }

  /// The answers that are kept, as writes.
  public List<Write> remembered() {
    var writes = new ArrayList<Write>();
    callers.forEach((caller, recent) -> {
      recent.answers.forEach(
          (number, answer) -> writes.add(new Write.Remember(caller, number, recent.floor, answer)));
      recent.late.forEach((number, answer) -> writes.add(new Write.Late(caller, number, answer)));
      recent.awaited.forEach(number -> writes.add(new Write.Await(caller, number)));
    });
    return writes;
  }

  public void apply(Change change) {
    change.writes().forEach(this::apply);
  }

  void apply(Write write) {
    switch (write) {
      case Write.Put put -> processes.put(put.name(), put.state());
      case Write.Join join -> groups.join(join.name(), join.group());
      case Write.Part part -> groups.part(part.name(), part.group());
      case Write.Remove remove -> {
        processes.remove(remove.name());
        groups.remove(remove.name());
        timers.remove(remove.name());
      }
      case Write.Remember remember -> remember(remember);
      case Write.Await await ->
          callers.computeIfAbsent(await.caller(), _ -> new Recent()).awaited.add(await.number());
      case Write.Late late -> answerLate(late);
      case Write.Forget forget -> callers.remove(forget.caller());
      case Write.Post post -> mailbags.post(post.shard(), post.message());
      case Write.Posted posted -> mailbags.posted(posted.shard(), posted.upto());
      case Write.Took took -> mailbags.take(took.shard(), took.upto());
      case Write.Wind wind -> timers.wind(wind.timer());
      case Write.Unwind unwind -> timers.unwind(unwind.name(), unwind.id());
      case Write.Clock clock -> timers.set(clock.millis());
      case Write.Absorb absorb ->
          absorbed.merge(absorb.cluster(), absorb.upto(), (a, b) -> a.compareTo(b) > 0 ? a : b);
    }
  }

  private void remember(Write.Remember said) {
    var recent = callers.computeIfAbsent(said.caller(), _ -> new Recent());
    recent.answers.put(said.number(), said.answer());
    recent.floor = Math.max(recent.floor, said.floor());
    recent.answers.headMap(recent.floor).clear();
  }

  private void answerLate(Write.Late said) {
    var recent = callers.computeIfAbsent(said.caller(), _ -> new Recent());
    recent.awaited.remove(said.number());
    recent.late.put(said.number(), said.answer());
    if (recent.late.size() > MOST_LATE) {
      recent.late.pollFirstEntry();
    }
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
    var writes = new ArrayList<Write>(processes.size());
    processes.forEach((name, state) -> writes.add(new Write.Put(name, state)));
    writes.addAll(groups.writes());
    writes.addAll(timers.writes());
    writes.addAll(mailbags.writes());
    absorbed.forEach((cluster, upto) -> writes.add(new Write.Absorb(cluster, upto)));
    writes.addAll(remembered());
    return writes;
  }
}
