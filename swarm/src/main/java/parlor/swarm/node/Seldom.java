package parlor.swarm.node;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Decides what is said again and what was said lately: whoever knocks a thousand times a second
/// gets one line a minute.
final class Seldom {

  private static final int SUBJECTS = 256;
  private static final long PAUSE_MILLIS = 60_000;

  private final Map<String, Said> said =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Said> eldest) {
          return size() > SUBJECTS;
        }
      };

  private record Said(long at, long kept) {}

  /// Whether to speak of something now.
  ///
  /// @return how often it was passed over since it was last spoken of, or nothing: be silent
  synchronized OptionalLong speak(String subject, long millis) {
    var last = said.get(subject);
    if (last != null && millis - last.at() < PAUSE_MILLIS) {
      said.put(subject, new Said(last.at(), last.kept() + 1));
      return OptionalLong.empty();
    }
    said.put(subject, new Said(millis, 0));
    return OptionalLong.of(last == null ? 0 : last.kept());
  }
}
