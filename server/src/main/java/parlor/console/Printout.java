package parlor.console;

import java.util.List;
import parlor.chat.Words;

/// What is printed, line by line. What a node says cannot steer a terminal, nor look like two
/// lines.
///
/// @param out the answer
/// @param err what went wrong
public record Printout(Exit exit, List<String> out, List<String> err) {

  public Printout {
    out = printable(out);
    err = printable(err);
  }

  static Printout answer(Exit exit, List<String> lines) {
    return new Printout(exit, lines, List.of());
  }

  static Printout trouble(Exit exit, List<String> sentences) {
    return new Printout(exit, List.of(), sentences);
  }

  private static List<String> printable(List<String> lines) {
    return lines.stream().map(line -> Words.shown(line)).toList();
  }
}
