package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which processes of a shard belong to which groups. Each [Entry] has the numbers of its groups,
/// and each group the entries of its members.
final class Groups {

  private record Group(int number, String name, Roll members) {}

  private static final int[] NONE = new int[0];

  private final Map<String, Group> byName = new HashMap<>();

  /// By number; nothing where there is no such group any more.
  private final List<@Nullable Group> byNumber = new ArrayList<>();

  private final TreeSet<Integer> free = new TreeSet<>();

  /// Groups of processes that there are not yet: what comes in slices comes in any order.
  private final Map<String, TreeSet<String>> early = new HashMap<>();

  private Group group(String name) {
    return byName.computeIfAbsent(
        name,
        _ -> {
          Integer gone = free.pollFirst();
          int number = gone == null ? byNumber.size() : gone;
          var group = new Group(number, name, new Roll());
          if (gone == null) {
            byNumber.add(group);
          } else {
            byNumber.set(number, group);
          }
          return group;
        });
  }

  private Group numbered(int number) {
    var group = byNumber.get(number);
    if (group == null) {
      throw new IllegalStateException("there is no group " + number);
    }
    return group;
  }

  /// A process is to belong to that group as soon as there is one of that name.
  void joinEarly(String name, String group) {
    early.computeIfAbsent(name, _ -> new TreeSet<>()).add(group);
  }

  void partEarly(String name, String group) {
    early.computeIfPresent(
        name,
        (_, all) -> {
          all.remove(group);
          return all.isEmpty() ? null : all;
        });
  }

  void forgetEarly(String name) {
    early.remove(name);
  }

  /// The groups that a new process belongs to.
  int[] begin(String name) {
    var groups = early.isEmpty() ? null : early.remove(name);
    return groups == null
        ? NONE
        : groups.stream().mapToInt(group -> group(group).number).sorted().toArray();
  }

  /// These, and that one.
  int[] with(int[] groups, String name) {
    int number = group(name).number;
    return IntStream.concat(Arrays.stream(groups), IntStream.of(number))
        .sorted()
        .distinct()
        .toArray();
  }

  /// A process is this entry now.
  void put(byte[] name, byte[] entry) {
    for (int number : Entry.groups(entry)) {
      numbered(number).members.put(name, entry);
    }
  }

  /// A process belongs to these groups no more.
  void part(byte[] name, int[] groups) {
    for (int number : groups) {
      part(name, numbered(number));
    }
  }

  private void part(byte[] name, Group group) {
    group.members.remove(name);
    if (group.members.isEmpty()) {
      byName.remove(group.name);
      byNumber.set(group.number, null);
      free.add(group.number);
    }
  }

  /// A process belongs to that group no more.
  ///
  /// @return those that are left of its groups
  int[] part(byte[] name, int[] groups, String group) {
    var left = byName.get(group);
    if (left == null) {
      return groups;
    }
    part(name, left);
    return Arrays.stream(groups).filter(number -> number != left.number).toArray();
  }

  boolean has(byte[] entry, String name) {
    var group = byName.get(name);
    return group != null
        && Arrays.stream(Entry.groups(entry)).anyMatch(number -> number == group.number);
  }

  /// The names of a process's groups, in their order.
  List<String> of(byte[] entry) {
    return Arrays.stream(Entry.groups(entry))
        .mapToObj(number -> numbered(number).name)
        .sorted()
        .toList();
  }

  /// The members of a group that come after this name, in the order of names, as long as more are
  /// wanted.
  void after(String group, String name, Predicate<byte[]> wantsMore) {
    var found = byName.get(group);
    if (found != null) {
      found.members.after(Entry.bytes(name), wantsMore);
    }
  }

  /// Those of processes that there are not yet, as writes.
  List<Write> early() {
    var writes = new ArrayList<Write>();
    early.forEach((name, all) -> all.forEach(group -> writes.add(new Write.Join(name, group))));
    return writes;
  }
}
