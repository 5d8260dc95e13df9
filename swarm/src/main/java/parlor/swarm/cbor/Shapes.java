package parlor.swarm.cbor;

import java.lang.invoke.MethodType;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds how values of a type are written, or says which component of it cannot be. Used once for a
/// type.
final class Shapes {

  private final Map<Class<?>, Shape> known = new HashMap<>();

  Shapes() {
    Plain.ALL.forEach(shape -> known.put(shape.type(), shape));
  }

  /// How values of that type are written.
  ///
  /// @param where it stands, for people
  Shape of(Type type, String where) {
    return switch (type) {
      case Class<?> single -> ofClass(MethodType.methodType(single).wrap().returnType(), where);
      case ParameterizedType container -> ofContainer(container, where);
      default -> throw refused(where, type, "it stands for many types");
    };
  }

  private Shape ofClass(Class<?> type, String where) {
    var before = known.get(type);
    if (before != null) {
      return before;
    }
    if (type.getTypeParameters().length > 0) {
      throw refused(
          where,
          type,
          "of types with parameters only Optional, List, Set and Map can, given these");
    }
    if (type.isEnum()) {
      var constants = Constants.of(type);
      known.put(type, constants);
      return constants;
    }
    if (type.isRecord()) {
      return ofRecord(type, where);
    }
    if (type.isInterface() && type.isSealed()) {
      return ofSealed(type);
    }
    throw refused(where, type, "no record, no enum, no sealed interface, and no value known here");
  }

  private Shape ofRecord(Class<?> type, String where) {
    var components = type.getRecordComponents();
    var fields = new Fields(open(where, constructor(type, components)));
    known.put(type, fields);
    for (var component : components) {
      var name = type.getSimpleName() + "." + component.getName();
      fields.add(open(name, component.getAccessor()), of(component.getGenericType(), name));
    }
    return fields;
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException fault) {
      throw new IllegalStateException("a record without its constructor: " + type, fault);
    }
  }

  private static <M extends AccessibleObject> M open(String where, M member) {
    if (!member.trySetAccessible()) {
      throw new IllegalArgumentException(where + " is in a module that does not open it");
    }
    return member;
  }

  private Shape ofSealed(Class<?> type) {
    var choice = new Choice(type);
    known.put(type, choice);
    permit(choice, type);
    return choice;
  }

  private void permit(Choice choice, Class<?> parent) {
    for (var permitted : parent.getPermittedSubclasses()) {
      var where = parent.getSimpleName() + " permits " + permitted.getSimpleName();
      if (permitted.isInterface() && permitted.isSealed()) {
        permit(choice, permitted);
      } else {
        var before = choice.add(ofClass(permitted, where));
        if (before != null && before != permitted) {
          throw refused(where, permitted, before.getTypeName() + " has the same simple name");
        }
      }
    }
  }

  private Shape ofContainer(ParameterizedType type, String where) {
    var arguments = type.getActualTypeArguments();
    var raw = type.getRawType();
    if (raw == Map.class) {
      return new Entries(key(type, arguments[0], where), of(arguments[1], where));
    }
    if (!List.of(Optional.class, List.class, Set.class).contains(raw)) {
      throw refused(where, type, "of types with parameters only Optional, List, Set and Map can");
    }
    var element = of(arguments[0], where);
    if (raw == Optional.class && element instanceof Perhaps) {
      throw refused(where, type, "an empty one in another would be read as none");
    }
    return raw == Optional.class
        ? new Perhaps(element)
        : raw == List.class ? new Row(element) : new Bag(element);
  }

  private Shape key(Type map, Type key, String where) {
    if (key == String.class || (key instanceof Class<?> type && type.isEnum())) {
      return of(key, where);
    }
    throw refused(where, map, "keys are texts or enums; a list of records can hold the others");
  }

  private static IllegalArgumentException refused(String where, Type type, String why) {
    return new IllegalArgumentException(
        "%s: %s cannot be written: %s".formatted(where, type.getTypeName(), why));
  }
}
