package parlor.trials.crowd;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;

/// The language of [parlor.trials.broadcast.Broadcast]: a number, and how long the frame shall be
/// that everyone gets.
final class BroadcastTalk implements Talk {

  /// As long as Parlor's commands are.
  private static final int REQUEST_BYTES = 90;

  private final String path;
  private final int voters;
  private final Weights weights;

  /// @param weights how long the frames shall be
  BroadcastTalk(String path, int voters, Weights weights) {
    this.path = path;
    this.voters = voters;
    this.weights = weights;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Optional<String> join(int voter) {
    return Optional.empty();
  }

  @Override
  public String ask(int voter, int id, int round, int step) {
    int steps = voters + 2;
    var request = (round * steps + step) + " " + weights.of(voters, step) + " ";
    return request + "x".repeat(Math.max(0, REQUEST_BYTES - request.length()));
  }

  @Override
  public List<Event> hear(int voter, ByteBuf frame) {
    int number = 0;
    for (int index = frame.readerIndex(); frame.getByte(index) != ' '; index++) {
      number = number * 10 + frame.getByte(index) - '0';
    }
    int steps = voters + 2;
    int round = number / steps;
    int step = number % steps;
    if (step < voters) {
      return List.of(new Event.Voted(step));
    }
    return List.of(step == voters ? new Event.Revealed(round) : new Event.Began(round + 1));
  }

  @Override
  public boolean isPolite() {
    return false;
  }
}
