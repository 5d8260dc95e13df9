package parlor.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The pages and all they load, from the class path.
///
/// What a page loads stands below `/assets/{version}/`, where the version is a hash of the jar all
/// of it came in: an address never changes its content, so browsers keep it for good. A path names
/// a resource only if it has the plain form below, which knows no way up and no hidden file.
final class Assets {

  /// Where pages write that they load something; [#page] puts the version in.
  private static final String ROOT = "/assets/";

  /// Where pages write that the head they have in common goes.
  private static final String HEAD = "  <!-- head.html -->\n";

  /// Where pages write what they say without scripts.
  private static final Pattern WORDS = Pattern.compile("<!-- script\\.([a-z]+) -->");

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
  private static final Pattern PATH =
      Pattern.compile(
          "[a-z0-9-]+(?:/[a-z0-9-]+)*(?:\\.(?:es|esm|min))?\\.(js|mjs|css|json|svg|png|webmanifest)");
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "webmanifest", "application/manifest+json");
  private static final Set<String> COMMENTED = Set.of("js", "css");

  /// One that begins and ends a line.
  private static final Pattern COMMENT =
      Pattern.compile("^[ \\t]*/\\*.*?\\*/[ \\t]*$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final String LIB = "lib/";
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "lit", "lit",
          "lit-html", "lit-html",
          "lit-element", "lit-element",
          "reactive-element", "lit__reactive-element",
          "marked", "marked",
          "dompurify", "dompurify",
          "papaparse", "papaparse");

  private final ConcurrentMap<String, Asset> loaded = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Asset> pages = new ConcurrentHashMap<>();
  private final String version = versionOf(codeSource());

  /// What stands in the addresses of all assets of this build.
  String version() {
    return version;
  }

  /// What lies under this path below the version, if anything does.
  Optional<Asset> find(String path) {
    var asset = loaded.get(path);
    return asset != null ? Optional.of(asset) : load(path);
  }

  private Optional<Asset> load(String path) {
    var form = PATH.matcher(path);
    if (!form.matches()) {
      return Optional.empty();
    }
    boolean isOurs = !path.startsWith(LIB);
    var asset = resource(path).flatMap(Assets::read);
    return asset.map(bytes -> {
      var content = isOurs && COMMENTED.contains(form.group(1)) ? withoutComments(bytes) : bytes;
      var type = TYPES.getOrDefault(form.group(1), "application/octet-stream");
      return loaded.computeIfAbsent(path, _ -> Asset.of(type, content));
    });
  }

  /// For those who read the source: a seventh of what a room would load. Lines keep their numbers.
  private static byte[] withoutComments(byte[] source) {
    return COMMENT
        .matcher(new String(source, StandardCharsets.UTF_8))
        .replaceAll(comment -> "\n".repeat((int) comment.group().lines().count() - 1))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> resource(String path) {
    return path.startsWith(LIB)
        ? library(path.substring(LIB.length()))
        : Optional.of("page/assets/" + path);
  }

  private static Optional<String> library(String path) {
    int slash = path.indexOf('/');
    var artifact = slash < 0 ? null : LIBRARIES.get(path.substring(0, slash));
    return artifact == null
        ? Optional.empty()
        : Optional.of(
            "META-INF/resources/webjars/"
                + artifact
                + "/"
                + versionOf(artifact)
                + path.substring(slash));
  }

  private static String versionOf(String artifact) {
    var about = new Properties();
    var path = "META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
    try (var in = Assets.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no WebJar of " + artifact + " on the class path");
      }
      about.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + path, unreadable);
    }
    return about.getProperty("version");
  }

  /// An HTML page by its file name, in one of the [Languages]: with the head that all have, and the
  /// version put into all it loads.
  Asset page(String file, String language) {
    return pages.computeIfAbsent(
        language + ' ' + file,
        _ -> {
          var page = text("page/" + file).replace(HEAD, text("page/head.html"));
          return Asset.of("text/html; charset=utf-8", versioned(inWords(page, language)));
        });
  }

  /// What pages say without their scripts, and which texts they load first.
  private static String inWords(String page, String language) {
    var words =
        new JsonObject(text("page/assets/messages/" + language + ".json")).getJsonObject("script");
    return WORDS
        .matcher(page)
        .replaceAll(found -> Matcher.quoteReplacement(words.getString(found.group(1))))
        .replace("<html lang=\"en\">", "<html lang=\"" + language + "\">")
        .replace("messages/en.json", "messages/" + language + ".json");
  }

  /// The source that a Content-Security-Policy must allow for the import map of all pages to count.
  String importMapSource() {
    var map = IMPORT_MAP.matcher(versioned(text("page/head.html")));
    if (!map.find()) {
      throw new IllegalStateException("no import map in the head of pages");
    }
    return "'sha256-" + Asset.sha256(map.group(1).getBytes(StandardCharsets.UTF_8)) + "'";
  }

  private String versioned(String text) {
    return text.replace(ROOT, ROOT + version + "/");
  }

  static String text(String resource) {
    var content = read(resource).orElseThrow(() -> new IllegalStateException("no " + resource));
    return new String(content, StandardCharsets.UTF_8);
  }

  private static Optional<byte[]> read(String resource) {
    try (var in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + resource, unreadable);
    }
  }

  /// Found by what lies beside this class. The class itself forgets where it came from when an AOT
  /// cache brought it and the whole directory has been moved since.
  private static Path codeSource() {
    var here = Objects.requireNonNull(Assets.class.getResource("Assets.class"));
    try {
      return here.openConnection() instanceof JarURLConnection jar
          ? Path.of(jar.getJarFileURL().toURI())
          : Path.of(here.toURI()).resolveSibling("");
    } catch (IOException | URISyntaxException impossible) {
      throw new IllegalStateException("a class path that is no path: " + here, impossible);
    }
  }

  /// A directory of classes changes under way, so what it holds gets an address of its own at each
  /// start.
  private static String versionOf(Path source) {
    try {
      byte[] content =
          Files.isRegularFile(source)
              ? Files.readAllBytes(source)
              : Long.toString(System.nanoTime()).getBytes(StandardCharsets.UTF_8);
      return Asset.sha256(content).replaceAll("[^A-Za-z0-9]", "").substring(0, 12);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("reading " + source, unreadable);
    }
  }
}
