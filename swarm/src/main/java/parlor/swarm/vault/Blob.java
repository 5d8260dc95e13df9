package parlor.swarm.vault;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes as a value. Nobody writes into them once they are here; they are not copied, since there
/// are millions.
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record Blob(byte[] bytes) {

  public static final Blob EMPTY = new Blob(new byte[0]);

  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blob blob && Arrays.equals(bytes, blob.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
