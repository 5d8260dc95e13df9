package parlor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the environment, and reads on after a problem, so that all of them are told at once. What
/// is wrong reads as if it were not set.
final class ConfigReader {

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  ConfigReader(Map<String, String> environment) {
    this.environment = environment;
    environment.keySet().stream().sorted().forEach(this::recognize);
  }

  /// A variable with our own beginning is meant for us: one we do not know is a mistake. The other
  /// beginnings are also in use elsewhere: those are only pointed out.
  private void recognize(String name) {
    if (names().anyMatch(name::equals) || Foreign.owns(name, value(name))) {
      return;
    }
    var sentence = name + " is not known; is " + nearest(name) + " meant?";
    if (name.startsWith("PARLOR_")) {
      problems.add(sentence);
    } else if (name.startsWith("CLUSTER_") || name.startsWith("NODE_")) {
      notices.add(sentence);
    }
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /// Whether something stands there, right or wrong.
  boolean isSet(Variable variable) {
    return !value(variable.name()).isEmpty();
  }

  /// What stands in the first of some variables that is set, with its name.
  Optional<Map.Entry<String, String>> first(List<String> names) {
    return names.stream()
        .map(name -> Map.entry(name, value(name)))
        .filter(entry -> !entry.getValue().isEmpty())
        .findFirst();
  }

  Optional<String> text(Variable variable) {
    var value = value(variable.name());
    if (!value.isEmpty() && variable.allows(value)) {
      return Optional.of(value);
    }
    if (!value.isEmpty()) {
      var shown = variable.isSecret() ? "not shown here," : "\"" + value + "\"";
      problem(variable + " is " + shown + " but must be " + variable.rule());
    }
    return Optional.of(variable.preset()).filter(preset -> !preset.isEmpty());
  }

  int number(Variable variable) {
    return Integer.parseInt(text(variable).orElseThrow());
  }

  /// Where nothing need stand.
  OptionalInt perhapsNumber(Variable variable) {
    return text(variable).stream().mapToInt(Integer::parseInt).findFirst();
  }

  Set<Role> roles() {
    return text(Variable.NODE_ROLES).flatMap(Role::parse).orElseThrow();
  }

  List<String> list(Variable variable) {
    return text(variable).stream()
        .flatMap(items -> Arrays.stream(items.split(",")))
        .map(String::strip)
        .toList();
  }

  /// Notes what is wrong, once however often it was read.
  void problem(String sentence) {
    if (!problems.contains(sentence)) {
      problems.add(sentence);
    }
  }

  /// Notes what is allowed, but perhaps not meant.
  void notice(String sentence) {
    notices.add(sentence);
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  List<String> notices() {
    return List.copyOf(notices);
  }

  private static Stream<String> names() {
    return Arrays.stream(Variable.values()).map(Variable::name);
  }

  private static String nearest(String name) {
    Comparator<String> byBeginning =
        Comparator.comparingInt(known -> distance(head(known, name), name));
    return names().min(byBeginning.thenComparingInt(known -> distance(known, name))).orElseThrow();
  }

  /// As much of a name as the other is long: people leave out the end of one more often than its
  /// beginning.
  private static String head(String known, String name) {
    return known.substring(0, Math.min(known.length(), name.length()));
  }

  /// How many letters must be put in, taken out or changed to get from one to the other
  /// (Levenshtein).
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, column -> column);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
