package parlor.web;

import parlor.chat.Chat;
import parlor.nodes.Nodes;
import parlor.party.Party;
import parlor.rooms.Rooms;

/// What the doors of a node lead to.
///
/// @param rooms for pointing
/// @param nodes this one and the others
public record Inside(Rooms<Frame> rooms, Party party, Chat chat, Nodes nodes) {}
