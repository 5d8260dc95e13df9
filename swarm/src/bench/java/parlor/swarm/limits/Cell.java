package parlor.swarm.limits;

import java.nio.ByteBuffer;
import parlor.swarm.Form;
import parlor.swarm.Kind;

/// The process of the trial: a state of 64 bytes, the first eight of which count.
///
/// @param count what was added so far
/// @param rest the other 56 bytes
@SuppressWarnings("ArrayRecordComponent") // never compared
record Cell(long count, byte[] rest) {

  private static final int STATE_BYTES = 64;

  static final Form<Cell> FORM =
      new Form<>() {
        @Override
        public byte[] write(Cell cell) {
          return ByteBuffer.allocate(STATE_BYTES).putLong(cell.count).put(cell.rest).array();
        }

        @Override
        public Cell read(byte[] bytes) {
          var in = ByteBuffer.wrap(bytes);
          long count = in.getLong();
          byte[] rest = new byte[in.remaining()];
          in.get(rest);
          return new Cell(count, rest);
        }
      };

  /// In the swarm: told a number, it adds it, and answers the sum.
  static final Kind<Cell, Long, Long> KIND =
      new Kind<>(
          "cell",
          FORM,
          Form.NUMBER,
          Form.NUMBER,
          _ -> begun(),
          (cell, more, _) -> Kind.Step.to(cell.plus(more), cell.count + more));

  static Cell begun() {
    return new Cell(0, new byte[STATE_BYTES - Long.BYTES]);
  }

  Cell plus(long more) {
    return new Cell(count + more, rest);
  }
}
