package parlor.trials.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parlor.trials.Script;

/// The files of `deploy/`, each read in its language. A key that stands twice is an error, though
/// most readers would take the later.
final class Shelf {

  private static final ObjectMapper YAML = strict(YAMLMapper.builder().build());
  private static final ObjectMapper TOML = strict(TomlMapper.builder().build());
  private static final ObjectMapper JSON = strict(JsonMapper.builder().build());

  private Shelf() {}

  private static ObjectMapper strict(ObjectMapper mapper) {
    mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    return mapper;
  }

  /// Every file, by its path below `deploy/`.
  static List<String> files() {
    var here = place("");
    try (Stream<Path> all = Files.walk(here)) {
      return all.filter(Files::isRegularFile)
          .map(file -> here.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException fault) {
      throw new UncheckedIOException("listing " + here, fault);
    }
  }

  private static Path place(String file) {
    return Script.root().resolve("deploy").resolve(file);
  }

  static String text(String file) {
    return text(place(file));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException("reading " + file, fault);
    }
  }

  /// The documents of a file: YAML may hold several.
  static List<JsonNode> documents(String file) {
    var language = file.endsWith(".yaml") ? YAML : file.endsWith(".toml") ? TOML : JSON;
    try (var values = language.readerFor(JsonNode.class).<JsonNode>readValues(text(file))) {
      return values.readAll();
    } catch (IOException fault) {
      throw new UncheckedIOException("reading " + file, fault);
    }
  }

  static JsonNode document(String file) {
    return documents(file).getFirst();
  }

  /// The one of a kind, such as `Deployment`, among the files for Kubernetes.
  static JsonNode ofKind(String kind, String name) {
    return files().stream()
        .filter(file -> file.startsWith("kubernetes/"))
        .flatMap(file -> documents(file).stream())
        .filter(document -> document.path("kind").asText().equals(kind))
        .filter(document -> document.at("/metadata/name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The command of a kind of dyno.
  static String dyno(String kind) {
    return text("heroku/Procfile")
        .lines()
        .filter(line -> line.startsWith(kind + ": "))
        .map(line -> line.substring(kind.length() + 2))
        .collect(Collectors.joining());
  }
}
