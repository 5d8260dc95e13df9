package parlor.console.shell;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import parlor.party.Stats;
import parlor.party.Stay;

/// How values are shown.
final class Lines {

  /// For what is empty.
  private static final String NOTHING = "–";

  private Lines() {}

  static String words(Collection<String> words) {
    return words.isEmpty() ? NOTHING : String.join(" ", words);
  }

  static String of(Stream<String> lines) {
    var all = lines.collect(Collectors.joining("\n"));
    return all.isEmpty() ? NOTHING : all;
  }

  static String dump(Map<String, List<String>> rooms) {
    return of(rooms.entrySet().stream().map(room -> room.getKey() + ": " + words(room.getValue())));
  }

  static String log(List<Stay> stays) {
    return of(stays.stream().map(Lines::stay));
  }

  private static String stay(Stay stay) {
    return Instant.EPOCH.plus(stay.micros(), ChronoUnit.MICROS) + " " + stay.room();
  }

  static String stats(Stats stats) {
    return of(
        Stream.of(
            count("people", stats.people()),
            count("rooms", stats.rooms()),
            count("waiting", stats.waiting()),
            count("in rooms", stats.inRooms()),
            count("left", stats.left()),
            share("fullness", stats.fullness()),
            share("progress", stats.progress())));
  }

  private static String count(String label, long number) {
    return String.format(Locale.ROOT, "%-10s%d", label, number);
  }

  private static String share(String label, double part) {
    return String.format(Locale.ROOT, "%-10s%.1f%%", label, 100 * part);
  }

  /// Rows of the same length in columns, as wide as what stands in them.
  static String table(List<List<String>> rows) {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    return of(rows.stream().map(row -> row(row, widths)));
  }

  private static String row(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }
}
