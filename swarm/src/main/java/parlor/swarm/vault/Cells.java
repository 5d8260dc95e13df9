package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What is in a shard: its processes, and the answers that may be asked for again.
public final class Cells {

  /// How many writes go in one slice of a whole, at most.
  private static final int SLICE_WRITES = 2_000;

  /// Bytes of states and answers in one slice, roughly: far below what one message may have.
  private static final int SLICE_BYTES = 64 * 1024;

  /// The calls of one caller that were answered.
  private static final class Recent {
    private long floor;
    private final TreeMap<Long, Blob> answers = new TreeMap<>();
  }

  private final Map<String, Blob> processes = new HashMap<>();
  private final Map<String, Recent> callers = new HashMap<>();
  private final Groups groups = new Groups();

  public Optional<Blob> state(String name) {
    return Optional.ofNullable(processes.get(name));
  }

  public void forEach(BiConsumer<String, Blob> action) {
    processes.forEach(action);
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
    return Optional.ofNullable(callers.get(caller)).map(recent -> recent.answers.get(number));
  }

  /// Whether the caller has said that it waits for this call no more.
  public boolean isOver(String caller, long number) {
    var recent = callers.get(caller);
    return recent != null && number < recent.floor;
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
      }
      case Write.Remember remember -> remember(remember);
      case Write.Forget forget -> callers.remove(forget.caller());
    }
  }

  private void remember(Write.Remember said) {
    var recent = callers.computeIfAbsent(said.caller(), _ -> new Recent());
    recent.answers.put(said.number(), said.answer());
    recent.floor = Math.max(recent.floor, said.floor());
    recent.answers.headMap(recent.floor).clear();
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
    callers.forEach((caller, recent) ->
        recent.answers.forEach((number, answer) ->
            writes.add(new Write.Remember(caller, number, recent.floor, answer))));
    return writes;
  }
}
