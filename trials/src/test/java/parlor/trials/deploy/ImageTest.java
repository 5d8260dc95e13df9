package parlor.trials.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNodeAt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parlor.trials.Http;
import parlor.trials.Patience;
import parlor.trials.Place;
import parlor.trials.Reaper;
import parlor.trials.Script;

/// An image without an engine: the files that it would hold, in a directory, and a user who may
/// change none of them.
@Timeout(600)
class ImageTest {

  private static final Dockerfile DOCKERFILE = Dockerfile.read();

  @BeforeAll
  static void parlor_is_built() {
    assertThat(Script.run(List.of(), "build").code()).isZero();
  }

  @Test
  void what_goes_into_the_build_is_there_and_let_in() {
    var ignore = Shelf.text(Script.root().resolve(".dockerignore"));
    assertThat(ignore.lines()).contains("*");
    for (var copy : DOCKERFILE.fromClone()) {
      assertThat(copy.sources())
          .allMatch(source -> Files.exists(Script.root().resolve(source)))
          .allMatch(source -> Dockerfile.isLetIn(source, ignore));
    }
  }

  @Test
  void it_runs_as_a_number_that_is_not_root_and_is_stopped_as_a_node_wants() {
    assertThat(DOCKERFILE.last("USER")).isEqualTo("10001:10001");
    assertThat(DOCKERFILE.last("STOPSIGNAL")).isEqualTo("SIGTERM");
    assertThat(DOCKERFILE.last("CMD")).isEqualTo("[\"./parlor\"]");
    assertThat(DOCKERFILE.last("HEALTHCHECK")).endsWith("CMD [\"./parlor\", \"health\"]");
    var bases =
        DOCKERFILE.instructions().stream().filter(line -> line.startsWith("FROM ")).toList();
    assertThat(bases).allMatch(base -> base.matches("FROM (jdk|\\S+:25-jdk)( AS \\w+)?"));
  }

  /// With the AOT cache, which the JVM else does without: it is told to end then.
  @Test
  void what_the_image_holds_is_enough_for_a_stranger_to_run_it(@TempDir Path image)
      throws IOException {
    Dockerfile.carryOut(DOCKERFILE.fromBuild(), Script.root(), image);
    open(image);
    runs(image);
  }

  /// The image from the beginning, which takes a minute: what is copied is all that Maven needs.
  @Test
  @Tag("long")
  void what_the_build_is_given_is_enough_to_build_it(@TempDir Path stages) throws Exception {
    var build = stages.resolve("build");
    Dockerfile.carryOut(DOCKERFILE.fromClone(), Script.root(), build);
    var building = Script.builder(List.of(), "build");
    var log = Path.of("target", "logs", "image-build.log").toAbsolutePath();
    building.command(build.resolve("parlor").toString(), "build").redirectErrorStream(true);
    building.redirectOutput(log.toFile());
    try (var process = new Reaper(building.start())) {
      assertThat(process.awaitExit(Patience.LONG.multipliedBy(6))).as("see " + log).isZero();
    }
    Dockerfile.carryOut(DOCKERFILE.fromBuild(), build, stages.resolve("image"));
    // It must not be missed.
    Files.move(build, stages.resolve("gone"));
    open(stages);
    runs(stages.resolve("image"));
  }

  /// Who is not root may look into what JUnit made.
  private static void open(Path made) throws IOException {
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void runs(Path image) {
    var place = new Place("127.0.0.1", stranger(image));
    var settings = List.of("EXTRA_JAVA_OPTS=-XX:MaxRAMPercentage=60 -XX:AOTMode=on");
    try (var node = aNodeAt(place, settings)) {
      node.aRoom().join("ana").votes("5");
      assertThat(Http.get(node, "/health/ready").status()).isEqualTo(200);
      node.stop();
      node.log().isClean();
    }
  }

  /// Calls the image's own `./parlor` instead of the one that the trials would call. Who is not
  /// root stays who they are.
  private static List<String> stranger(Path image) {
    var prefix = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      prefix.addAll(List.of("setpriv", "--reuid=10001", "--regid=10001", "--clear-groups", "--"));
    }
    prefix.addAll(List.of("bash", "-c", "cd \"$1\" && exec ./parlor", "image", image.toString()));
    return prefix;
  }
}
