package parlor.console.shell;

import java.util.Optional;

/// What [At] has at hand. Apart from it, since its constants are made when it is first seen, and by
/// then there must be something.
final class Held {

  private static volatile Optional<Hand> hand = Optional.empty();

  private Held() {}

  /// To be called before the first snippet.
  static void hold(Hand now) {
    hand = Optional.of(now);
  }

  static Hand now() {
    return hand.orElseThrow(() -> new IllegalStateException("there is no prompt yet"));
  }
}
