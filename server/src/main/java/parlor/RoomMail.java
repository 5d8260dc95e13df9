package parlor;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.rooms.Link;
import parlor.rooms.Message;
import parlor.rooms.MessageCodec;
import parlor.rooms.Neighbours;
import parlor.rooms.Rooms;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;

/// Carries what the rooms of this node and those of others say to each other, as letters between
/// nodes; and tells rooms which nodes there are.
///
/// @param node this node
record RoomMail(Node node) implements Link {

  private static final String TOPIC = "rooms";
  private static final Logger LOG = LoggerFactory.getLogger(RoomMail.class);

  @Override
  public void send(Collection<String> nodes, Message message) {
    byte[] letter = MessageCodec.write(message);
    if (letter.length > Node.LONGEST) {
      LOG.error(
          "A message of {} bytes is too long for other nodes: {}",
          letter.length,
          message.getClass());
      return;
    }
    for (var name : nodes) {
      boolean _ = node.send(TOPIC, name, letter);
    }
  }

  /// Begins to deliver.
  void deliverTo(Rooms<?> rooms) {
    var arrived = new AtomicBoolean();
    node.hear(TOPIC, (from, letter) -> deliver(rooms, from, letter));
    node.onChange(now -> {
      boolean isMember = now.state() == Membership.State.UP;
      // Until it was a member for the first time it knows nothing of others, not that there are
      // none.
      if (isMember || arrived.get()) {
        arrived.set(true);
        rooms.neighbours(neighbours(now));
      }
    });
  }

  private static void deliver(Rooms<?> rooms, String from, byte[] letter) {
    try {
      rooms.hear(from, MessageCodec.read(letter));
    } catch (IOException fault) {
      LOG.warn("{} sent a message about rooms that makes no sense: {}", from, fault.getMessage());
    }
  }

  private static Neighbours neighbours(Membership now) {
    return new Neighbours(
        neighbour(now.self()), now.others().stream().map(RoomMail::neighbour).toList());
  }

  private static Neighbours.Neighbour neighbour(Member member) {
    return new Neighbours.Neighbour(
        member.name(), member.life(), member.isHome(), member.reachable());
  }
}
