package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.validation.ValidatedRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parlor.party.Floor;
import parlor.party.Stats;
import parlor.party.Stay;
import parlor.web.Contract.Checked;
import parlor.web.Contract.Operation;

/// The description of the API, what is checked against it, and what answers to it.
class ContractTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Contract CONTRACT = new Contract(VERTX, Api.DESCRIPTION);
  private static final JsonObject DESCRIPTION = CONTRACT.text().toJsonObject();
  private static final JsonObject COMPONENTS = DESCRIPTION.getJsonObject("components");
  private static final String NAMES =
      "A name has 1 to 64 letters A to Z, digits and _ - ., and not dots alone";
  private static final Stats STATS = new Stats(3, 2, 1, 1, 1, 1 / 3d, 0.25);

  @AfterAll
  static void close() {
    VERTX.close().toCompletionStage().toCompletableFuture().join();
  }

  // What is described.

  @Test
  void what_is_described_is_answered_and_nothing_else() {
    var described = CONTRACT.operations().stream().map(Operation::id).collect(Collectors.toSet());

    var answered = new HashSet<>(PartyActs.ALL.keySet());
    answered.addAll(ClusterActs.ALL.keySet());
    answered.addAll(RoomActs.ALL.keySet());
    answered.addAll(Set.of("page", "description"));

    assertThat(described).isEqualTo(answered);
    assertThat(CONTRACT.operations()).hasSameSizeAs(described);
  }

  @Test
  void every_answer_stands_in_the_description_of_every_operation_that_can_have_it() {
    for (var operation : CONTRACT.operations()) {
      var answers = described(operation).getJsonObject("responses").fieldNames();
      boolean isOpen = operation.path().startsWith("/api/rooms");
      assertThat(answers).as(operation.id()).contains(isOpen ? "429" : "401", "403");
      assertThat(answers).as(operation.id()).containsAnyOf("200", "201");
      if (!isOpen && (operation.takesParameters() || operation.takesBody())) {
        assertThat(answers).as(operation.id()).contains("400");
      }
      assertThat(answers.containsAll(Set.of("413", "415")))
          .as(operation.id())
          .isEqualTo(operation.takesBody());
    }
  }

  @Test
  void every_example_is_one() {
    for (var operation : CONTRACT.operations()) {
      for (var answer : described(operation).getJsonObject("responses")) {
        isOne(resolved((JsonObject) answer.getValue()));
      }
      if (operation.takesBody()) {
        isOne(described(operation).getJsonObject("requestBody"));
      }
    }
  }

  private static void isOne(JsonObject part) {
    var json = part.getJsonObject("content").getJsonObject("application/json", new JsonObject());
    if (json.containsKey("example")) {
      fits(json.getValue("example"), json.getJsonObject("schema"));
    }
  }

  private static JsonObject described(Operation operation) {
    return DESCRIPTION
        .getJsonObject("paths")
        .getJsonObject(operation.path())
        .getJsonObject(operation.method().name().toLowerCase(java.util.Locale.ROOT));
  }

  private static Operation operation(String id) {
    return CONTRACT.operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject resolved(JsonObject part) {
    var reference = part.getString("$ref");
    return reference == null
        ? part
        : COMPONENTS
            .getJsonObject("responses")
            .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void fits(Object value, JsonObject schema) {
    var whole = JsonSchema.of(schema.copy().put("components", COMPONENTS.copy()));
    var options =
        new JsonSchemaOptions()
            .setDraft(Draft.DRAFT202012)
            .setBaseUri("app://")
            .setOutputFormat(OutputFormat.Basic);
    var result = Validator.create(whole, options).validate(value);
    assertThat(result.getValid())
        .as(() -> value + " for " + schema + ": " + result.toJson())
        .isTrue();
  }

  // What is answered.

  @Test
  void what_is_answered_is_what_is_described() {
    answers("allRooms", PartyJson.rooms(List.of("den", "kitchen")));
    answers("addRooms", JsonBody.ok());
    answers("whoIsIn", PartyJson.room("den", List.of("bilal", "kid")));
    answers("allPeople", PartyJson.people(List.of()));
    answers("whereIs", PartyJson.person("kid", Optional.of("den")));
    answers("whereIs", PartyJson.person("kid", Optional.empty()));
    answers("roomLog", PartyJson.log("kid", List.of(new Stay(1, "den"))));
    answers("dump", PartyJson.dump(new TreeMap<>(Map.of("den", List.of("kid")))));
    answers("stats", PartyJson.stats(STATS));
    fits(
        PartyJson.destinationFull("kid").toJsonObject(),
        schema(described(operation("walkInto")).getJsonObject("responses").getJsonObject("409")));
    fits(
        JsonBody.outcome("refused", "\"").toJsonObject(),
        new JsonObject().put("$ref", "#/components/schemas/Refusal"));
  }

  private static void answers(String id, Buffer json) {
    var answer = described(operation(id)).getJsonObject("responses").getJsonObject("200");
    fits(json.toJsonObject(), schema(resolved(answer)));
  }

  private static JsonObject schema(JsonObject answer) {
    return answer
        .getJsonObject("content")
        .getJsonObject("application/json")
        .getJsonObject("schema");
  }

  @Test
  void times_are_in_microseconds() {
    var log = PartyJson.log("kid", List.of(new Stay(1_795_298_462_000_000L, "den")));

    assertThat(log.toJsonObject().getJsonArray("log").getJsonObject(0).getString("time"))
        .isEqualTo("2026-11-21T22:01:02.000000Z");
  }

  @Test
  void averages_have_four_digits() {
    assertThat(PartyJson.stats(STATS).toJsonObject().getDouble("fullness")).isEqualTo(0.3333);
  }

  @Test
  void the_stream_is_as_it_is_described() {
    var before = scene("ana", "den", "kid");
    var moved = scene("ana", "den", "kid", "lucy");
    var anew = scene("ben", "attic", "kid");

    line("Floor", SceneWriter.floor(before));
    line("Change", SceneWriter.change(moved.since(before)));
    line("Change", SceneWriter.change(anew.since(before)));
    line("Still", SceneWriter.STILL);
    assertThat(SceneWriter.change(moved.since(before)).toString())
        .isEqualTo("{\"type\":\"change\",\"moves\":[[\"lucy\",7,0]]}\n");
  }

  private static Scene scene(String owner, String room, String... people) {
    var guests = List.of(people).stream().map(person -> new Floor.Guest(person, 7)).toList();
    var rooms =
        new TreeMap<>(Map.of(room, new Floor.Space(Optional.<Integer>empty(), 200, guests)));
    var owners = IntStream.range(0, 256).mapToObj(_ -> owner).toList();
    return Scene.of("ana", Set.of("ana"), owners, new Floor(rooms), Optional.of(STATS));
  }

  private static void line(String schema, Buffer line) {
    assertThat(line.toString()).endsWith("}\n").hasLineCount(1);
    fits(line.toJsonObject(), new JsonObject().put("$ref", "#/components/schemas/" + schema));
  }

  // What is asked.

  private static Checked check(String id, Map<String, String> path, String query, String body) {
    var parameters = MultiMap.caseInsensitiveMultiMap();
    if (!query.isEmpty()) {
      parameters.add("rooms", query);
    }
    var asked = new Asked(path, parameters, Buffer.buffer(body), "application/json; charset=utf-8");
    return CONTRACT
        .check(operation(id), asked)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(60, java.util.concurrent.TimeUnit.SECONDS)
        .join();
  }

  private static ValidatedRequest fitting(Checked checked) {
    assertThat(checked).isInstanceOf(Checked.Fit.class);
    return ((Checked.Fit) checked).asked();
  }

  private static String why(Checked checked) {
    assertThat(checked).isInstanceOf(Checked.Misfit.class);
    return ((Checked.Misfit) checked).why();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kid", "7", "1.5", "true", "null", "-3", "1e3", "_", ".a", "A-z_0.9"})
  void whatever_looks_like_something_else_is_a_name(String name) {
    var person = fitting(check("whereIs", Map.of("person", name), "", "")).getPathParameters();
    assertThat(person.get("person")).extracting(it -> it.get()).isEqualTo(name);

    var rooms = fitting(check("dump", Map.of(), "den," + name, "")).getQuery().get("rooms");
    assertThat(rooms).extracting(it -> it.getJsonArray().getList()).isEqualTo(List.of("den", name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b", "a/b", "\u00e4", "\"a\"", "", " ", "a,b", "{", "[]", "\\", "a%20", ".", "..."
      })
  void what_is_no_name_is_refused(String name) {
    assertThat(why(check("whereIs", Map.of("person", name), "", "")))
        .startsWith("\"person\" does not fit: ")
        .contains("The name of a person: 1 to 64 letters");
    assertThat(why(check("walkInto", Map.of("room", name), "", "{\"people\":[]}")))
        .startsWith("\"room\" does not fit: ");
  }

  @Test
  void a_name_has_64_letters_at_most() {
    fitting(check("whereIs", Map.of("person", "x".repeat(64)), "", ""));
    why(check("whereIs", Map.of("person", "x".repeat(65)), "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"rooms\":[]}", "{\"rooms\":[{\"name\":\"7\",\"maximum\":2000}]}"})
  void a_body_may_be_missing_where_the_description_says_so(String body) {
    fitting(check("addRooms", Map.of(), "", body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | The body is not JSON.",
        "{} {} | The body is not JSON.",
        "[] | The body does not fit: Instance type array is invalid. Expected object.",
        "null | The body does not fit: Instance type null is invalid. Expected object.",
        "{\"room\":[]} | The body does not fit at room: there is no such field.",
        "{\"rooms\":{}} | The body does not fit at rooms: Instance type object is invalid.",
        "{\"rooms\":[\"a\"]} | The body does not fit at rooms/0: Instance type string is invalid.",
        "{\"rooms\":[{}]} | The body does not fit at rooms/0: Instance does not have required",
        "{\"rooms\":[{\"name\":\"a\"},{\"name\":\"a b\"}]} | The body does not fit at rooms/1/name:",
        "{\"rooms\":[{\"name\":7}]} | The body does not fit at rooms/0/name: Instance type number",
        "{\"rooms\":[{\"name\":\"a\",\"maximum\":0}]} | The body does not fit at rooms/0/maximum: 0 is",
        "{\"rooms\":[{\"name\":\"a\",\"maximum\":2001}]} | The body does not fit at rooms/0/maximum: 2001",
        "{\"rooms\":[{\"name\":\"a\",\"maximum\":1.5}]} | The body does not fit at rooms/0/maximum: Inst",
        "{\"rooms\":[{\"name\":\"a\",\"maximum\":\"all\"}]} | The body does not fit at rooms/0/maximum: S",
        "{\"rooms\":[{\"name\":\"a\",\"maximum\":null}]} | The body does not fit at rooms/0/maximum: I",
        "{\"rooms\":[{\"name\":\"a\",\"size\":1}]} | The body does not fit at rooms/0/size: there is no",
      })
  void what_does_not_fit_is_told_with_its_place(String body, String start) {
    assertThat(why(check("addRooms", Map.of(), "", body))).startsWith(start);
  }

  @Test
  void the_rule_is_told_too() {
    assertThat(why(check("addRooms", Map.of(), "", "{\"rooms\":[{\"name\":\"a b\"}]}")))
        .contains(NAMES);
    assertThat(why(check("addRooms", Map.of(), "", "{\"rooms\":[{\"name\":\"a\",\"maximum\":0}]}")))
        .contains("1 to 2,000");
    assertThat(why(check("setup", Map.of("scenario", "small"), "", "{\"speed\":1e999}")))
        .contains("0.01 to 100");
    assertThat(why(check("setup", Map.of("scenario", "huge"), "", ""))).contains("`giant`");
    assertThat(why(check("dump", Map.of(), "a,b c", ""))).contains("separated by commas");
  }

  @Test
  void who_walks_must_be_named() {
    assertThat(why(check("walkInto", Map.of("room", "den"), "", "")))
        .isEqualTo("The body is missing, or empty.");
    assertThat(why(check("walkInto", Map.of("room", "den"), "", "{}"))).contains("\"people\"");
  }

  @Test
  void what_is_nested_without_end_is_not_json() {
    why(check("addRooms", Map.of(), "", "[".repeat(100_000)));
    why(check("addRooms", Map.of(), "", "{\"rooms\":".repeat(500) + "1" + "}".repeat(500)));
  }
}
