package parlor.pointing;

/// A value where the last writer wins.
///
/// Two real writes never carry one stamp. Hearsay does, and forgers may say different things under
/// it, so equal stamps fall back to comparing the values' texts: any order does, as long as every
/// node has the same.
///
/// @param value what was written; its `toString` tells different values apart
/// @param at when
public record Register<T>(T value, Stamp at) {

  static <T> Register<T> unwritten(T value) {
    return new Register<>(value, Stamp.NEVER);
  }

  Register<T> merge(Register<T> other) {
    return other.supersedes(this) ? other : this;
  }

  private boolean supersedes(Register<T> other) {
    int order = at.compareTo(other.at);
    if (order != 0) {
      return order > 0;
    }
    return !value.equals(other.value) && value.toString().compareTo(other.value.toString()) > 0;
  }
}
