package parlor.trials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/// What the node answered to one frame.
public record Answer(JsonNode frame) {

  public void isDone() {
    assertThat(frame.path("type").asText()).as("%s", frame).isEqualTo("done");
  }

  public JsonNode isWelcome() {
    assertThat(frame.path("type").asText()).as("%s", frame).isEqualTo("welcome");
    return frame;
  }

  /// With this reason, and a sentence for people.
  public void isRefused(String reason) {
    assertThat(frame.path("type").asText()).as("%s", frame).isEqualTo("refused");
    assertThat(frame.path("reason").asText()).as("%s", frame).isEqualTo(reason);
    assertThat(frame.path("message").asText()).as("%s", frame).matches("[A-Z].*[.]");
  }
}
