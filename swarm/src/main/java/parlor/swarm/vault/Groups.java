package parlor.swarm.vault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which processes of a shard belong to which groups.
final class Groups {

  private final Map<String, NavigableSet<String>> members = new HashMap<>();
  private final Map<String, Set<String>> groups = new HashMap<>();

  void join(String name, String group) {
    members.computeIfAbsent(group, _ -> new TreeSet<>()).add(name);
    groups.computeIfAbsent(name, _ -> new TreeSet<>()).add(group);
  }

  void part(String name, String group) {
    members.computeIfPresent(group, (_, names) -> without(names, name));
    groups.computeIfPresent(name, (_, all) -> without(all, group));
  }

  void remove(String name) {
    for (var group : groups.getOrDefault(name, Set.of()).toArray(String[]::new)) {
      part(name, group);
    }
  }

  private static <C extends Set<String>> @Nullable C without(C set, String one) {
    set.remove(one);
    return set.isEmpty() ? null : set;
  }

  boolean has(String name, String group) {
    return groups.getOrDefault(name, Set.of()).contains(group);
  }

  Set<String> of(String name) {
    return groups.getOrDefault(name, Set.of());
  }

  /// The members of a group that come after this name, in the order of names.
  Iterable<String> after(String group, String name) {
    var names = members.get(group);
    return names == null ? List.of() : names.tailSet(name, false);
  }

  List<Write> writes() {
    var writes = new ArrayList<Write>();
    groups.forEach((name, all) -> all.forEach(group -> writes.add(new Write.Join(name, group))));
    return writes;
  }
}
