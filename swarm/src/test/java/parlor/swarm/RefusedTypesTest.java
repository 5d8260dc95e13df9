package parlor.swarm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Types that have no form, which is said when it is asked for, and values that are none.
@SuppressWarnings({"UnusedNestedClass", "UnusedMethod"}) // a form looks at them, nobody else
class RefusedTypesTest {

  private record Sku(String code) {}

  private record Prices(Map<Sku, Long> prices) {}

  private record Outer(List<Optional<Prices>> all) {}

  private record Dated(Date at) {}

  private record Anything(Object thing) {}

  @SuppressWarnings("rawtypes")
  private record Raw(List lines) {}

  private record Several(List<? extends Sku> some) {}

  private record Generic<T>(T value) {}

  private record OfGeneric(Generic<String> value) {}

  private record Grown(java.util.ArrayList<String> lines) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Bytes(byte[] bytes) {}

  private record Twice(Optional<Optional<String>> value) {}

  private record Numbered(Map<Long, String> value) {}

  private interface Open {}

  private record Opened(Open open) {}

  private sealed interface Half {
    record Whole() implements Half {}

    final class Changing implements Half {}
  }

  private sealed interface Same {
    record Add() implements Same {}

    final class Inner {
      record Add() implements Same {}

      private Inner() {}
    }
  }

  private record Names(List<String> names) {}

  private record NameSet(Set<Sku> names) {}

  private record Keyed(Map<String, String> names) {}

  @SuppressWarnings("NullableOptional")
  private record Maybe(@Nullable String name, @Nullable Optional<String> other) {}

  private record Faulty(int count) {
    @Override
    public int count() {
      throw new UnsupportedOperationException("not today");
    }
  }

  @Test
  void a_map_keyed_by_a_record() {
    refused(Prices.class)
        .hasMessageStartingWith("Prices.prices: java.util.Map<")
        .hasMessageEndingWith("keys are texts or enums; a list of records can hold the others");
    refused(Numbered.class).hasMessageStartingWith("Numbered.value");
  }

  @Test
  void a_type_whose_components_component_cannot_be_written() {
    refused(Outer.class).hasMessageStartingWith("Prices.prices: ");
  }

  @Test
  void what_can_change_or_be_anything() {
    refused(Dated.class).hasMessageStartingWith("Dated.at: java.util.Date cannot be written");
    refused(Anything.class).hasMessageStartingWith("Anything.thing: java.lang.Object");
    refused(Grown.class).hasMessageStartingWith("Grown.lines: java.util.ArrayList");
    refused(Bytes.class).hasMessageStartingWith("Bytes.bytes: byte[]");
    refused(Opened.class).hasMessageStartingWith("Opened.open: ");
    refused(Object.class).hasMessageStartingWith("Object: ");
  }

  @Test
  void what_does_not_say_of_what_it_is() {
    refused(Raw.class).hasMessageStartingWith("Raw.lines: java.util.List cannot be written");
    refused(List.class).hasMessageStartingWith("List: ");
    refused(Several.class).hasMessageStartingWith("Several.some: ? extends ");
    refused(Generic.class).hasMessageStartingWith("Generic: ");
    refused(OfGeneric.class).hasMessageStartingWith("OfGeneric.value: ");
  }

  @Test
  void an_optional_that_would_be_read_as_another() {
    refused(Twice.class).hasMessageStartingWith("Twice.value: ");
  }

  @Test
  void a_sealed_interface_with_a_class_that_is_no_record() {
    refused(Half.class).hasMessageStartingWith("Half permits Changing: ");
  }

  @Test
  void a_sealed_interface_with_two_classes_of_one_name() {
    refused(Same.class)
        .hasMessageStartingWith("Same permits Add: ")
        .hasMessageEndingWith("has the same simple name");
  }

  @Test
  @SuppressWarnings("NullAway")
  void null_is_no_value() {
    unwritten(
        new Maybe(null, Optional.empty()),
        "Maybe cannot be written, at /name: expected String, found null");
    unwritten(
        new Maybe("x", null), "Maybe cannot be written, at /other: expected Optional, found null");
    unwritten(
        new Names(Arrays.asList("x", null)),
        "Names cannot be written, at /names/1: expected String, found null");
    var set = new HashSet<Sku>();
    set.add(null);
    unwritten(new NameSet(set), "NameSet cannot be written, at /names/*: expected Sku, found null");
    var map = new HashMap<String, String>();
    map.put("x", null);
    unwritten(new Keyed(map), "Keyed cannot be written, at /names/x: expected String, found null");
    map.clear();
    map.put(null, "x");
    unwritten(new Keyed(map), "Keyed cannot be written, at /names: a key is no String: null");
    assertThatThrownBy(() -> Form.of(Sku.class).write(null))
        .hasMessage("Sku cannot be written: expected Sku, found null");
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void a_list_of_other_things_than_it_says_is_no_value() {
    unwritten(
        new Names((List) List.of("x", 1)),
        "Names cannot be written, at /names/1: expected String, found Integer");
  }

  @Test
  void half_a_character_is_no_text() {
    for (var half : List.of("\ud83d", "\ude00", "x".repeat(5_000) + "\ud83d", "\ud83dx")) {
      assertThatThrownBy(() -> Form.of(Sku.class).write(new Sku(half)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> Form.of(Keyed.class).write(new Keyed(Map.of(half, "x"))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_component_that_throws_is_named() {
    unwritten(
        new Faulty(1),
        "Faulty cannot be written: Faulty.count() throws java.lang.UnsupportedOperationException: not today");
  }

  private static AbstractThrowableAssert<?, ?> refused(Class<?> type) {
    return assertThatThrownBy(() -> Form.of(type))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @SuppressWarnings("unchecked")
  private static <T> void unwritten(T value, String why) {
    var form = (Form<T>) Form.of(value.getClass());
    assertThatThrownBy(() -> form.write(value))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(why);
  }
}
