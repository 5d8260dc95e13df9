package parlor.swarm.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Steers a JVM that counts: see [Counting].
final class Client implements AutoCloseable {

  private static final int MOST_SECONDS = 300;
  private static final String GONE = "gone";

  private final Program program;
  private final BufferedWriter input;
  private final LinkedBlockingQueue<String> answers = new LinkedBlockingQueue<>();

  /// A home as the client sees it.
  ///
  /// @param age 1 for the oldest member
  /// @param life another number for each of its memberships
  record Seen(String name, int age, long life) {}

  private Client(Program program) {
    this.program = program;
    this.input = program.input();
    var output = program.output();
    Thread.ofVirtual().start(() -> listen(output));
  }

  /// @param prefix what its counters are called
  static Client start(String prefix, Place place, List<Place> homes, Path logs) {
    var args = new ArrayList<>(List.of(prefix, place.text()));
    homes.forEach(home -> args.add(home.text()));
    var log = logs.resolve("client-" + prefix + ".log");
    return new Client(
        Program.start(place.around(), Program.flags("1g"), Counting.class, args, log));
  }

  private void listen(BufferedReader output) {
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        answers.add(line);
      }
      answers.add(GONE);
    } catch (IOException ended) {
      answers.add(GONE);
    }
  }

  private synchronized String ask(String line) {
    try {
      input.write(line + "\n");
      input.flush();
      var answer = answers.poll(MOST_SECONDS, TimeUnit.SECONDS);
      if (answer == null || answer.equals(GONE)) {
        throw new AssertionError("the client does not answer to " + line + ", see its log");
      }
      return answer;
    } catch (IOException ended) {
      throw new UncheckedIOException("the client is gone: " + line, ended);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted: the test took too long, at " + line, stopped);
    }
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
  }

  /// The homes that are up and answer.
  List<Seen> homes() {
    return words(ask("homes"))
        .map(word -> word.split(","))
        .map(part -> new Seen(part[0], Integer.parseInt(part[1]), Long.parseLong(part[2])))
        .toList();
  }

  /// The names of who holds each shard that has a counter, the owner first; first the shard of the
  /// first counter.
  List<List<String>> holders() {
    return words(ask("holders")).map(word -> List.of(word.split(","))).toList();
  }

  void register(int counters) {
    var _ = ask("register " + counters);
  }

  /// Counts from now on.
  void count(int atOnce) {
    var _ = ask("count " + atOnce);
  }

  /// Silence counts from now on.
  void mark() {
    var _ = ask("mark");
  }

  /// The longest silence since, and the longest that anyone waited, in milliseconds.
  List<Long> silence() {
    return words(ask("silence")).map(Long::parseLong).toList();
  }

  /// Counts no more, and tells what became of it all.
  Sums settle() {
    return Sums.read(ask("settle"));
  }

  String faults() {
    return ask("faults");
  }

  @Override
  public void close() {
    program.end();
  }
}
