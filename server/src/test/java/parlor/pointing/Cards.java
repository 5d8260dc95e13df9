package parlor.pointing;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds cards in anything made of records, whatever their components are called.
final class Cards {

  private static final ClassValue<List<Method>> PARTS =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor).toList();
        }
      };

  private Cards() {}

  /// Every card in there that is not merely part of a deck.
  static Stream<Card> in(Object thing) {
    return switch (thing) {
      case Card card -> Stream.of(card);
      case Deck _ -> Stream.empty();
      case Optional<?> optional -> optional.stream().flatMap(Cards::in);
      case Collection<?> all -> all.stream().flatMap(Cards::in);
      case Map<?, ?> map -> Stream.concat(in(map.keySet()), in(map.values()));
      case Record record ->
          PARTS.get(record.getClass()).stream().flatMap(part -> in(part(record, part)));
      default -> Stream.empty();
    };
  }

  private static Object part(Record record, Method part) {
    try {
      return part.invoke(record);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalStateException("cannot look into " + part, closed);
    }
  }
}
