package parlor.console;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A node, for who types.
public final class Console {

  /// With what commands of the party begin.
  private static final String PARTY = "party";

  private static final String REST =
      """
        help                 say this

      Options, anywhere:
        --at URL             a node (http://localhost:9000, or at your PORT)
        --json               the node's answer, on one line
        --help               say this
        --                   what follows are names, even if they begin with -

      ADMIN_TOKEN in the environment is shown to the node.

      Exit code: 0 done, 1 destination full, 2 refused or not understood,
      3 no answer (it may have happened or not), 4 no node reached, 5 not allowed\
      """;

  /// Where the sentences begin.
  private static final int COLUMN = 23;

  private final Optional<String> port;
  private final Optional<String> token;

  /// @param port of a node on this machine, where no other is named; 9000 if it is not known
  /// @param token that is shown to the node, and to nobody else
  public Console(Optional<String> port, Optional<String> token) {
    this.port = port;
    this.token = token;
  }

  /// Does what was typed.
  public Printout run(List<String> typed) {
    return switch (reading(typed)) {
      case Reading.Help(Desk desk) -> Printout.answer(Exit.DONE, help(desk));
      case Reading.Wrong wrong -> Printout.trouble(Exit.REFUSED, wrong.problems());
      case Reading.Asked _ when !isWellFormed() ->
          Printout.trouble(
              Exit.NOT_ALLOWED,
              List.of(
                  "ADMIN_TOKEN holds more than visible ASCII characters. Set it as the node's"));
      case Reading.Asked asked -> {
        var heard = new NodeDoor(asked.at(), token).ask(asked.command());
        yield new Words(asked, token.isPresent()).on(heard);
      }
    };
  }

  private Reading reading(List<String> typed) {
    boolean isOfParty = !typed.isEmpty() && typed.getFirst().equals(PARTY);
    return isOfParty
        ? Arguments.read(Desk.PARTY, typed.subList(1, typed.size()), port)
        : Arguments.read(Desk.CLUSTER, typed, port);
  }

  /// What is not would be told by who sends it, with the token in the sentence.
  private boolean isWellFormed() {
    return token.filter(secret -> !secret.matches("[!-~]+")).isEmpty();
  }

  private static List<String> help(Desk desk) {
    var verbs = Verb.of(desk).stream().flatMap(Console::help);
    var usage = Stream.of("Usage: " + desk.prefix() + "COMMAND", "");
    return Stream.of(usage, verbs, REST.lines()).flatMap(lines -> lines).toList();
  }

  private static Stream<String> help(Verb verb) {
    var usage = "  " + verb.usage();
    return usage.length() < COLUMN - 1
        ? Stream.of(padded(usage) + verb.sentence())
        : Stream.of(usage, padded("") + verb.sentence());
  }

  private static String padded(String text) {
    return text + " ".repeat(COLUMN - text.length());
  }
}
