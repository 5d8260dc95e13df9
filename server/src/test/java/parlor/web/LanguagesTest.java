package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a page says it says in every language.
class LanguagesTest {

  private static final String ENGLISH = "en";

  /// What Intl.PluralRules chooses from, for whole numbers and fractions.
  private static final Map<String, Set<String>> FORMS =
      Map.of(
          "en", Set.of("one", "other"),
          "de", Set.of("one", "other"),
          "es", Set.of("one", "many", "other"),
          "fr", Set.of("one", "many", "other"),
          "pl", Set.of("one", "few", "many", "other"),
          "pt", Set.of("one", "many", "other"));

  private static final Set<String> ALL_FORMS = Set.of("zero", "one", "two", "few", "many", "other");

  /// Names and signs that are the same in any language.
  private static final Set<String> NOBODYS =
      Set.of(
          "parlor.title",
          "settings.kinds.fibonacci",
          "help.keys.arrows",
          "help.keys.esc",
          "timer.minutes",
          "people.count",
          "party.table.unbounded",
          "cluster.called",
          "cluster.lasting.days",
          "cluster.lasting.hours",
          "cluster.lasting.minutes",
          "cluster.lasting.seconds");

  /// Words that two languages share.
  private static final Map<String, Set<String>> SHARED =
      Map.of(
          "de",
          Set.of(
              "connection.open",
              "connection.offline",
              "story.numbered",
              "item.title",
              "item.link",
              "import.part.link",
              "results.story",
              "clock.open",
              "timer.title",
              "result.median",
              "said.median",
              "settings.deck",
              "party.walk.person",
              "cluster.title",
              "cluster.table.shards"),
          "es",
          Set.of(),
          "fr",
          Set.of(
              "story.numbered",
              "agenda.title",
              "item.title",
              "item.description",
              "import.part.description",
              "results.story",
              "results.votes",
              "party.view.plan",
              "cluster.title",
              "cluster.console",
              "cluster.legend.console",
              "cluster.table.copies",
              "cluster.messages.title",
              "cluster.messages.text"),
          "pl",
          Set.of("item.link", "import.part.link"),
          "pt",
          Set.of(
              "item.link",
              "import.part.link",
              "cluster.title",
              "cluster.console",
              "cluster.legend.console"));

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern OFFERED = Pattern.compile("\\['([a-z]{2})', '[^']+'\\]");
  private static final Pattern SAID = Pattern.compile("\\btext\\('([^'$]+)'");

  private final Map<String, Map<String, String>> english = texts(ENGLISH);

  static Stream<String> languages() {
    return Languages.ALL.stream();
  }

  static Stream<String> translations() {
    return languages().filter(language -> !language.equals(ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void it_has_each_text_and_no_other(String language) {
    assertThat(texts(language).keySet()).isEqualTo(english.keySet());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_text_about_numbers_has_every_form_of_its_language(String language) {
    texts(language)
        .forEach((path, forms) -> {
          var needed = english(path).containsKey("") ? Set.of("") : FORMS.get(language);
          assertThat(forms.keySet()).as(path).isEqualTo(needed);
        });
  }

  @ParameterizedTest
  @MethodSource("translations")
  void it_fills_in_what_English_fills_in(String language) {
    texts(language)
        .forEach((path, forms) ->
            forms.forEach((form, text) -> {
              var others = english(path);
              var model = others.getOrDefault(form, others.getOrDefault("other", ""));
              assertThat(placeholders(text)).as("%s %s", path, form).isEqualTo(placeholders(model));
            }));
  }

  @ParameterizedTest
  @MethodSource("translations")
  void nothing_was_left_in_English(String language) {
    var same =
        texts(language).entrySet().stream()
            .filter(text -> text.getValue().equals(english.get(text.getKey())))
            .map(Map.Entry::getKey)
            .filter(path -> !NOBODYS.contains(path))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(same).isEqualTo(new TreeSet<>(SHARED.get(language)));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_text_is_empty_or_has_room_around_it(String language) {
    texts(language)
        .forEach((path, forms) ->
            assertThat(forms.values())
                .as(path)
                .allSatisfy(text -> assertThat(text).isNotEmpty().isEqualTo(text.strip())));
  }

  @Test
  void the_page_offers_the_languages_that_the_server_knows() {
    var offered =
        OFFERED
            .matcher(Assets.text("page/assets/messages.js"))
            .results()
            .map(found -> found.group(1))
            .toList();

    assertThat(offered).isEqualTo(Languages.ALL);
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void what_a_script_says_is_there(Path script) throws IOException {
    var said =
        SAID.matcher(Files.readString(script))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(english.keySet()).containsAll(said);
  }

  static Stream<Path> scripts() throws IOException {
    try (var files = Files.list(Path.of("src/main/resources/page/assets"))) {
      return files.filter(file -> file.toString().endsWith(".js")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | de",
        "de-AT,de;q=0.9,en;q=0.8 | de",
        "pt-BR | pt",
        "pt-PT,en;q=0.5 | pt",
        "PL | pl",
        "en;q=0.3, fr-CA;q=0.7 | fr",
        "nl-BE, es-419;q=0.5 | es",
        "zh-Hant-TW | en",
        "* | en",
        "de;q=nonsense | en",
        ";;; | en"
      })
  void the_first_that_is_asked_for_and_is_there(String asked, String language) {
    assertThat(Languages.askedFor(asked)).isEqualTo(language);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void who_asks_for_nothing_reads_English(@Nullable String asked) {
    assertThat(Languages.askedFor(asked)).isEqualTo(ENGLISH);
    assertThat(Languages.askedFor("de,".repeat(1000))).isEqualTo(ENGLISH);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void a_page_is_in_its_language_before_any_script(String language) {
    var assets = new Assets();
    for (var file : List.of("start.html", "room.html", "missing.html", "party.html")) {
      var page = assets.page(file, language).plain().toString(StandardCharsets.UTF_8);
      var words = file.equals("party.html") ? "script.party" : "script.room";

      assertThat(page)
          .contains("<html lang=\"" + language + "\">")
          .contains("/messages/" + language + ".json")
          .contains(
              "<noscript>" + texts(language).getOrDefault(words, Map.of()).get("") + "</noscript>");
    }
  }

  private Map<String, String> english(String path) {
    return english.getOrDefault(path, Map.of());
  }

  /// Each text by its path; by form, where there are several, else under the empty name.
  private static Map<String, Map<String, String>> texts(String language) {
    var found = new TreeMap<String, Map<String, String>>();
    var file = "page/assets/messages/" + language + ".json";
    gather("", new JsonObject(Assets.text(file)), found);
    return found;
  }

  private static void gather(
      String path, JsonObject group, Map<String, Map<String, String>> found) {
    for (var entry : group) {
      var here = path.isEmpty() ? entry.getKey() : path + '.' + entry.getKey();
      if (!(entry.getValue() instanceof JsonObject inner)) {
        found.put(here, Map.of("", (String) entry.getValue()));
      } else if (inner.containsKey("other") && ALL_FORMS.containsAll(inner.fieldNames())) {
        found.put(
            here,
            inner.stream()
                .collect(Collectors.toMap(Map.Entry::getKey, form -> (String) form.getValue())));
      } else {
        gather(here, inner, found);
      }
    }
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
