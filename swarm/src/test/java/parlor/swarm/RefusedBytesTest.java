package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/// Bytes that are no value of the type, and what is said of each.
@SuppressWarnings("UnusedNestedClass") // they are read or refused, not made here
class RefusedBytesTest {

  private enum Colour {
    RED
  }

  private record Item(String name, int count) {
    Item {
      if (count < 0) {
        throw new IllegalArgumentException("fewer than none");
      }
    }
  }

  private record Cart(List<Item> items) {}

  private record Painted(Colour colour) {}

  private record Words(Set<String> words) {}

  private record Named(Map<Colour, Integer> named) {}

  private record Less(String name) {}

  private record Shorter(List<Less> items) {}

  private record More(String name, int count, Optional<String> more) {}

  private record Longer(List<More> items) {}

  private record Text(String name, String count) {}

  private record Big(String name, long count) {}

  private record Real(String name, double count) {}

  private record Perhaps(Optional<String> name, Optional<Integer> count) {}

  private sealed interface Old {
    record Add(int by) implements Old {}
  }

  private static final class Newer {
    private sealed interface Message {
      record Add(int by) implements Message {}

      record Take(int by) implements Message {}
    }
  }

  @Test
  void an_unknown_class() {
    refused(Old.class, Form.of(Newer.Message.class).write(new Newer.Message.Take(1)))
        .hasMessage("Old cannot be read, at /Take: this node knows no Old called Take, only [Add]");
  }

  @Test
  void a_class_that_no_one_permits_is_not_looked_up() {
    refused(Old.class, hex("a1706a6176612e6c616e672e537472696e676178"))
        .hasMessageContaining("knows no Old called java.lang.String");
  }

  @Test
  void two_classes_at_once() {
    refused(Old.class, hex("a263416464a162627901634164640a"))
        .hasMessage("Old cannot be read, at /Add: expected Old, found a key");
  }

  @Test
  void a_missing_component() {
    refused(Cart.class, Form.of(Shorter.class).write(new Shorter(List.of(new Less("x")))))
        .hasMessage("Cart cannot be read, at /items/0: Item lacks the component count");
  }

  @Test
  void an_unknown_component() {
    var longs = new Longer(List.of(new More("x", 1, Optional.empty())));
    refused(Cart.class, Form.of(Longer.class).write(longs))
        .hasMessage("Cart cannot be read, at /items/0/more: Item has no such component");
  }

  @Test
  void a_component_that_comes_twice() {
    refused(Painted.class, hex("a266636f6c6f75726352454466636f6c6f757263524544"))
        .hasMessage(
            "Painted cannot be read, at /colour: Painted has this component once, not twice");
  }

  @Test
  void another_type() {
    refused(Item.class, Form.of(Text.class).write(new Text("x", "1")))
        .hasMessage("Item cannot be read, at /count: expected Integer, found a text");
    refused(Item.class, Form.of(Real.class).write(new Real("x", 1)))
        .hasMessage(
            "Item cannot be read, at /count: expected Integer, found a floating-point number");
    refused(Text.class, Form.of(Item.class).write(new Item("x", 1)))
        .hasMessage("Text cannot be read, at /count: expected String, found a whole number");
    refused(Item.class, Form.of(Cart.class).write(new Cart(List.of())))
        .hasMessage("Item cannot be read, at /items: Item has no such component");
    refused(Item.class, Form.TEXT.write("ax"))
        .hasMessage("Item cannot be read: expected Item, found a text");
  }

  @Test
  void null_where_a_value_belongs() {
    refused(
            Item.class,
            Form.of(Perhaps.class).write(new Perhaps(Optional.of("x"), Optional.empty())))
        .hasMessage("Item cannot be read, at /count: expected Integer, found null");
  }

  @Test
  void a_number_that_does_not_fit() {
    refused(Item.class, Form.of(Big.class).write(new Big("x", 1L << 40)))
        .hasMessageStartingWith(
            "Item cannot be read, at /count: Numeric value (1099511627776) out of range");
  }

  @Test
  void an_unknown_constant() {
    refused(Painted.class, hex("a166636f6c6f757264424c5545"))
        .hasMessage("Painted cannot be read, at /colour: this node knows no Colour called BLUE");
    refused(Named.class, hex("a1656e616d6564a164424c554501"))
        .hasMessage("Named cannot be read, at /named/BLUE: this node knows no Colour called BLUE");
  }

  @Test
  void an_element_or_a_key_that_comes_twice() {
    refused(Words.class, hex("a165776f7264738261786178"))
        .hasMessage("Words cannot be read, at /words/1: an element of a set comes twice");
    refused(Named.class, hex("a1656e616d6564a263524544016352454402"))
        .hasMessage("Named cannot be read, at /named/RED: a key of a map comes twice: RED");
  }

  @Test
  void what_the_record_itself_refuses() {
    refused(Item.class, Form.of(Big.class).write(new Big("x", -1)))
        .hasMessageContaining(
            "Item refuses it: java.lang.IllegalArgumentException: fewer than none")
        .hasRootCauseMessage("fewer than none");
  }

  @Test
  void bytes_behind_the_value() {
    var bytes = Form.of(Item.class).write(new Item("x", 1));
    refused(Item.class, Arrays.copyOf(bytes, bytes.length + 3))
        .hasMessage("Item cannot be read: bytes behind the value: 3");
  }

  @Test
  void bytes_that_end_too_soon() {
    var bytes = Form.of(Order.class).write(Order.any(new Random(7)));
    for (int length = 0; length < bytes.length; length++) {
      refused(Order.class, Arrays.copyOf(bytes, length))
          .hasMessageStartingWith("Order cannot be read");
    }
    refused(Order.class, new byte[0])
        .hasMessage("Order cannot be read: expected Order, found no more bytes");
  }

  @Test
  void bytes_that_are_no_cbor() {
    refused(Item.class, "{\"name\":\"x\",\"count\":1}".getBytes(StandardCharsets.UTF_8))
        .hasMessageStartingWith("Item cannot be read");
    refused(Item.class, hex("ffff")).hasMessageStartingWith("Item cannot be read");
    refused(Item.class, hex("1c")).hasMessageStartingWith("Item cannot be read");
    for (int seed = 0; seed < 2_000; seed++) {
      var noise = new byte[seed % 40];
      new Random(seed).nextBytes(noise);
      refused(Item.class, noise).as("seed %d", seed).hasMessageStartingWith("Item cannot be read");
    }
  }

  @Test
  void lists_without_end() {
    var bytes = new byte[100_000];
    Arrays.fill(bytes, (byte) 0x81);
    System.arraycopy(hex("a1656974656d73"), 0, bytes, 0, 7);
    refused(Cart.class, bytes).hasMessageStartingWith("Cart cannot be read");
  }

  private static AbstractThrowableAssert<?, ?> refused(Class<?> type, byte[] bytes) {
    return assertThatThrownBy(() -> Form.of(type).read(bytes))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
