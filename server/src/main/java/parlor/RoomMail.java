package parlor;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parlor.rooms.Link;
import parlor.rooms.Message;
import parlor.rooms.MessageCodec;
import parlor.rooms.Neighbours;
import parlor.rooms.Passerby;
import parlor.rooms.Rooms;
import parlor.swarm.node.Loop;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.node.Node;

/// Carries what the rooms of this node and those of others say to each other, as letters between
/// nodes; and tells rooms which nodes there are.
final class RoomMail implements Link {

  private static final String TOPIC = "rooms";
  private static final Logger LOG = LoggerFactory.getLogger(RoomMail.class);

  private final Node node;
  private final Postbag bag;

  /// @param node this node
  RoomMail(Node node) {
    this.node = node;
    this.bag = new Postbag(this::send, new Loop("parlor-room-mail")::run);
  }

  private void send(String to, byte[] letter) {
    boolean _ = node.send(TOPIC, to, letter);
  }

  @Override
  public void send(Collection<String> nodes, Message message) {
    byte[] written = MessageCodec.write(message);
    if (written.length > Node.LONGEST) {
      LOG.error(
          "A message of {} bytes is too long for other nodes: {}",
          written.length,
          message.getClass());
    } else {
      bag.add(nodes, written);
    }
  }

  /// Begins to deliver.
  void deliverTo(Rooms<?> rooms) {
    var arrived = new AtomicBoolean();
    node.hear(TOPIC, (from, letter) -> deliver(rooms::hear, from, letter));
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

  private static void deliver(BiConsumer<String, Message> ear, String from, byte[] letter) {
    try {
      MessageCodec.read(letter, message -> hand(ear, from, message));
    } catch (IOException fault) {
      LOG.atWarn()
          .addKeyValue("peer", from)
          .log("{} sent a message about rooms that makes no sense: {}", from, fault.getMessage());
    }
  }

  /// One that something fails at takes none of those along that came with it.
  private static void hand(BiConsumer<String, Message> ear, String from, Message message) {
    try {
      ear.accept(from, message);
    } catch (RuntimeException trouble) {
      LOG.error("What {} said about a room could not be taken in: {}", from, message, trouble);
    }
  }

  private static Neighbours neighbours(Membership now) {
    return new Neighbours(
        neighbour(now.self()),
        now.others().stream().filter(RoomMail::hasRooms).map(RoomMail::neighbour).toList());
  }

  private static Neighbours.Neighbour neighbour(Member member) {
    return new Neighbours.Neighbour(
        member.name(), member.life(), member.isHome(), member.reachable());
  }

  /// Begins to deliver to someone on a node that has no rooms.
  void deliverTo(Passerby passerby) {
    node.hear(TOPIC, (from, letter) -> deliver(passerby::hear, from, letter));
  }

  /// The nodes that may have rooms and answered lately.
  List<String> nodes() {
    return node.membership().others().stream()
        .filter(RoomMail::hasRooms)
        .filter(Member::reachable)
        .map(Member::name)
        .toList();
  }

  /// A member with no role, such as a console, has no rooms: it is not asked for any, so that
  /// nobody waits for its word.
  private static boolean hasRooms(Member member) {
    return !member.roles().isEmpty();
  }
}
