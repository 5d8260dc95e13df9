package parlor.trials.crowd;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;

/// The voters of one room. They play a round after the other: each plays a card, one turns them,
/// one begins the next round. What each of them is told is checked: every step once, and nothing
/// else.
///
/// Everything here happens on the event loop of the team's [Hall].
final class Team {

  private final Hall hall;
  private final Talk talk;
  private final Voter[] voters;

  /// When the steps that wait to be taken were due.
  private final Queue<Long> due = new ArrayDeque<>();

  /// By step of the present round: when it was due, and how many have yet to hear of it.
  private final long[] dueAt;

  private final int[] missing;

  /// By voter: which seats it knows, which steps of the round it saw, in which round it is.
  private final BitSet[] known;

  private final BitSet[] seen;
  private final int[] roundOf;

  private int round;
  private int step;
  private int underWay;
  private int unanswered;
  private int welcomed;

  Team(Hall hall, Talk talk, int size) {
    this.hall = hall;
    this.talk = talk;
    this.voters = new Voter[size];
    this.dueAt = new long[size + 2];
    this.missing = new int[size + 2];
    this.known = new BitSet[size];
    this.seen = new BitSet[size];
    this.roundOf = new int[size];
    for (int i = 0; i < size; i++) {
      voters[i] = new Voter(this, i);
      known[i] = new BitSet(size);
      seen[i] = new BitSet(size + 2);
    }
  }

  Voter voter(int number) {
    return voters[number];
  }

  String path() {
    return talk.path();
  }

  private int reveal() {
    return voters.length;
  }

  private int next() {
    return voters.length + 1;
  }

  // How it gathers.

  void connected(Voter voter) {
    talk.join(voter.number()).ifPresentOrElse(voter::say, this::welcome);
  }

  private void welcome() {
    welcomed++;
    hall.welcomed();
  }

  /// Whether everyone is in, and knows everyone.
  boolean isComplete() {
    if (!talk.isPolite()) {
      return welcomed == voters.length;
    }
    for (var seats : known) {
      if (seats.cardinality() < voters.length) {
        return false;
      }
    }
    return true;
  }

  private void seated(Voter voter, int who) {
    var seats = known[voter.number()];
    if (!seats.get(who)) {
      seats.set(who);
    } else if (round == 0 && step == 0) {
      hall.figures().twice(at(voter) + " was told of the seat of voter " + who);
    }
  }

  // How it plays.

  /// The next step is due.
  void due(long at) {
    due.add(at);
    advance();
  }

  private void advance() {
    while (!due.isEmpty() && mayGo()) {
      go(due.remove());
    }
  }

  /// Votes of a round may be under way together; else a step waits until everyone saw the last one.
  private boolean mayGo() {
    boolean amongVotes = step > 0 && step < voters.length;
    return underWay < (amongVotes ? hall.votesUnderWay() : 1);
  }

  private void go(long at) {
    var voter = voters[step < voters.length ? step : round % voters.length];
    dueAt[step] = at;
    missing[step] = voters.length;
    underWay++;
    hall.figures().commands++;
    if (talk.isPolite()) {
      unanswered++;
    }
    voter.say(talk.ask(voter.number(), voter.nextId(), round, step));
    step++;
    if (step > next()) {
      step = 0;
      round++;
    }
  }

  // What it hears.

  void heard(Voter voter, ByteBuf frame) {
    for (var event : talk.hear(voter.number(), frame)) {
      heard(voter, event);
    }
  }

  private void heard(Voter voter, Event event) {
    switch (event) {
      case Event.Welcomed _ -> welcome();
      case Event.Seated seated -> seated(voter, seated.voter());
      case Event.Voted voted -> saw(voter, voted.voter());
      case Event.Revealed revealed -> {
        if (revealed.round() == roundOf[voter.number()]) {
          saw(voter, reveal());
        } else {
          hall.figures().strange(at(voter) + " saw the cards of round " + revealed.round());
        }
      }
      case Event.Began began -> began(voter, began.round());
      case Event.Answered answered -> answered(voter, answered.id());
      case Event.Strange strange -> hall.figures().strange(at(voter) + ": " + strange.what());
    }
  }

  private void saw(Voter voter, int shown) {
    var steps = seen[voter.number()];
    if (steps.get(shown)) {
      hall.figures().twice(at(voter) + " saw step " + shown);
    } else if (missing[shown] == 0) {
      hall.figures().strange(at(voter) + " saw step " + shown + ", which nobody took");
    } else {
      steps.set(shown);
      delivered(shown);
    }
  }

  private void began(Voter voter, int begun) {
    int present = roundOf[voter.number()];
    if (begun == present) {
      hall.figures().twice(at(voter) + " was sent to round " + begun);
    } else if (begun != present + 1 || missing[next()] == 0) {
      hall.figures().strange(at(voter) + " was sent to round " + begun);
    } else {
      roundOf[voter.number()] = begun;
      seen[voter.number()].clear();
      delivered(next());
    }
  }

  private void answered(Voter voter, int id) {
    if (voter.answered(id)) {
      unanswered--;
      hall.figures().answers++;
    } else {
      hall.figures().twice(at(voter) + " was answered command " + id);
    }
  }

  private void delivered(int shown) {
    hall.delivered(dueAt[shown]);
    missing[shown]--;
    if (missing[shown] == 0) {
      underWay--;
      hall.stepDone(this);
      advance();
    }
  }

  // How it stops.

  /// Takes no more steps than are under way.
  void rest() {
    due.clear();
  }

  boolean isAtRest() {
    return underWay == 0 && unanswered == 0;
  }

  /// Says what never came.
  void takeStock() {
    for (var voter : voters) {
      if (!known[voter.number()].isEmpty() && known[voter.number()].cardinality() < voters.length) {
        hall.figures().lost(1, at(voter) + " knows only the seats " + known[voter.number()]);
      }
    }
    for (int one = 0; one < missing.length; one++) {
      if (missing[one] > 0) {
        hall.figures().lost(missing[one], at() + ", step " + one + " to " + unaware(one));
      }
    }
    if (unanswered > 0) {
      hall.figures().lost(unanswered, at() + ", answers to commands");
    }
  }

  private String unaware(int one) {
    var voters = new StringBuilder("voters");
    for (int number = 0; number < seen.length; number++) {
      if (!seen[number].get(one)) {
        voters.append(' ').append(number);
      }
    }
    return voters.toString();
  }

  void leave() {
    for (var voter : voters) {
      voter.close();
    }
  }

  void gone(Voter voter, String why) {
    hall.gone(at(voter) + ": " + why);
  }

  private String at(Voter voter) {
    return at() + ", voter " + voter.number();
  }

  private String at() {
    return talk.path() + " round " + round;
  }
}
