package parlor.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What someone may have meant.
final class Spelling {

  /// So many letters must be the same. The dashes of an option are none.
  private static final int LEAST = 2;

  private Spelling() {}

  /// The word that begins most like the given one; so does `./parlor` itself look for it.
  static Optional<String> nearest(String given, List<String> words) {
    int least = LEAST + (given.startsWith("--") ? 2 : 0);
    return IntStream.iterate(given.length(), length -> length >= least, length -> length - 1)
        .mapToObj(length -> given.substring(0, length))
        .flatMap(start -> words.stream().filter(word -> word.startsWith(start)))
        .findFirst();
  }
}
