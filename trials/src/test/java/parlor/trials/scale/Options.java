package parlor.trials.scale;

import java.nio.file.Path;
import java.util.List;
import parlor.trials.CommandWords;

/// How the test is called.
///
/// @param parts in their order
/// @param nodes at the beginning
/// @param voters in each room
/// @param proxied how many of all voters come through the proxy
/// @param rate votes a second, of all together
/// @param warmUp seconds of play before anything is measured, while JVMs compile
/// @param seconds each part is played for, at least
/// @param soakMinutes how long the soak is
/// @param people of the house party
/// @param heapMegabytes of each node, at most
/// @param out where the report goes
record Options(
    List<Part> parts,
    int nodes,
    int rooms,
    int voters,
    int proxied,
    int rate,
    int warmUp,
    int seconds,
    int soakMinutes,
    int people,
    int heapMegabytes,
    Path out) {

  /// A process may have so many files open on most machines, and needs some for itself.
  static final int SOCKETS_OF_A_LOAD = 17_000;

  /// Two sockets for each who comes through it.
  private static final int MOST_PROXIED = 9_000;

  private static final Path OUT = Path.of("target", "scale");

  static final String USAGE =
      """
      Usage: ./parlor scale-test [option]...

        --quick           three nodes, few people, short parts, without roll, limit and soak: about two minutes
        --parts p,p,...   only these parts (all but limit and soak); limit is always first, party last
        --nodes n         nodes at the beginning (10)
        --rooms n         rooms (10000)
        --voters n        voters in each room, spread over the nodes (10)
        --proxied n       voters who come through the proxy (9000, or all if there are fewer)
        --rate n          votes a second, all together (2000)
        --warm-up n       seconds of play before anything is measured (120)
        --seconds n       seconds that each part is played for, at least (60)
        --minutes n       minutes of the soak (60)
        --people n        people of the house party (1000000)
        --heap n          megabytes of heap of a node, at most (768)
        --out directory   where the report goes, report.txt, .json and .html (trials/target/scale)
        --help            say this

      As it is called without options, it is for machines with dozens of processors. Two are busy with

        ./parlor scale-test --rooms 60 --proxied 200 --rate 20 --warm-up 45 --seconds 30 --people 10000 --heap 256

      Parts:
      %s
      It needs root for hosts of their own (network namespaces), dnsmasq and HAProxy; nothing it sends leaves
      the machine. It ends with 0; with 1 if a vote was lost, refused or not seen, or if anything else went wrong;
      with 2 if it was called wrongly; with 3 if this machine lacks what it needs.
      """
          .formatted(listed());

  private static String listed() {
    var text = new StringBuilder();
    for (var part : Part.values()) {
      text.append("  %-8s%s%n".formatted(part.word(), part.does()));
    }
    return text.toString();
  }

  private static final Options FULL =
      new Options(
          List.of(Part.CROWD, Part.SCALE, Part.KILL, Part.CUT, Part.ROLL, Part.PARTY),
          10,
          10_000,
          10,
          9_000,
          2_000,
          120,
          60,
          60,
          1_000_000,
          768,
          OUT);

  private static final Options QUICK =
      new Options(
          List.of(Part.CROWD, Part.SCALE, Part.KILL, Part.CUT, Part.PARTY),
          3,
          12,
          5,
          15,
          40,
          3,
          4,
          1,
          2_000,
          192,
          OUT);

  Options {
    parts = List.copyOf(parts);
    within("--nodes", nodes, 3, 50);
    within("--rooms", rooms, 1, 50_000);
    within("--voters", voters, 2, 200);
    within("--rooms times --voters", rooms * voters, 2, 200_000);
    within("--proxied", proxied, 0, Math.min(MOST_PROXIED, rooms * voters));
    within("--rate", rate, 1, 100_000);
    within("--warm-up", warmUp, 0, 3_600);
    within("--seconds", seconds, 1, 3_600);
    within("--minutes", soakMinutes, 1, 1_440);
    within("--people", people, 1, 10_000_000);
    within("--heap", heapMegabytes, 64, 16_384);
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %,d: from %,d to %,d are possible".formatted(option, value, least, most));
    }
  }

  /// @throws IllegalArgumentException with a sentence for who called
  static Options read(List<String> called) {
    var words = new CommandWords(called);
    var usual = words.has("--quick") ? QUICK : FULL;
    int rooms = words.number("--rooms", usual.rooms);
    int voters = words.number("--voters", usual.voters);
    var options =
        new Options(
            words.value("--parts").map(Part::read).orElse(usual.parts),
            words.number("--nodes", usual.nodes),
            rooms,
            voters,
            words.number("--proxied", Math.min(usual.proxied, Math.max(0, rooms * voters))),
            words.number("--rate", usual.rate),
            words.number("--warm-up", usual.warmUp),
            words.number("--seconds", usual.seconds),
            words.number("--minutes", usual.soakMinutes),
            words.number("--people", usual.people),
            words.number("--heap", usual.heapMegabytes),
            words.value("--out").map(Path::of).orElse(usual.out));
    words.end();
    return options;
  }

  /// Of each node. Where many JVMs share few processors, what they compile with C2 keeps those busy
  /// for longer than the test takes. With C1 alone the JVM takes a fifth of the space for its code,
  /// and collects all garbage as soon as a part of that is full.
  String javaOptions() {
    boolean isCrowded = nodes > 2 * Runtime.getRuntime().availableProcessors();
    return "-Xmx"
        + heapMegabytes
        + "m"
        + (isCrowded ? " -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m" : "");
  }

  int sockets() {
    return rooms * voters;
  }

  int loads() {
    return Math.ceilDiv(sockets(), SOCKETS_OF_A_LOAD);
  }
}
