package parlor.console.shell;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jshell.tool.JavaShellToolBuilder;

/// The JDK's own shell in this JVM, so that what is typed meets living objects. It ends with
/// `/exit` or at the end of its input; what a snippet does wrong is said and ends nothing.
///
/// @param classPath where the classes of this JVM are: the shell's compiler looks there
/// @param history in the home of whoever types
/// @param isPerson whether someone types: a pipeline gets neither prompts nor a welcome, and leaves
///   no history
public record Shell(String classPath, Path history, boolean isPerson) {

  /// The shell takes its looks from what someone has once set and retained. This sets and retains
  /// it: there is no other way in, and how it is written down is the shell's own business.
  private static final List<String> LOOKS =
      List.of(
          "/set mode parlor silent -quiet",
          "/set prompt parlor \"parlor> \" \"   ...> \"",
          "/set format parlor display \"{value}{post}\" expression-added,modified,replaced-primary",
          "/set format parlor display \"\" expression-added,modified,replaced-update",
          "/set format parlor post \"%n\"",
          "/set truncation parlor 1000000",
          "/set mode parlor -retain",
          "/set feedback -retain parlor",
          "/exit");

  /// What the shell has seen to before the first line.
  private static final String AT_HAND = "import static parlor.console.shell.At.*;";

  /// What takes a second and needs nobody else, so that it can be done while others are looked for.
  public Map<String, String> prepared() {
    var memory = new HashMap<String, String>();
    var typed = (String.join("\n", LOOKS) + "\n").getBytes(StandardCharsets.UTF_8);
    start(
        remembering(memory).in(new ByteArrayInputStream(typed), null).out(nowhere()),
        "--no-startup");
    memory.keySet().removeIf(key -> !key.startsWith("MODE") && !key.startsWith("FEEDBACK"));
    return memory;
  }

  private static JavaShellToolBuilder remembering(Map<String, String> memory) {
    return JavaShellToolBuilder.builder().persistence(memory);
  }

  private static PrintStream nowhere() {
    return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  /// A pipeline is shown what comes of its lines, and not the lines again.
  private JavaShellToolBuilder typing(Map<String, String> memory) {
    return isPerson
        ? remembering(memory)
        : remembering(memory)
            .in(new BufferedInputStream(System.in), null)
            .out(System.out, nowhere(), System.out);
  }

  /// Lets someone type until they have had enough.
  ///
  /// @param looks from [#prepared]
  /// @return what they left with
  public int run(Map<String, String> looks, Hand hand) {
    Held.hold(hand);
    var memory = new HashMap<>(looks);
    var past = new History(history);
    if (isPerson) {
      memory.putAll(past.read());
      System.out.println(Welcome.text(hand.nodes().membership()));
    }
    int code = started(memory);
    if (isPerson) {
      past.write(memory);
    }
    return code;
  }

  private int started(Map<String, String> memory) {
    try {
      var startup = Files.createTempFile("parlor", ".jsh");
      try {
        Files.writeString(startup, AT_HAND);
        return start(
            typing(memory),
            "--class-path",
            classPath,
            "--startup",
            "DEFAULT",
            "--startup",
            startup.toString());
      } finally {
        Files.delete(startup);
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("writing what the shell begins with", fault);
    }
  }

  private static int start(JavaShellToolBuilder shell, String... options) {
    var all = new ArrayList<>(List.of("--execution", "local"));
    all.addAll(List.of(options));
    try {
      return shell.start(all.toArray(String[]::new));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    } catch (Exception fault) {
      throw new IllegalStateException("the shell of the JDK does not begin", fault);
    }
  }
}
