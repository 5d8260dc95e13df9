package parlor.party;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Bytes that are written and read in order, numbers in as few as they need. What is read must have
/// been written so: anything else is an [IllegalArgumentException].
final class Octets {

  private byte[] bytes;
  private int at;

  /// To write.
  Octets() {
    this.bytes = new byte[64];
  }

  /// To read.
  Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /// All that was written.
  byte[] written() {
    return Arrays.copyOf(bytes, at);
  }

  /// Nothing may be left.
  <T> T end(T read) {
    if (at != bytes.length) {
      throw new IllegalArgumentException(bytes.length - at + " bytes too many");
    }
    return read;
  }

  /// A number from 0.
  Octets number(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a negative number: " + number);
    }
    long left = number;
    while (left > 0x7f) {
      octet((int) (left & 0x7f) | 0x80);
      left >>>= 7;
    }
    return octet((int) left);
  }

  long number() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
      int octet = octet();
      number |= (long) (octet & 0x7f) << shift;
      if (octet < 0x80) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number without end");
  }

  int small() {
    long number = number();
    if (number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a number too large: " + number);
    }
    return (int) number;
  }

  /// Eight bytes, for numbers by chance.
  Octets whole(long number) {
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      octet((int) (number >>> shift) & 0xff);
    }
    return this;
  }

  long whole() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 8) {
      number |= (long) octet() << shift;
    }
    return number;
  }

  Octets octet(int octet) {
    room(1);
    bytes[at++] = (byte) octet;
    return this;
  }

  int octet() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("ends too early");
    }
    return bytes[at++] & 0xff;
  }

  Octets truth(boolean truth) {
    return octet(truth ? 1 : 0);
  }

  boolean truth() {
    return switch (octet()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  Octets text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, at, utf8.length);
    at += utf8.length;
    return this;
  }

  String text() {
    int length = small();
    if (length > bytes.length - at) {
      throw new IllegalArgumentException("a text that ends too early");
    }
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  <T> Octets optional(Optional<T> value, BiConsumer<Octets, T> write) {
    truth(value.isPresent());
    value.ifPresent(it -> write.accept(this, it));
    return this;
  }

  <T> Optional<T> optional(Function<Octets, T> read) {
    return truth() ? Optional.of(read.apply(this)) : Optional.empty();
  }

  <T> Octets list(List<T> values, BiConsumer<Octets, T> write) {
    number(values.size());
    values.forEach(value -> write.accept(this, value));
    return this;
  }

  <T> List<T> list(Function<Octets, T> read) {
    int size = small();
    if (size > bytes.length - at) {
      throw new IllegalArgumentException("a list that ends too early");
    }
    var values = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      values.add(read.apply(this));
    }
    return values;
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(at + more, 2 * bytes.length));
    }
  }
}
