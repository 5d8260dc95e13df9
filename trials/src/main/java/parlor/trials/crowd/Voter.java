package parlor.trials.crowd;

import io.netty.buffer.ByteBuf;
import parlor.trials.socket.Socket;

/// One of a team.
final class Voter extends Socket {

  private final Team team;
  private final int number;
  private int ids;
  private int answeredUpTo;

  Voter(Team team, int number) {
    this.team = team;
    this.number = number;
  }

  int number() {
    return number;
  }

  int nextId() {
    return ++ids;
  }

  /// Notes an answer: they come in the order of the commands.
  ///
  /// @return false where that command had one
  boolean answered(int id) {
    boolean next = id == answeredUpTo + 1;
    answeredUpTo = Math.max(answeredUpTo, id);
    return next;
  }

  @Override
  protected String path() {
    return team.path();
  }

  @Override
  protected void opened(String head) {
    team.connected(this);
  }

  @Override
  protected void heard(ByteBuf text) {
    team.heard(this, text);
  }

  @Override
  protected void ended(String why) {
    team.gone(this, why);
  }
}
