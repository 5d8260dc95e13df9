package parlor.trials;

import java.util.List;

/// Where a process runs.
///
/// @param host the address that the trials reach it by
/// @param prefix words before its command, such as `ip netns exec NAME`
public record Place(String host, List<String> prefix) {

  /// This machine, as it is.
  public static final Place HERE = new Place("127.0.0.1", List.of());

  public Place {
    prefix = List.copyOf(prefix);
  }
}
