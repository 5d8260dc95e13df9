package parlor.trials;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words that a program was called with. Each that is understood is taken out.
public final class CommandWords {

  private final List<String> left;

  public CommandWords(List<String> words) {
    this.left = new ArrayList<>(words);
  }

  /// Whether this option is among them.
  public boolean has(String option) {
    return left.remove(option);
  }

  /// What follows this option.
  public Optional<String> value(String option) {
    int at = left.indexOf(option);
    if (at < 0) {
      return Optional.empty();
    }
    left.remove(at);
    if (at == left.size()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return Optional.of(left.remove(at));
  }

  /// The number that follows this option.
  public int number(String option, int otherwise) {
    return value(option).map(word -> number(option, word)).orElse(otherwise);
  }

  private static int number(String option, String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException fault) {
      throw new IllegalArgumentException(
          "%s needs a whole number, not \"%s\"".formatted(option, word), fault);
    }
  }

  /// Takes those that have this form.
  public List<String> matching(String form) {
    var found = left.stream().filter(word -> word.matches(form)).toList();
    left.removeAll(found);
    return found;
  }

  /// Refuses what nobody understood.
  ///
  /// @throws IllegalArgumentException with a sentence for who called
  public void end() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + String.join(" ", left));
    }
  }
}
