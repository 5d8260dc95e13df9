package parlor;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import parlor.console.Console;

/// `./parlor party …`, `./parlor nodes` and the like: the console, with what the environment says.
/// In UTF-8 whatever the terminal claims, since what it prints goes into pipelines and files.
public final class CommandLine {

  private CommandLine() {}

  public static void main(String[] typed) {
    var printout = new Console(said("PORT"), said("ADMIN_TOKEN")).run(List.of(typed));
    print(printout.out(), FileDescriptor.out);
    print(printout.err(), FileDescriptor.err);
    System.exit(printout.exit().code());
  }

  private static Optional<String> said(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static void print(List<String> lines, FileDescriptor to) {
    var buffered = new BufferedOutputStream(new FileOutputStream(to));
    var stream = new PrintStream(buffered, false, StandardCharsets.UTF_8);
    lines.forEach(stream::println);
    stream.flush();
  }
}
