package parlor.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// What is said to a person, or a pipeline, about what was heard from a node.
///
/// @param hasToken whether one was shown to it
record Words(Reading.Asked asked, boolean hasToken) {

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;
  private static final int URI_TOO_LONG = 414;
  private static final int BROKEN = 500;
  private static final int GATEWAY_TIMEOUT = 504;

  Printout on(Heard heard) {
    return switch (heard) {
      case Heard.Answer answer -> answered(answer);
      case Heard.Silence silence -> unknown(silence.why());
      case Heard.Nobody nobody ->
          trouble(
              Exit.NO_NODE,
              "No node answers at %s (%s). Start one with ./parlor, or say where one is: --at URL"
                  .formatted(asked.at(), nobody.why()));
    };
  }

  private Printout answered(Heard.Answer answer) {
    return switch (answer.status()) {
      case UNAUTHORIZED -> trouble(Exit.NOT_ALLOWED, unauthorized());
      case FORBIDDEN ->
          trouble(
              Exit.NOT_ALLOWED,
              asked.at()
                  + " tells this only to its own machine, at localhost, while it has no"
                  + " ADMIN_TOKEN. Set one for the node, and the same in your environment");
      default ->
          Json.object(answer.body())
              .flatMap(json -> said(answer.status(), json))
              .map(said -> asked.json() ? asItCame(said.exit(), answer) : said)
              .orElseGet(() -> strange(answer.status()));
    };
  }

  private String unauthorized() {
    return asked.at()
        + (hasToken
            ? " has another ADMIN_TOKEN than you. Set the same in your environment"
            : " wants its ADMIN_TOKEN. Set the same in your environment");
  }

  private static Printout asItCame(Exit exit, Heard.Answer answer) {
    return Printout.answer(exit, List.of(answer.body().strip()));
  }

  /// What an answer means.
  ///
  /// @return nothing for what no node says
  private Optional<Printout> said(int status, JsonNode json) {
    if (status == OK) {
      return Lines.of(asked.command(), json).map(lines -> Printout.answer(Exit.DONE, lines));
    }
    if (Json.text(json, "person").isPresent() && status == CONFLICT) {
      return Json.text(json, "person")
          .map(person -> Printout.answer(Exit.FULL, List.of("destination full: " + person)));
    }
    var why = Json.text(json, "why");
    return status < BROKEN
        ? why.map(reason -> trouble(Exit.REFUSED, "Refused: " + reason))
        : why.map(reason -> trouble(Exit.NO_ANSWER, broken(status) + reason));
  }

  /// A node on which something broke does not know either whether it happened.
  private static String broken(int status) {
    return status == GATEWAY_TIMEOUT ? "No answer: " : "Broken: ";
  }

  /// From a proxy, a node that broke, or something else entirely.
  private Printout strange(int status) {
    if (status >= BROKEN) {
      return unknown("status " + status);
    }
    return status == URI_TOO_LONG
        ? trouble(Exit.REFUSED, "Those are too many rooms to name at once. Name fewer, or none")
        : trouble(
            Exit.NO_NODE,
            "What answers at %s is no node of Parlor (status %d). Say where one is: --at URL"
                .formatted(asked.at(), status));
  }

  private Printout unknown(String why) {
    var rest =
        switch (asked.command()) {
          case Command.Look _ -> ". Ask again, or another node: --at URL";
          case Command.Send _ -> ". It may have appeared there or not; sent again, perhaps twice";
          case Command.Change _ -> ". It may have happened or not; asking again does no harm";
        };
    return trouble(Exit.NO_ANSWER, "No answer from " + asked.at() + " (" + why + ")" + rest);
  }

  private static Printout trouble(Exit exit, String sentence) {
    return Printout.trouble(exit, List.of(sentence));
  }
}
