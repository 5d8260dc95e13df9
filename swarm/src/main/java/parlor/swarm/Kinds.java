package parlor.swarm;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import parlor.swarm.shard.Asker;
import parlor.swarm.shard.Behaviour;
import parlor.swarm.shard.Refusal;
import parlor.swarm.vault.Blob;

/// All kinds as one behaviour: what a process is stands before the colon of its name.
final class Kinds implements Behaviour {

  private final Map<String, Kind<?, ?, ?>> kinds;
  private final Map<String, Behaviour> behaviours;

  /// @param clock of this node
  Kinds(List<Kind<?, ?, ?>> kinds, InstantSource clock) {
    this.kinds = kinds.stream().collect(Collectors.toMap(Kind::name, Function.identity()));
    this.behaviours =
        kinds.stream().collect(Collectors.toMap(Kind::name, kind -> kind.behaviour(clock)));
  }

  /// The kind of that name.
  ///
  /// @throws Refusal where there is none
  Kind<?, ?, ?> named(String name) {
    var known = kinds.get(name);
    if (known == null) {
      var all = String.join(", ", new TreeSet<>(kinds.keySet()));
      throw new Refusal("there is no kind \"%s\"; there are %s".formatted(name, all));
    }
    return known;
  }

  /// All of them.
  Collection<Kind<?, ?, ?>> all() {
    return kinds.values();
  }

  /// The name under which the cluster knows a process.
  ///
  /// @throws Refusal where the name is empty or too long
  static String checked(Kind<?, ?, ?> kind, String name) {
    return prefix(kind) + checked(name);
  }

  /// With what the names of all processes of a kind begin.
  static String prefix(Kind<?, ?, ?> kind) {
    return kind.name() + ":";
  }

  /// @throws Refusal where the name is empty or too long, or no text
  static String checked(String name) {
    int length = name.getBytes(StandardCharsets.UTF_8).length;
    if (isHalved(name)) {
      throw new Refusal("a name with half a character");
    }
    if (length < 1 || length > Swarm.LONGEST_NAME) {
      throw new Refusal("a name of %,d bytes; 1 to %d".formatted(length, Swarm.LONGEST_NAME));
    }
    return name;
  }

  /// Whether there is half a surrogate pair in it, which UTF-8 cannot say.
  private static boolean isHalved(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isSurrogate(name.charAt(i))) {
        return !StandardCharsets.UTF_8.newEncoder().canEncode(name);
      }
    }
    return false;
  }

  /// @throws Refusal where the message is too large
  static <M> Blob message(Kind<?, M, ?> kind, M message) {
    return bounded("message", new Blob(kind.messages().write(message)));
  }

  /// What stands after the kind.
  static String bare(String whole) {
    return whole.substring(whole.indexOf(':') + 1);
  }

  @Override
  public Blob start(String name, Blob with) {
    return bounded("state", of(name).start(bare(name), with));
  }

  @Override
  public Optional<Blob> appear(String name, Blob message) {
    return of(name).appear(bare(name), message);
  }

  @Override
  public Step take(String name, Blob state, Blob message, Asker asker) {
    var step = of(name).take(bare(name), state, message, asker);
    step.next().ifPresent(next -> bounded("state", next));
    step.answer().ifPresent(answer -> bounded("answer", answer));
    int rest = step.size() - (step.next().isPresent() ? step.next().get().length() : 0);
    if (rest > Swarm.LARGEST) {
      throw new Refusal("a step that says %,d bytes; at most %,d".formatted(rest, Swarm.LARGEST));
    }
    return step;
  }

  private static String kind(String whole) {
    return whole.substring(0, Math.max(0, whole.indexOf(':')));
  }

  /// Tells of two processes that had one name, if this node knows the kind.
  void clash(String name, Blob kept, Blob other, Swarm.Merge merge) {
    var kind = kinds.get(kind(name));
    if (kind != null) {
      clash(kind, bare(name), kept, other, merge);
    }
  }

  private static <S> void clash(
      Kind<S, ?, ?> kind, String name, Blob kept, Blob other, Swarm.Merge merge) {
    merge.clash(kind, name, kind.states().read(kept.bytes()), kind.states().read(other.bytes()));
  }

  private Behaviour of(String name) {
    var kind = behaviours.get(kind(name));
    if (kind == null) {
      throw new IllegalArgumentException("this node knows no such kind: " + name);
    }
    return kind;
  }

  private static Blob bounded(String what, Blob blob) {
    if (blob.length() > Swarm.LARGEST) {
      throw new Refusal(
          "%s of %,d bytes; at most %,d".formatted(what, blob.length(), Swarm.LARGEST));
    }
    return blob;
  }
}
