package parlor;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parlor.swarm.node.Member;

/// What a node is here for.
enum Role {
  /// It serves people: its public port is open.
  WEB,
  /// It holds processes and keeps rooms.
  HOME;

  private static final String NONE = "none";

  /// How other nodes know it.
  String word() {
    return this == HOME ? Member.HOME : name().toLowerCase(Locale.ROOT);
  }

  static Set<String> words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.toUnmodifiableSet());
  }

  /// Reads words with commas between, or `none`.
  ///
  /// @return nothing where one of them is no role
  static Optional<Set<Role>> parse(String text) {
    if (text.equals(NONE)) {
      return Optional.of(Set.of());
    }
    var roles = EnumSet.noneOf(Role.class);
    for (var word : text.split(",", -1)) {
      var role = named(word.strip());
      if (role.isEmpty()) {
        return Optional.empty();
      }
      roles.add(role.get());
    }
    return Optional.of(roles);
  }

  private static Optional<Role> named(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
