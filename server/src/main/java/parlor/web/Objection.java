package parlor.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.validation.SchemaValidationException;
import io.vertx.openapi.validation.ValidatorErrorType;
import io.vertx.openapi.validation.ValidatorException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Vert.x has against a request, as a sentence: where, what is wrong there, and what the
/// description says of that place.
///
/// @param description the whole of it
/// @param fault in the words of Vert.x
record Objection(JsonObject description, Contract.Operation operation, ValidatorException fault) {

  private static final Pattern PARAMETER = Pattern.compile("parameter (\\S+) is invalid");

  String sentence() {
    return fault instanceof SchemaValidationException mismatch ? sentence(mismatch) : missing();
  }

  private String missing() {
    return fault.type() == ValidatorErrorType.ILLEGAL_VALUE
        ? "The body is not JSON."
        : "The body is missing, or empty.";
  }

  private String sentence(SchemaValidationException mismatch) {
    var error = innermost(mismatch.getOutputUnit().getErrors());
    var parameter = PARAMETER.matcher(String.valueOf(mismatch.getMessage()));
    return parameter.find()
        ? "\"" + parameter.group(1) + "\" does not fit: " + what(error) + of(parameter.group(1))
        : "The body does not fit" + place(error) + ": " + what(error) + rule(error);
  }

  /// Errors come with those around them. The innermost says what it is about.
  private static OutputUnit innermost(List<OutputUnit> errors) {
    return errors.stream()
        .max(Comparator.comparingInt(error -> steps(error.getKeywordLocation()).length))
        .orElseThrow();
  }

  /// Of a path such as `#/rooms/0/name`.
  private static String[] steps(String path) {
    return path.replaceFirst("^#/?", "").split("/", -1);
  }

  private static String place(OutputUnit error) {
    var place = String.join("/", steps(error.getInstanceLocation()));
    return place.isEmpty() ? "" : " at " + place;
  }

  private static String what(OutputUnit error) {
    return error.getKeywordLocation().endsWith("/additionalProperties")
        ? "there is no such field."
        : error.getError() + ".";
  }

  /// The last description on the way to the rule that was broken.
  private String rule(OutputUnit error) {
    var here = resolved(operation(operation).getJsonObject("requestBody"));
    here = resolved(here.getJsonObject("content").getJsonObject("application/json"));
    here = resolved(here.getJsonObject("schema"));
    var rule = described(here, "");
    for (var step : steps(error.getKeywordLocation())) {
      if (here.getValue(step) instanceof JsonObject next) {
        here = resolved(next);
        rule = described(here, rule);
      }
    }
    return rule;
  }

  private String of(String parameter) {
    return Stream.of(item(), operation(operation))
        .flatMap(part -> part.getJsonArray("parameters", new JsonArray()).stream())
        .map(one -> resolved((JsonObject) one))
        .filter(one -> parameter.equals(one.getString("name")))
        .findFirst()
        .map(one -> described(one, ""))
        .orElse("");
  }

  private static String described(JsonObject part, String otherwise) {
    return part.getValue("description") instanceof String text ? " " + text : otherwise;
  }

  private JsonObject item() {
    return description.getJsonObject("paths").getJsonObject(operation.path());
  }

  private JsonObject operation(Contract.Operation operation) {
    return item().getJsonObject(operation.method().name().toLowerCase(Locale.ROOT));
  }

  private JsonObject resolved(JsonObject part) {
    if (!(part.getValue("$ref") instanceof String reference)) {
      return part;
    }
    var here = description;
    for (var step : steps(reference)) {
      here = here.getJsonObject(step);
    }
    return resolved(here);
  }
}
