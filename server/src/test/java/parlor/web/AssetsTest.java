package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {

  private static final Pattern LOADED = Pattern.compile("/assets/[A-Za-z0-9]+/([^\"]+\\.[a-z]+)\"");

  private final Assets assets = new Assets();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start.html",
        "room.html",
        "results.html",
        "party.html",
        "cluster.html",
        "api.html",
        "missing.html"
      })
  void everything_a_page_loads_is_there(String page) {
    assertThat(loadedBy(page)).isNotEmpty().allMatch(path -> assets.find(path).isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lib/marked/lib/marked.esm.js",
        "lib/dompurify/dist/purify.es.mjs",
        "lib/papaparse/papaparse.min.js"
      })
  void what_a_page_loads_only_when_it_needs_it_is_there(String path) {
    assertThat(assets.find(path)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"room.js", "room.css"})
  void comments_stay_with_the_source_and_lines_keep_their_numbers(String path) {
    var served = assets.find(path).orElseThrow().plain().toString(StandardCharsets.UTF_8);
    var source = Assets.text("page/assets/" + path);

    assertThat(source).contains("/*");
    assertThat(served).doesNotContain("/*");
    assertThat(served.lines().count()).isEqualTo(source.lines().count());
  }

  @Test
  void the_licences_of_others_are_served_with_their_code() {
    var lit = assets.find("lib/lit-html/lit-html.js").orElseThrow().plain();
    assertThat(lit.toString(StandardCharsets.UTF_8)).contains("@license");
  }

  private Set<String> loadedBy(String page) {
    return LOADED
        .matcher(assets.page(page, "de").plain().toString())
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void compressed_it_is_the_same() throws Exception {
    var page = assets.page("room.html", "en");
    var gzip = new GZIPInputStream(new ByteArrayInputStream(page.gzip().getBytes()));

    assertThat(Buffer.buffer(gzip.readAllBytes())).isEqualTo(page.plain());
    assertThat(page.gzip().length()).isLessThan(page.plain().length());
  }

  @Test
  void the_import_map_that_the_policy_allows_is_the_one_in_the_page() {
    var page = assets.page("room.html", "de").plain().toString(StandardCharsets.UTF_8);
    int start =
        page.indexOf("<script type=\"importmap\">") + "<script type=\"importmap\">".length();
    var map = page.substring(start, page.indexOf("</script>", start));

    assertThat(assets.importMapSource())
        .isEqualTo("'sha256-" + Asset.sha256(map.getBytes(StandardCharsets.UTF_8)) + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "../room.html",
        "../../logback.xml",
        "./room.css",
        "lib/../room.css",
        "lib/lit/../../room.css",
        "lib/jackson/index.js",
        "lib/lit",
        "lib/index.js",
        ".hidden.js",
        "/etc/passwd.js",
        "messages//en.json",
        "messages\\en.json",
        "room.CSS",
        "room.class",
        "room.css\u0000.js"
      })
  void a_path_that_is_none_names_nothing(String path) {
    assertThat(assets.find(path)).isEmpty();
  }
}
