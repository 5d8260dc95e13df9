package parlor.rooms;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import parlor.pointing.Table;

/// Puts together rooms that come in slices. Safe to use from any thread.
final class Arrivals {

  /// What came so far, of a whole that some node tells.
  private static final class Piece {
    private final Message.Slice first;
    private final BitSet here = new BitSet();
    private final long since;
    private Table table;

    private Piece(Message.Slice first, Table table, long since) {
      this.first = first;
      this.table = table;
      this.since = since;
    }
  }

  /// Whose whole of what.
  private record From(String node, RoomName room) {}

  private final Map<From, Piece> pieces = new HashMap<>();

  /// Takes a slice of a whole.
  ///
  /// @return the whole, once all slices were here
  synchronized Optional<Table> take(String node, Message.Tell tell, long now) {
    var table = tell.parts().stream().reduce(Table::merge);
    if (table.isEmpty() || tell.slice().count() == 1) {
      return table.filter(Table::isPlayable);
    }
    var from = new From(node, tell.room());
    var piece = pieces.get(from);
    if (piece == null || piece.first.whole() != tell.slice().whole()) {
      piece = new Piece(tell.slice(), table.get(), now);
      pieces.put(from, piece);
    }
    piece.here.set(tell.slice().index());
    piece.table = piece.table.merge(table.get());
    if (piece.here.cardinality() < tell.slice().count()) {
      return Optional.empty();
    }
    pieces.remove(from);
    return Optional.of(piece.table).filter(Table::isPlayable);
  }

  /// Gives up on those of which nothing was to come any more.
  synchronized void forgetBefore(long time) {
    pieces.values().removeIf(piece -> piece.since < time);
  }
}
