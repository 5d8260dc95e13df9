package parlor.trials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// JSON in short.
public final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /// An object of these fields: a name and a value, a name and a value, and so on.
  public static ObjectNode object(@Nullable Object... fields) {
    var object = MAPPER.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      object.set(String.valueOf(fields[i]), value(fields[i + 1]));
    }
    return object;
  }

  /// Text, numbers, truth, lists and maps of them, or JSON itself.
  public static JsonNode value(@Nullable Object value) {
    return MAPPER.valueToTree(value);
  }

  /// Reads what must be such an object.
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException fault) {
      throw new AssertionError("not a " + type.getSimpleName() + ": " + text, fault);
    }
  }

  /// Reads what must be JSON.
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException noJson) {
      throw new AssertionError("not JSON: " + text, noJson);
    }
  }
}
