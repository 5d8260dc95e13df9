package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import parlor.swarm.Order.Step;

/// What comes back from bytes is what was written.
class RecordFormTest {

  private record Whole(long value) {}

  private record Real(double value) {}

  private record Small(int value) {}

  private record Times(Duration duration, Instant instant) {}

  private record Words(Set<String> words) {}

  private record Named(Map<String, Integer> named) {}

  private record Nest(List<Nest> inner) {}

  private record Reordered(String b, int a) {}

  private record Ordered(int a, String b) {}

  private static final Form<Order> ORDERS = Form.of(Order.class);

  @Test
  void any_value_is_read_as_it_was_written() {
    for (int seed = 0; seed < 300; seed++) {
      var order = Order.any(new Random(seed));
      assertThat(ORDERS.read(ORDERS.write(order))).as("seed %d", seed).isEqualTo(order);
    }
  }

  @Test
  void equal_values_are_equal_bytes() {
    for (int seed = 0; seed < 300; seed++) {
      var order = Order.any(new Random(seed));
      var bytes = ORDERS.write(order);
      assertThat(ORDERS.write(order.again())).as("seed %d", seed).isEqualTo(bytes);
      assertThat(ORDERS.write(ORDERS.read(bytes))).as("seed %d", seed).isEqualTo(bytes);
    }
  }

  @Test
  void bytes_that_were_changed_on_their_way_are_a_value_or_refused() {
    for (int seed = 0; seed < 5_000; seed++) {
      var random = new Random(seed);
      var bytes = ORDERS.write(Order.any(new Random(seed % 50)));
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(ORDERS.read(bytes)).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused).as("seed %d", seed).hasMessageStartingWith("Order cannot be read");
      }
    }
  }

  @Test
  void the_bytes_are_these() {
    var steps = Form.of(Step.class);
    // {"Posted": {"code": "x"}}, {"Handed": "TODAY"}, {"Wait": {}}
    assertThat(steps.write(new Order.Posted("x")))
        .isEqualTo(hex("a166506f73746564a164636f64656178"));
    assertThat(steps.write(Order.Handed.TODAY)).isEqualTo(hex("a16648616e64656465544f444159"));
    assertThat(steps.write(new Step.Wait())).isEqualTo(hex("a16457616974a0"));
    // {"code": "x"}
    assertThat(Form.of(Order.Posted.class).write(new Order.Posted("x")))
        .isEqualTo(hex("a164636f64656178"));
  }

  @Test
  void whole_numbers_are_exact_to_their_ends() {
    var form = Form.of(Whole.class);
    LongStream.rangeClosed(0, 63)
        .flatMap(bit -> LongStream.of((1L << bit) - 1, 1L << bit, (1L << bit) + 1))
        .flatMap(value -> LongStream.of(value, -value, -value - 1))
        .forEach(
            value -> assertThat(form.read(form.write(new Whole(value))).value()).isEqualTo(value));
    var small = Form.of(Small.class);
    IntStream.of(Integer.MIN_VALUE, -1, 0, 23, 24, 255, 256, 65_536, Integer.MAX_VALUE)
        .forEach(value ->
            assertThat(small.read(small.write(new Small(value))).value()).isEqualTo(value));
  }

  @Test
  void all_that_is_not_a_number_is_one_value() {
    var form = Form.of(Real.class);
    var other = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
    assertThat(form.write(new Real(other))).isEqualTo(form.write(new Real(Double.NaN)));
    assertThat(form.read(form.write(new Real(-0.0)))).isEqualTo(new Real(-0.0));
  }

  @Test
  void times_are_exact_to_their_ends() {
    var form = Form.of(Times.class);
    for (var times :
        List.of(
            new Times(Duration.ofSeconds(Long.MIN_VALUE, 1), Instant.MIN),
            new Times(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999), Instant.MAX),
            new Times(Duration.ofNanos(-1), Instant.EPOCH))) {
      assertThat(form.read(form.write(times))).isEqualTo(times);
    }
  }

  @Test
  void what_is_read_never_changes_and_has_the_same_order_everywhere() {
    var words = Form.of(Words.class);
    var read = words.read(words.write(new Words(new LinkedHashSet<>(List.of("c", "a", "b")))));
    assertThat(read.words()).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> read.words().add("d"))
        .isInstanceOf(UnsupportedOperationException.class);
    var named = Form.of(Named.class);
    var entries = new LinkedHashMap<String, Integer>();
    List.of("c", "a", "b").forEach(key -> entries.put(key, 1));
    var back = named.read(named.write(new Named(entries))).named();
    assertThat(back.keySet()).containsExactly("a", "b", "c");
    assertThatThrownBy(back::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void components_may_move_about() {
    assertThat(Form.of(Reordered.class).read(Form.of(Ordered.class).write(new Ordered(1, "x"))))
        .isEqualTo(new Reordered("x", 1));
  }

  @Test
  void many_and_long_keys_are_as_good_as_others() {
    var form = Form.of(Named.class);
    var many =
        IntStream.range(0, 100_000).boxed().collect(Collectors.toMap(i -> "key-" + i, i -> i));
    many.put("x".repeat(200_000), -1);
    assertThat(form.read(form.write(new Named(many)))).isEqualTo(new Named(many));
  }

  @Test
  void a_thousand_lists_in_one_another_are_too_deep() {
    var form = Form.of(Nest.class);
    var fits = nest(499);
    assertThat(form.read(form.write(fits))).isEqualTo(fits);
    assertThatThrownBy(() -> form.write(nest(600)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void plain_values_and_enums_have_a_form_too() {
    assertThat(Form.of(String.class).read(Form.of(String.class).write("x"))).isEqualTo("x");
    assertThat(Form.of(Long.class).read(Form.of(Long.class).write(7L))).isEqualTo(7);
    var colours = Form.of(Order.Colour.class);
    assertThat(colours.read(colours.write(Order.Colour.GREEN))).isEqualTo(Order.Colour.GREEN);
    assertThat(Form.of(String.class).write("x")).isEqualTo(hex("6178"));
  }

  private static Nest nest(int depth) {
    var nest = new Nest(List.of());
    for (int at = 0; at < depth; at++) {
      nest = new Nest(List.of(nest));
    }
    return nest;
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
