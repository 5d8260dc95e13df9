package parlor.trials.crowd;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Weighs a server's updates, so that another may be asked for the same bytes.
final class Scales {

  private final Mean vote = new Mean();
  private final Mean reveal = new Mean();
  private final Mean next = new Mean();

  private record Mean(LongAdder sum, LongAdder count) {
    Mean() {
      this(new LongAdder(), new LongAdder());
    }

    void add(int value) {
      sum.add(value);
      count.increment();
    }

    int or(int otherwise) {
      return count.sum() == 0 ? otherwise : Math.toIntExact(sum.sum() / count.sum());
    }
  }

  void weigh(List<Event> events, int bytes) {
    switch (events.isEmpty() ? new Event.Welcomed() : events.getLast()) {
      case Event.Voted _ -> vote.add(bytes);
      case Event.Revealed _ -> reveal.add(bytes);
      case Event.Began _ -> next.add(bytes);
      case Event.Welcomed _, Event.Seated _, Event.Answered _, Event.Strange _ -> {}
    }
  }

  Weights weights() {
    var usual = Weights.USUAL;
    return new Weights(vote.or(usual.vote()), reveal.or(usual.reveal()), next.or(usual.next()));
  }
}
