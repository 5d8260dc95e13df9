package parlor.party;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What many rooms said, put together. They were asked at the same time and answered one after the
/// other; who walked meanwhile may be in what two of them said, and is where the walk with the
/// higher number has brought them. Who was in neither when it was asked is in none.
final class Dump {

  private Dump() {}

  /// The people in each room, in order.
  static SortedMap<String, List<String>> of(Map<String, Room.Sight> rooms) {
    var latest = new HashMap<String, Long>();
    rooms
        .values()
        .forEach(sight ->
            sight
                .guests()
                .forEach(guest -> latest.merge(guest.person(), guest.number(), Math::max)));
    var all = new TreeMap<String, List<String>>();
    rooms.forEach((room, sight) -> {
      var people = new ArrayList<String>(sight.guests().size());
      for (var guest : sight.guests()) {
        if (guest.number() == latest.getOrDefault(guest.person(), 0L)) {
          people.add(guest.person());
        }
      }
      Collections.sort(people);
      all.put(room, Collections.unmodifiableList(people));
    });
    return Collections.unmodifiableSortedMap(all);
  }
}
