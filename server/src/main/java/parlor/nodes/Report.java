package parlor.nodes;

import java.util.List;
import parlor.chat.Message;

/// What a node says of itself.
///
/// @param version of the software
/// @param upSeconds for how long its JVM has run
/// @param load how much of all its processors its JVM takes, from 0 to 1
/// @param heapMaxBytes more than this the heap never takes
/// @param sockets live connections of browsers
/// @param rooms pointing rooms of which it has a copy
/// @param moves how often a shard came to it
/// @param lost how often it opened one without what those who last held it had
/// @param draining whether it is about to leave
/// @param unreachable the names of members that do not answer it
/// @param messages the last texts that appeared there, oldest first, long ones cut
public record Report(
    String version,
    long upSeconds,
    double load,
    int processors,
    long heapBytes,
    long heapMaxBytes,
    int sockets,
    int rooms,
    long moves,
    long lost,
    boolean draining,
    List<String> unreachable,
    List<Message> messages) {

  public Report {
    unreachable = List.copyOf(unreachable);
    messages = List.copyOf(messages);
  }
}
