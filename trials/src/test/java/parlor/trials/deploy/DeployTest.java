package parlor.trials.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNode;
import static parlor.trials.deploy.Shelf.document;
import static parlor.trials.deploy.Shelf.ofKind;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parlor.trials.Http;
import parlor.trials.Patience;
import parlor.trials.Place;
import parlor.trials.Script;

/// What the files of `deploy/` say, held against each other and against a real node.
@Timeout(120)
class DeployTest {

  /// What README promises: rooms and people, and processes of the party.
  private static final Duration GOING = Duration.ofSeconds(28 + 60);

  /// Read by the platform and by Maven, not by a node.
  private static final List<String> OF_THE_PLATFORM =
      List.of("POD_NAMESPACE", "HEROKU_DNS_APP_NAME", "MAVEN_CUSTOM_GOALS", "MAVEN_CUSTOM_OPTS");

  private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z_]+)`");

  /// The first call after a build rehearses, and says so.
  @BeforeAll
  static void parlor_is_built() {
    assertThat(Script.run(List.of(), "build").code()).isZero();
  }

  private static Stream<Way> ways() {
    return Way.all();
  }

  private static Stream<String> files() {
    return Shelf.files().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_file_can_be_read_and_is_explained(String file) {
    if (file.matches(".*\\.(yaml|toml|json)")) {
      assertThat(Shelf.documents(file)).isNotEmpty().allMatch(JsonNode::isObject);
    }
    var name = file.startsWith("kubernetes/") ? "kubernetes/" : file;
    assertThat(Shelf.text("README.md")).contains(name.equals("README.md") ? "# " : name);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void every_variable_is_in_the_table(Way way) {
    var table = NAME.matcher(Shelf.text(Script.root().resolve("README.md")));
    assertThat(way.environment().keySet())
        .filteredOn(name -> !OF_THE_PLATFORM.contains(name))
        .isSubsetOf(table.results().map(found -> found.group(1)).toList());
  }

  /// A node tells all that is wrong at once: so this is all.
  @ParameterizedTest
  @MethodSource("ways")
  void every_value_is_one_that_a_node_takes(Way way) {
    var refused = Script.run(with(way, "PORT=none", "NODE_ADDRESS=127.0.0.1"));
    assertThat(refused.err().lines())
        .containsExactly("PORT is \"none\" but must be a whole number from 0 to 65535");
  }

  /// A node that keeps rooms and processes only has no door to open.
  private static Stream<Way> waysWithDoor() {
    return Way.all()
        .filter(way -> way.environment().getOrDefault("NODE_ROLES", "web").contains("web"));
  }

  /// Names are asked for on hosts that the trials make; here a node is told of itself. Ports are
  /// such as are free here.
  @ParameterizedTest
  @MethodSource("waysWithDoor")
  void a_node_opens_with_it(Way way) {
    int port = Place.freePort("127.0.0.1");
    var here = "CLUSTER_PEERS=127.0.0.1:" + port;
    var settings = with(way, here, "NODE_ADDRESS=127.0.0.1", "CLUSTER_PORT=" + port, "PORT=0");
    settings.removeIf(setting -> setting.matches("(DNS_CLUSTER_QUERY|METRICS_PORT)=.*"));
    try (var node = aNode(settings.toArray(new String[0]))) {
      Patience.until(
          Patience.SHORT,
          () -> "readiness " + node.log(),
          () -> Http.get(node, "/health/ready").status() == 200);
      assertThat(Http.get(node, "/api/cluster", "Authorization: Bearer " + Way.SECRET).status())
          .isEqualTo(200);
    }
  }

  private static List<String> with(Way way, String... more) {
    var settings = new ArrayList<>(way.settings());
    settings.addAll(List.of(more));
    return settings;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void a_node_has_the_time_it_takes_to_go(Way way) {
    if (!way.file().startsWith("heroku/")) {
      assertThat(way.grace()).isGreaterThanOrEqualTo(GOING);
    }
  }

  /// 60 of 100 for the heap, and what is left is enough for the rest.
  @ParameterizedTest
  @MethodSource("ways")
  void there_is_memory_beside_the_heap(Way way) {
    assertThat(Shelf.text("Dockerfile")).contains("EXTRA_JAVA_OPTS=-XX:MaxRAMPercentage=60\n");
    assertThat(way.environment().getOrDefault("EXTRA_JAVA_OPTS", "-XX:MaxRAMPercentage=60"))
        .isEqualTo("-XX:MaxRAMPercentage=60");
    way.memory().ifPresent(memory -> assertThat(memory * 4 / 10).isGreaterThanOrEqualTo(300));
  }

  @Test
  void everyone_means_the_same_ports() {
    assertThat(Shelf.text("Dockerfile")).contains("EXPOSE 9000 9100\n");
    var label = "/labels/traefik.http.services.parlor.loadbalancer.server.port";
    assertThat(document("compose.yaml").at("/services/parlor" + label).asText()).isEqualTo("9000");
    assertThat(document("stack.yaml").at("/services/parlor/deploy" + label).asText())
        .isEqualTo("9000");
    assertThat(document("fly.toml").at("/http_service/internal_port").asInt()).isEqualTo(9000);
    var ports = ofKind("Deployment", "parlor").at("/spec/template/spec/containers/0/ports");
    assertThat(Way.elements(ports).map(port -> said(port, "name") + said(port, "containerPort")))
        .containsExactly("http9000", "cluster9100", "metrics9200");
    assertThat(ways().map(way -> way.environment().getOrDefault("METRICS_PORT", "9200")))
        .containsOnly("9200");
    for (var service : List.of("parlor", "parlor-nodes")) {
      assertThat(ofKind("Service", service).at("/spec/ports/0/targetPort").asText())
          .isEqualTo(service.equals("parlor") ? "http" : "cluster");
    }
    assertThat(Way.all()).noneMatch(way -> way.environment().containsKey("CLUSTER_PORT"));
    assertThat(Way.all()).noneMatch(way -> way.environment().containsKey("PORT"));
  }

  private static String said(JsonNode object, String name) {
    return object.path(name).asText();
  }

  @Test
  void every_path_that_is_asked_for_is_answered() {
    var container = ofKind("Deployment", "parlor").at("/spec/template/spec/containers/0");
    var label = "/labels/traefik.http.services.parlor.loadbalancer.healthcheck.path";
    var paths =
        Stream.of(
            container.at("/startupProbe/httpGet/path"),
            container.at("/readinessProbe/httpGet/path"),
            container.at("/livenessProbe/httpGet/path"),
            document("fly.toml").at("/http_service/checks/0/path"),
            document("compose.yaml").at("/services/parlor" + label),
            document("stack.yaml").at("/services/parlor/deploy" + label));
    try (var node = aNode()) {
      assertThat(paths.map(JsonNode::asText))
          .allMatch(path -> path.startsWith("/health/"))
          .allMatch(path -> Http.get(node, path).status() == 200);
      var port = "PORT=" + node.port();
      assertThat(Script.run(List.of(port), "health")).isEqualTo(new Script.Ended(0, "ready\n", ""));
      node.kill();
      assertThat(Script.run(List.of(port), "health").code()).isEqualTo(1);
    }
    assertThat(Script.run(List.of("NODE_ROLES=home"), "health").err()).contains("METRICS_PORT");
  }

  /// Fly's name is made of the app's, the one of Kubernetes of the service's.
  @Test
  void nodes_are_looked_for_under_names_that_there_are() {
    assertThat(ways().map(way -> way.names().getFirst()))
        .containsExactly(
            document("compose.yaml").at("/services/parlor/networks/inside/aliases/0").asText(),
            "tasks.parlor",
            document("fly.toml").path("app").asText() + ".internal",
            "parlor-nodes.rooms.svc.cluster.local",
            "web.parlor.app.localspace",
            "web.parlor.app.localspace");
    assertThat(ofKind("Service", "parlor-nodes").at("/spec/publishNotReadyAddresses").asBoolean())
        .isTrue();
  }

  @Test
  void the_proxy_that_is_believed_is_in_the_network_that_there_is() {
    for (var file : List.of("compose.yaml", "stack.yaml")) {
      assertThat(document(file).at("/services/parlor/environment/TRUSTED_PROXIES").asText())
          .isEqualTo(document(file).at("/networks/inside/ipam/config/0/subnet").asText());
    }
  }

  @Test
  void no_file_holds_a_secret() {
    var assigned = Pattern.compile("(?m)\\b(CLUSTER_COOKIE|ADMIN_TOKEN)[\"']?\\s*[:=]\\s*(\\S*)");
    for (var file : Shelf.files()) {
      if (!file.equals("README.md")) {
        assertThat(assigned.matcher(Shelf.text(file)).results().map(found -> found.group(2)))
            .as(file)
            .allMatch(value -> value.matches("|\"\"|\\{|\\$\\{[A-Z_]+:\\?.*|\"\\$\\$\\(<"));
      }
    }
    assertThat(Shelf.text(Script.root().resolve(".gitignore"))).contains(".env\n");
    assertThat(cookies(Shelf.text("README.md"))).isEmpty();
  }

  /// Words that could be secrets: long, and with digits and letters of both sizes in them.
  private static List<String> cookies(String text) {
    return Pattern.compile("[\\w-]{30,}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> word.matches(".*\\d.*") && word.matches(".*[A-Z].*[a-z].*"))
        .toList();
  }
}
