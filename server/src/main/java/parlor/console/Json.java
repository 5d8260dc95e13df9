package parlor.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// JSON, token by token: an `ObjectMapper` would take longer to make than all the rest.
final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Json() {}

  // What is sent.

  static String people(List<String> names) {
    return written(json -> {
      json.writeArrayFieldStart("people");
      for (var name : names) {
        json.writeString(name);
      }
      json.writeEndArray();
    });
  }

  /// Rooms that there are to be.
  ///
  /// @param maximum of each of them: a number or `none`
  static String rooms(List<String> names, Optional<String> maximum) {
    return written(json -> {
      json.writeArrayFieldStart("rooms");
      for (var name : names) {
        json.writeStartObject();
        json.writeStringField("name", name);
        if (maximum.isPresent()) {
          writeMaximum(json, maximum.get());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static void writeMaximum(JsonGenerator json, String maximum) throws IOException {
    if (maximum.equals("none")) {
      json.writeStringField("maximum", maximum);
    } else {
      json.writeNumberField("maximum", Integer.parseInt(maximum));
    }
  }

  static String pace(Optional<BigDecimal> speed, Optional<BigDecimal> walks) {
    return written(json -> {
      if (speed.isPresent()) {
        json.writeNumberField("speed", speed.get());
      }
      if (walks.isPresent()) {
        json.writeNumberField("walks", walks.get());
      }
    });
  }

  static String text(String text) {
    return written(json -> json.writeStringField("text", text));
  }

  static String loss(boolean isAccepted) {
    return written(json -> json.writeBooleanField("acceptLoss", isAccepted));
  }

  @FunctionalInterface
  private interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private static String written(Fields fields) {
    var text = new StringWriter();
    try (var json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
    return text.toString();
  }

  // What comes.

  /// Reads an object.
  ///
  /// @return nothing for what is no JSON object
  static Optional<JsonNode> object(String text) {
    try (var json = FACTORY.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      var object = value(json);
      return json.nextToken() == null ? Optional.of(object) : Optional.empty();
    } catch (JsonProcessingException noJson) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading a text in memory", impossible);
    }
  }

  /// The text in a field.
  ///
  /// @return nothing where there is none
  static Optional<String> text(JsonNode json, String field) {
    var value = json.path(field);
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  private static JsonNode value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> fields(json);
      case START_ARRAY -> elements(json);
      case VALUE_STRING -> NODES.textNode(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(json.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(json.getBooleanValue());
      default -> NODES.nullNode();
    };
  }

  private static JsonNode fields(JsonParser json) throws IOException {
    var object = NODES.objectNode();
    for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      object.set(name, value(json));
    }
    return object;
  }

  private static JsonNode elements(JsonParser json) throws IOException {
    var array = NODES.arrayNode();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(json));
    }
    return array;
  }
}
