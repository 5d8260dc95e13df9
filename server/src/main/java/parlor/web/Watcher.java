package parlor.web;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Someone who watches the party, and what they have seen of it. For one thread, which is told the
/// time: in milliseconds, from any beginning.
///
/// Who reads too slowly is told nothing until they have read what waits, and then all of it anew.
final class Watcher {

  /// Who was told nothing for so long is told that.
  private static final long STILL_MILLIS = 4_500;

  /// Who has not read on for so long will not.
  private static final long GONE_MILLIS = 30_000;

  private final Way way;

  /// The number of the drawing they saw last.
  private long seen;

  private long told;

  /// The way out to them.
  interface Way {

    /// Whether too much waits already that they have not read.
    boolean isFull();

    void write(Buffer line);

    /// After all that was written.
    void end();

    /// At once.
    void drop();
  }

  Watcher(Way way) {
    this.way = way;
  }

  /// How the party is shown.
  ///
  /// @param number one more than that of the drawing before, from 1
  /// @param change what is different from the one before, where something is
  /// @param floor all of it, where somebody needs that
  record Drawing(long number, @Nullable Buffer change, @Nullable Buffer floor) {}

  /// Whether they need all of it, and would read it.
  ///
  /// @param last the number of the last drawing; 0 where there is none
  boolean needsFloor(long last) {
    return !way.isFull() && (seen == 0 || seen != last);
  }

  /// Shows it to them.
  void see(Drawing drawing, long now) {
    if (way.isFull()) {
      giveUp(now);
    } else if (seen > 0 && seen == drawing.number() - 1) {
      tell(drawing.change(), now);
      seen = drawing.number();
    } else if (drawing.floor() != null) {
      tell(drawing.floor(), now);
      seen = drawing.number();
    }
  }

  private void giveUp(long now) {
    if (now - told > GONE_MILLIS) {
      way.drop();
    }
  }

  /// Lets them know that it goes on, if they were told nothing for some time.
  void reassure(long now) {
    if (seen > 0 && !way.isFull() && now - told >= STILL_MILLIS) {
      tell(SceneWriter.STILL, now);
    }
  }

  private void tell(@Nullable Buffer line, long now) {
    if (line != null) {
      told = now;
      way.write(line);
    }
  }

  /// There is nothing more to see.
  void end() {
    way.end();
  }
}
