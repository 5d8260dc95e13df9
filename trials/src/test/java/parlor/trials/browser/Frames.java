package parlor.trials.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/// The raw messages that a page was sent over its WebSockets, whatever the page made of them.
final class Frames {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> received = new ArrayList<>();

  Frames(Page page) {
    page.onWebSocket(socket -> socket.onFrameReceived(frame -> received.add(frame.text())));
  }

  List<JsonNode> received() {
    return received.stream().map(Frames::parsed).toList();
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new AssertionError("The server sent what is no JSON: " + text, broken);
    }
  }
}
