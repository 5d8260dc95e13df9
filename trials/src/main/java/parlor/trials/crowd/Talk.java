package parlor.trials.crowd;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/// How the voters of one team and a server talk.
interface Talk {

  /// The path of the team's room.
  String path();

  /// What a voter says first, unless to be connected is enough.
  Optional<String> join(int voter);

  /// What a voter says to take a step of a round.
  ///
  /// @param id of the command, counted from 1 for each voter
  /// @param step who votes, or [Team#reveal] or [Team#next]
  String ask(int voter, int id, int round, int step);

  /// What a voter learns from a frame.
  List<Event> hear(int voter, ByteBuf frame);

  /// Whether newcomers are introduced to their team, and each command is answered.
  boolean isPolite();
}
