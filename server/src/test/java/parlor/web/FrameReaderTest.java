package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Of all fields only these may be absent.
  private static final List<String> OPTIONAL =
      List.of(
          "join.passcode",
          "settings.deck",
          "settings.autoReveal",
          "settings.lateVotes",
          "settings.rights",
          "settings.passcode",
          "addItems.before",
          "editItem.title",
          "editItem.link",
          "editItem.description",
          "offer.settings",
          "offer.items",
          "offer.passcode");

  static List<String> names() {
    return Golden.clientNames();
  }

  @Test
  void every_kind_of_frame_has_a_golden_file_and_a_place_in_the_page() {
    var known = ClientFrame.class.getAnnotation(JsonSubTypes.class).value();

    assertThat(Arrays.stream(known).map(JsonSubTypes.Type::name).sorted())
        .isEqualTo(Golden.clientNames());
    assertThat(known).hasSameSizeAs(subtypes());
    assertThat(Golden.clientNames()).allMatch(name -> Golden.page().contains("| `" + name + "` |"));
  }

  private static List<Class<?>> subtypes() {
    return Arrays.stream(ClientFrame.class.getDeclaredClasses())
        .filter(ClientFrame.class::isAssignableFrom)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_golden_frame_is_understood(String name) {
    assertThat(FrameReader.read(Golden.client(name))).isInstanceOf(Request.Identified.class);
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_frame_that_lacks_a_field_is_none(String name) throws Exception {
    var whole = (ObjectNode) JSON.readTree(Golden.client(name));
    for (var field : fields(whole)) {
      if (!OPTIONAL.contains(name + "." + field)) {
        var without = whole.deepCopy().without(field);
        assertThat(FrameReader.read(without.toString())).as(field).isEqualTo(NO_FRAME);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_frame_with_a_field_of_another_type_is_none(String name) throws Exception {
    var whole = (ObjectNode) JSON.readTree(Golden.client(name));
    for (var field : fields(whole)) {
      for (var other : List.of("{}", "[[]]", "7", "1.5", "\"?\"", "true")) {
        var value = JSON.readTree(other);
        if (value.getNodeType() != whole.get(field).getNodeType()) {
          var changed = whole.deepCopy().set(field, value);
          assertThat(FrameReader.read(changed.toString()))
              .as(field + " " + other)
              .isEqualTo(NO_FRAME);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_frame_with_a_field_too_many_is_none(String name) throws Exception {
    var more = ((ObjectNode) JSON.readTree(Golden.client(name))).put("more", 1);

    assertThat(FrameReader.read(more.toString())).isEqualTo(NO_FRAME);
  }

  private static final Request NO_FRAME = new Request.NoFrame();
  private static final Request NOT_JSON = new Request.NotJson();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "{}",
        "7",
        "\"join\"",
        "{\"type\":\"ping\"}",
        "{\"type\":\"ping\",\"id\":\"\"}",
        "{\"type\":\"ping\",\"id\":null}",
        "{\"type\":\"ping\",\"id\":7}",
        "{\"type\":\"ping\",\"id\":\"1234567890123456789012345678901234567890x\"}",
        "{\"type\":\"pong\",\"id\":\"1\"}",
        "{\"type\":[\"ping\"],\"id\":\"1\"}",
        "{\"type\":\"vote\",\"id\":\"1\",\"round\":null,\"card\":\"5\"}",
        "{\"type\":\"vote\",\"id\":\"1\",\"round\":{\"number\":0,\"item\":\"#1\",\"attempt\":1},\"card\":\"5\"}",
        "{\"type\":\"vote\",\"id\":\"1\",\"round\":{\"number\":1e9,\"item\":\"#1\",\"attempt\":1},\"card\":\"5\"}",
        "{\"type\":\"vote\",\"id\":\"1\",\"round\":{\"number\":1.5,\"item\":\"#1\",\"attempt\":1},\"card\":\"5\"}",
        "{\"type\":\"vote\",\"id\":\"1\",\"round\":{\"number\":99999999999,\"item\":\"#1\",\"attempt\":1},\"card\":\"5\"}",
        "{\"type\":\"role\",\"id\":\"1\",\"seat\":\"0PwSdr4BX1sA3pYvLQm2Ag\",\"role\":\"king\"}",
        "{\"type\":\"role\",\"id\":\"1\",\"seat\":\"../../etc/passwd\",\"role\":\"voter\"}",
        "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{\"kind\":\"tarot\",\"extras\":[]}}",
        "{\"type\":\"settings\",\"id\":\"1\",\"rights\":{\"reveal\":\"nobody\"}}",
        "{\"type\":\"settings\",\"id\":\"1\",\"deck\":{\"kind\":\"custom\",\"cards\":[null],\"extras\":[]}}",
      })
  void json_that_is_nothing_we_know_is_no_frame(String text) {
    assertThat(FrameReader.read(text)).isEqualTo(NO_FRAME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "join", "{'type':'ping'}", "{\"type\":\"ping\",}", "\u0000", "NaN"})
  void what_is_no_json_is_told_apart(String text) {
    assertThat(FrameReader.read(text)).isEqualTo(NOT_JSON);
  }

  @Test
  void a_doubled_field_or_a_second_object_counts_for_nothing() {
    assertThat(FrameReader.read("{\"type\":\"ping\",\"id\":\"1\",\"id\":\"2\"}"))
        .isEqualTo(NO_FRAME);
    assertThat(FrameReader.read("{\"type\":\"ping\",\"id\":\"1\"}{}")).isEqualTo(NOT_JSON);
  }

  @Test
  void nesting_without_end_ends_early() {
    var deep = "[".repeat(8_000) + "]".repeat(8_000);

    assertThat(FrameReader.read(deep)).isIn(NOT_JSON, NO_FRAME);
    assertThat(FrameReader.read("{\"type\":\"ping\",\"id\":\"1\",\"x\":" + deep + "}"))
        .isIn(NOT_JSON, NO_FRAME);
  }

  private static List<String> fields(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
