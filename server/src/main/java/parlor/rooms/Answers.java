package parlor.rooms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The last answers one seat was given, by the ids of its commands: a browser that lost its
/// connection sends again what it has no answer to, and must not do a thing twice.
final class Answers {

  private static final int KEPT = 32;

  private final Map<String, Notice.Answer> byId = new LinkedHashMap<>();

  Optional<Notice.Answer> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void remember(String id, Notice.Answer answer) {
    byId.put(id, answer);
    if (byId.size() > KEPT) {
      byId.remove(byId.keySet().iterator().next());
    }
  }
}
