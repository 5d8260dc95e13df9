package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Node;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Tool;

/// A node whose clock is hours ahead: what it wrote last must not stand for hours.
@Timeout(180)
class ClockTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int HOURS = 5;

  @Tag("long")
  @Test
  void whatever_a_node_with_a_wrong_clock_wrote_others_can_change() {
    var library = fakeTime();
    try (var cluster = Cluster.notYet(3)) {
      cluster.start(0);
      cluster.start(1);
      var ahead =
          cluster.start(
              2,
              "LD_PRELOAD=" + library,
              "FAKETIME=+" + HOURS + "h",
              "FAKETIME_DONT_FAKE_MONOTONIC=1",
              "NO_FAKE_STAT=1");
      assumeTrue(isAhead(ahead), "libfaketime does not work with this JVM");
      cluster.awaitOne();
      var room = cluster.aRoomAt(2);
      var ana = room.join("ana");
      var ben = room.at(cluster.node(0)).join("ben");
      var cleo = room.at(cluster.node(1)).join("cleo");
      var all = Company.of(ana, ben, cleo);
      all.all("all three", picture -> picture.seats().size() == 3);

      // Written with a clock that is ahead, all of it.
      ana.votes("3");
      ana.asks("settings", "lateVotes", true).isDone();
      ana.asks("host", "seat", ben.seat(), "host", true).isDone();
      ana.asks("role", "seat", cleo.seat(), "role", "observer").isDone();
      all.all(
          "what Ana did",
          picture ->
              picture.settings().path("lateVotes").asBoolean()
                  && picture.shows("ben", "host")
                  && picture.seats().values().toString().contains("observer"));

      // And changed where clocks are right.
      var anaElsewhere = room.at(cluster.node(1)).rejoin(ana.person());
      anaElsewhere.votes("13");
      anaElsewhere.renames("annabel");
      ben.asks("settings", "lateVotes", false, "rights", Map.of("reveal", "hosts")).isDone();
      ben.asks("role", "seat", cleo.seat(), "role", "voter").isDone();
      cleo.votes("8");
      all.all(
          "what was done since",
          picture ->
              !picture.settings().path("lateVotes").asBoolean()
                  && picture.settings().path("rights").path("reveal").asText().equals("hosts")
                  && !picture.seats().values().toString().contains("observer")
                  && picture.shows("cleo", "voted")
                  && picture.shows("annabel", "here"));
      ben.reveals();
      all.all("Ana's second card", picture -> picture.cardOf(ana.seat()).equals("13"));
      ben.goesOn();
      all.all("the next round", picture -> picture.history().size() == 1);
      Company.of(anaElsewhere, ben, cleo).all("votes", picture -> picture.votes().isEmpty());
      var names = new Company(List.of(ben, cleo));
      names.agree(SOON);
      new Evidence("a clock %d h ahead".formatted(HOURS))
          .says("card, name, role, settings, round", "all changed afterwards");
    }
  }

  private static String fakeTime() {
    try (Stream<Path> directories = Files.list(Path.of("/usr/lib"))) {
      Optional<Path> found =
          Stream.concat(Stream.of(Path.of("/usr/lib")), directories)
              .map(directory -> directory.resolve("faketime").resolve("libfaketimeMT.so.1"))
              .filter(Files::exists)
              .findFirst();
      assumeTrue(found.isPresent(), "No libfaketime here: on Debian, apt-get install libfaketime");
      return found.orElseThrow().toString();
    } catch (IOException fault) {
      throw new UncheckedIOException("looking for libfaketime", fault);
    }
  }

  /// By what the JVM itself takes the time for.
  private static boolean isAhead(Node node) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var date = Tool.run(jcmd, Long.toString(node.pid()), "VM.uptime", "-date");
    var hours = Pattern.compile("T(\\d\\d):").matcher(date);
    assertThat(hours.find()).as(date).isTrue();
    int here = LocalTime.now(ZoneId.systemDefault()).getHour();
    return Math.floorMod(Integer.parseInt(hours.group(1)) - here, 24) >= HOURS - 1;
  }
}
