package parlor.swarm.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Homes, each a JVM of its own.
final class Homes implements AutoCloseable {

  private final List<Place> places;
  private final String heap;
  private final Path logs;
  private final TreeMap<Integer, Program> programs = new TreeMap<>();

  Homes(List<Place> places, String heap, Path logs) {
    this.places = places;
    this.heap = heap;
    this.logs = logs;
  }

  List<Place> places() {
    return places;
  }

  void start(int home) {
    var place = places.get(home);
    var args = new ArrayList<>(List.of(place.text()));
    places.forEach(any -> args.add(any.text()));
    var log = logs.resolve("home-" + home + ".log");
    programs.put(home, Program.start(place.around(), Program.flags(heap), Home.class, args, log));
  }

  private Program program(int home) {
    var program = programs.get(home);
    if (program == null) {
      throw new IllegalStateException("home " + home + " was not started");
    }
    return program;
  }

  long pid(int home) {
    return program(home).pid();
  }

  int running() {
    return Math.toIntExact(programs.values().stream().filter(Program::isRunning).count());
  }

  void signal(int home, Signal signal) {
    program(home).signal(signal);
  }

  /// Waits until a home that was told to end has ended.
  void awaitEnd(int home) {
    program(home).awaitEnd();
  }

  void kill(int home) {
    signal(home, Signal.KILL);
    awaitEnd(home);
  }

  /// Which home is called so.
  int called(String name) {
    return places.stream().map(Place::name).toList().indexOf(name);
  }

  @Override
  public void close() {
    programs.values().forEach(Program::end);
  }
}
