package parlor.console.shell;

import java.util.NoSuchElementException;
import java.util.Optional;

/// What came of something that was asked at the prompt: to read, and to go on with.
///
/// @param text what the prompt shows
/// @param value nothing where it was not done, or nobody knows
public record Answer<T>(String text, Optional<T> value) {

  static final String UNKNOWN = "no answer: it may have happened or not";

  static <T> Answer<T> of(T value, String text) {
    return new Answer<>(text, Optional.of(value));
  }

  static <T> Answer<T> none(String text) {
    return new Answer<>(text, Optional.empty());
  }

  /// The value.
  ///
  /// @throws NoSuchElementException where there is none, with the text that says why
  public T get() {
    return value.orElseThrow(() -> new NoSuchElementException(text));
  }

  @Override
  public String toString() {
    return text;
  }
}
