package parlor.web;

import java.util.Optional;
import parlor.pointing.Command;
import parlor.pointing.Offer;
import parlor.pointing.Role;

/// What a client's message turned out to ask.
sealed interface Request {

  /// A message that asks something, and will be answered under its id.
  sealed interface Identified extends Request {
    String id();
  }

  record Join(
      String id,
      String secret,
      String name,
      Role role,
      boolean returning,
      Optional<String> passcode)
      implements Identified {}

  record Act(String id, Command command) implements Identified {}

  record Tell(String id, Offer offer) implements Identified {}

  record Ping(String id) implements Identified {}

  /// Not JSON at all.
  record NotJson() implements Request {}

  /// JSON, but nothing docs/wire.md knows.
  record NoFrame() implements Request {}
}
