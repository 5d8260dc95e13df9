package parlor.console.shell;

import parlor.chat.Chat;
import parlor.nodes.Nodes;
import parlor.party.Party;
import parlor.rooms.Passerby;
import parlor.swarm.Swarm;

/// What is at hand at the prompt, each under its own name.
public record Hand(
    PartyDoor party, SwarmDoor swarm, NodesDoor nodes, ChatDoor chat, RoomsDoor rooms) {

  /// What is at hand on a member.
  ///
  /// @param swarm one that knows [Party#KINDS]
  public static Hand of(Swarm swarm, Nodes nodes, Chat chat, Passerby passerby) {
    return new Hand(
        new PartyDoor(new Party(swarm)),
        new SwarmDoor(swarm, Party.KINDS),
        new NodesDoor(nodes),
        new ChatDoor(chat),
        new RoomsDoor(passerby));
  }
}
