package parlor.console.shell;

import parlor.chat.Chat;
import parlor.chat.Delivery;
import parlor.chat.Words;

/// Talk with other nodes at the prompt.
public final class ChatDoor {

  private final Chat chat;

  ChatDoor(Chat chat) {
    this.chat = chat;
  }

  /// Says something to a node.
  ///
  /// @param node its name, such as `parlor@10.0.0.2`: nodes.all() lists them
  public Answer<Delivery> send(String node, String text) {
    return Waiting.on(chat.send(node, text), delivery -> answer(node, delivery));
  }

  static Answer<Delivery> answer(String node, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Delivered delivered ->
          Answer.of(
              delivered,
              "delivered"
                  + delivered
                      .reply()
                      .map(reply -> "\n" + node + ": " + Words.shown(reply))
                      .orElse(""));
      case Delivery.NoSuchNode nobody -> Answer.none("no such node: " + nobody.why());
      case Delivery.NoAnswer silence -> Answer.none("no answer: " + silence.why());
      case Delivery.Refused refused -> Answer.none("refused: " + refused.why());
    };
  }

  @Override
  public String toString() {
    return "talk with nodes; chat.send(\"parlor@10.0.0.2\", \"Hello\")";
  }
}
