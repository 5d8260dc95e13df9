package parlor.chat;

import java.time.Instant;

/// A text that has appeared on this node.
///
/// @param time when, by this node's clock
/// @param from the name of the node that sent it
/// @param isReply whether it came as the answer to a text of this node
public record Message(Instant time, String from, String text, boolean isReply) {}
