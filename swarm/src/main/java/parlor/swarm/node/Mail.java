package parlor.swarm.node;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Letters that came, and who hears them. Outlives every membership.
final class Mail {

  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

  private final Map<String, Node.Hearer> hearers = new ConcurrentHashMap<>();
  private final Seldom seldom = new Seldom();
  private final LongAdder sent = new LongAdder();
  private final LongAdder heard = new LongAdder();
  private final LongAdder unheard = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder strange = new LongAdder();

  void hear(String topic, Node.Hearer hearer) {
    hearers.put(topic, hearer);
  }

  void sent() {
    sent.increment();
  }

  /// Takes letters one at a time, so each sender's stay in order.
  void deliver(Parcel.Letter letter) {
    var hearer = hearers.get(letter.topic());
    if (hearer == null) {
      unheard.increment();
      complain("Nobody here hears letters about " + letter.topic());
      return;
    }
    try {
      hearer.hear(letter.from(), letter.bytes());
      heard.increment();
    } catch (RuntimeException trouble) {
      failed.increment();
      LOG.error(
          "The hearer of {} failed at a letter of {}", letter.topic(), letter.from(), trouble);
    }
  }

  /// Something came that no node of this version sends.
  void strange(Object what) {
    strange.increment();
    complain("A message came that is no letter: " + what.getClass().getName());
  }

  private void complain(String what) {
    seldom.speak(what, System.currentTimeMillis()).ifPresent(times -> LOG.warn("{}", what));
  }

  Counts counts(int restarts, long strangers) {
    return new Counts(
        sent.sum(), heard.sum(), unheard.sum() + failed.sum() + strange.sum(), restarts, strangers);
  }
}
