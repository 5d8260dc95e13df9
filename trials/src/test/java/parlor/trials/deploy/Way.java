package parlor.trials.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One way to have a node run, as far as its file says.
///
/// @param file that says it, below `deploy/`
/// @param environment what the node is given, with a secret in place of every secret
/// @param grace how long it has between being told to stop and being killed, less what passes
///   before it is told
/// @param memory how many MiB it may use, where the file says so
public record Way(
    String file, Map<String, String> environment, Duration grace, Optional<Integer> memory) {

  /// As `./parlor secret` prints one.
  static final String SECRET = "deploys-8vYt2Kq0RbXo5JwMf1Zc7uHsNd3Ae9LgPi4Ty";

  private static final Pattern MEMORY = Pattern.compile("(\\d+)(g|gb|Gi|m|mb|Mi)");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(\\S+) ");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\(([A-Z_]+)\\)");

  public Way {
    environment = Collections.unmodifiableMap(new TreeMap<>(environment));
  }

  @Override
  public String toString() {
    return file;
  }

  /// All of them. A dyno has 30 seconds, whatever a file says, so Heroku is missing where grace
  /// counts.
  public static Stream<Way> all() {
    return Stream.of(
        compose("compose.yaml"),
        compose("stack.yaml"),
        fly(),
        kubernetes(),
        heroku("web"),
        heroku("worker"));
  }

  private static Way compose(String file) {
    var service = Shelf.document(file).at("/services/parlor");
    var environment = new TreeMap<String, String>();
    fields(service.path("environment"))
        .forEach(field ->
            environment.put(field.getKey(), value(field.getKey(), field.getValue().asText())));
    if (service.has("secrets")) {
      environment.putAll(secrets());
    }
    return new Way(
        file,
        environment,
        seconds(service.path("stop_grace_period").asText()),
        Optional.of(mebibytes(service.at("/deploy/resources/limits/memory").asText())));
  }

  private static Way fly() {
    var file = Shelf.document("fly.toml");
    var environment = new TreeMap<>(secrets());
    fields(file.path("env"))
        .forEach(field -> environment.put(field.getKey(), field.getValue().asText()));
    return new Way(
        "fly.toml",
        environment,
        Duration.ofSeconds(file.path("kill_timeout").asInt()),
        Optional.of(mebibytes(file.at("/vm/0/memory").asText())));
  }

  private static Way kubernetes() {
    var pod = Shelf.ofKind("Deployment", "parlor").at("/spec/template/spec");
    var container = pod.at("/containers/0");
    var environment = new TreeMap<>(secrets());
    environment.put("POD_NAMESPACE", "rooms");
    for (var variable : container.path("env")) {
      if (variable.has("value")) {
        environment.put(
            variable.path("name").asText(),
            REFERENCE
                .matcher(variable.path("value").asText())
                .replaceAll(found ->
                    Matcher.quoteReplacement(environment.getOrDefault(found.group(1), ""))));
      }
    }
    var before = container.at("/lifecycle/preStop/exec/command/1").asInt();
    return new Way(
        "kubernetes/deployment.yaml",
        environment,
        Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asInt() - before),
        Optional.of(mebibytes(container.at("/resources/limits/memory").asText())));
  }

  /// With what the platform gives every dyno.
  private static Way heroku(String kind) {
    var environment = new TreeMap<String, String>();
    fields(Shelf.document("heroku/app.json").path("env"))
        .forEach(field ->
            environment.put(
                field.getKey(),
                field.getValue().path("generator").asText().equals("secret")
                    ? SECRET
                    : field.getValue().path("value").asText()));
    environment.put("HEROKU_DNS_APP_NAME", "parlor.app.localspace");
    var assignments = ASSIGNMENT.matcher(Shelf.dyno(kind));
    while (assignments.find()) {
      environment.put(
          assignments.group(1),
          assignments
              .group(2)
              .replace("$HEROKU_DNS_APP_NAME", environment.get("HEROKU_DNS_APP_NAME")));
    }
    return new Way("heroku/Procfile: " + kind, environment, Duration.ZERO, Optional.empty());
  }

  /// What nodes are told, for a process.
  public List<String> settings() {
    return environment.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  /// What starts a dyno of a kind, as the shell of the platform reads it.
  public static String dyno(String kind) {
    return Shelf.dyno(kind);
  }

  /// The names under which nodes look for each other.
  public List<String> names() {
    return Arrays.asList(environment.getOrDefault("DNS_CLUSTER_QUERY", "").split(","));
  }

  private static Map<String, String> secrets() {
    return Map.of("CLUSTER_COOKIE", SECRET, "ADMIN_TOKEN", SECRET);
  }

  /// Compose takes what stands like `${NAME:?why}` from elsewhere, and stops where it is not there.
  private static String value(String name, String text) {
    return text.startsWith("${" + name + ":?") ? SECRET : text;
  }

  private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode object) {
    return object.properties().stream();
  }

  /// The elements of a list.
  static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static Duration seconds(String text) {
    return Duration.parse("PT" + text);
  }

  private static int mebibytes(String text) {
    var form = MEMORY.matcher(text);
    if (!form.matches()) {
      throw new IllegalStateException("no size of memory: " + text);
    }
    return Integer.parseInt(form.group(1)) * (form.group(2).matches("[gG].*") ? 1024 : 1);
  }
}
