package parlor.trials.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import parlor.trials.Json;
import parlor.trials.Node;

/// The party at one node, over HTTP.
public record PartyDoor(Node node) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /// What came back.
  ///
  /// @param status 0 where nothing did
  public record Said(int status, JsonNode body) {
    public boolean isOk() {
      return status == 200;
    }

    public boolean isFull() {
      return status == 409;
    }
  }

  /// Has someone walk into a room.
  public Said walk(String room, String person) {
    return say("POST", "/rooms/" + room + "/people", "{\"people\":[\"" + person + "\"]}");
  }

  public Said leave(String person) {
    return say("DELETE", "/people/" + person + "/room", "");
  }

  public Said get(String path) {
    return say("GET", path, "");
  }

  /// Asks for something.
  ///
  /// @param body JSON; nothing where it is empty
  public Said say(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(node.url("/api/party" + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Standing.TOKEN)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var reply = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      boolean isJson =
          reply.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
      return new Said(reply.statusCode(), Json.parse(isJson ? reply.body() : "{}"));
    } catch (IOException gone) {
      return new Said(0, Json.object());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Said(0, Json.object());
    }
  }
}
