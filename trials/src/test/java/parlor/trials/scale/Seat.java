package parlor.trials.scale;

import io.netty.buffer.ByteBuf;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parlor.trials.socket.Socket;

/// One voter, who comes back as the page does: to another node, with what was not answered.
final class Seat {

  private static final Pattern NODE = Pattern.compile("(?i)\r\nParlor-Node: ([^\r\n]*)");
  private static final String STOPPING = "closed with 1001";

  /// Milliseconds, as assets/connection.js has them.
  private static final int FIRST_PAUSE = 200;

  private static final int LONGEST_PAUSE = 4_000;
  private static final int SPREAD_AFTER_STOP = 250;

  private final Load load;
  private final Table table;
  private final int number;
  private final boolean isProxied;

  /// What was said and not answered, by id.
  private final Map<String, String> unanswered = new LinkedHashMap<>();

  private int door;
  private int ids;
  private int attempts;
  private boolean wasSeated;
  private boolean isSeated;
  private long lostAt;
  private long cameBackAt;
  private String node = "";
  private @Nullable Line line;

  /// @param door which one to try first
  Seat(Load load, Table table, int number, int door, boolean isProxied) {
    this.load = load;
    this.table = table;
    this.number = number;
    this.door = door;
    this.isProxied = isProxied;
  }

  int number() {
    return number;
  }

  boolean isSeated() {
    return isSeated;
  }

  boolean isQuiet() {
    return unanswered.isEmpty();
  }

  /// The node it is at.
  String node() {
    return node;
  }

  @Override
  public String toString() {
    return table.name() + ", voter " + number;
  }

  // Coming and going.

  void come() {
    var coming = new Line();
    line = coming;
    if (cameBackAt == 0) {
      cameBackAt = System.nanoTime();
    }
    var to = isProxied ? load.proxy() : load.door(door);
    var _ =
        load.bootstrap()
            .clone()
            .handler(coming)
            .connect(new InetSocketAddress(to.host(), to.port()))
            .addListener(connecting -> {
              if (!connecting.isSuccess()) {
                coming.ended("no connection");
              }
            });
  }

  private void gone(String why) {
    if (isSeated) {
      isSeated = false;
      lostAt = System.nanoTime();
      cameBackAt = 0;
      load.left();
    }
    line = null;
    door++;
    load.later(pause(why), this::come);
    attempts++;
  }

  private long pause(String why) {
    double chance = ThreadLocalRandom.current().nextDouble();
    if (attempts == 0 && why.equals(STOPPING)) {
      return (long) (chance * SPREAD_AFTER_STOP);
    }
    int longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(attempts, 5));
    return Math.max(FIRST_PAUSE, (long) (longest * (0.5 + chance / 2)));
  }

  /// Called when it has its place.
  void seated() {
    long now = System.nanoTime();
    if (wasSeated) {
      Tally.record(load.tally().returns, now - cameBackAt);
      Tally.record(load.tally().absences, now - lostAt);
    }
    boolean isFirst = !wasSeated;
    wasSeated = true;
    isSeated = true;
    attempts = 0;
    load.entered(isFirst);
    if (line != null) {
      unanswered.values().forEach(line::say);
    }
  }

  void leave() {
    if (line != null) {
      line.close();
    }
  }

  // Talking.

  private String join() {
    return "{\"type\":\"join\",\"id\":\"%s\",\"secret\":\"secret-of-a-voter-of-no-one-%03d\",\"name\":\"voter %d\",\"role\":\"voter\",\"returning\":%b}"
        .formatted(nextId(), number, number, wasSeated);
  }

  private String nextId() {
    return "s" + ++ids;
  }

  /// Says it, now or when it is back, until it is answered.
  ///
  /// @param fields of the frame, all but its id
  void ask(String fields) {
    var id = nextId();
    var text = "{\"id\":\"" + id + "\"," + fields + "}";
    unanswered.put(id, text);
    if (isSeated && line != null) {
      line.say(text);
    }
  }

  /// Notes an answer.
  ///
  /// @return false where nothing of that id was asked
  boolean answered(String id) {
    return unanswered.remove(id) != null;
  }

  /// One connection.
  private final class Line extends Socket {

    @Override
    protected String path() {
      return "/r/" + table.name() + "/live";
    }

    @Override
    protected void opened(String head) {
      var named = NODE.matcher(head);
      node = named.find() ? named.group(1) : "";
      say(join());
    }

    @Override
    protected void heard(ByteBuf text) {
      if (line == this) {
        table.heard(Seat.this, text);
      }
    }

    @Override
    protected void ended(String why) {
      if (line == this) {
        gone(why);
      }
    }
  }
}
