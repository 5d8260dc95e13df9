package parlor.swarm;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import parlor.swarm.shard.Behaviour;
import parlor.swarm.vault.Blob;

/// All kinds as one behaviour: what a process is stands before the colon of its name.
final class Kinds implements Behaviour {

  private final Map<String, Behaviour> kinds;

  Kinds(List<Kind<?, ?, ?>> kinds) {
    this.kinds = kinds.stream().collect(Collectors.toMap(Kind::name, Kind::behaviour));
  }

  /// The name under which the cluster knows a process.
  static String whole(Kind<?, ?, ?> kind, String name) {
    return kind.name() + ":" + name;
  }

  @Override
  public Blob start(String name, Blob with) {
    return bounded("state", of(name).start(name.substring(name.indexOf(':') + 1), with));
  }

  @Override
  public Step take(String name, Blob state, Blob message) {
    var step = of(name).take(name, state, message);
    step.next().ifPresent(next -> bounded("state", next));
    bounded("answer", step.answer());
    return step;
  }

  private Behaviour of(String name) {
    var kind = kinds.get(name.substring(0, Math.max(0, name.indexOf(':'))));
    if (kind == null) {
      throw new IllegalArgumentException("this node knows no such kind: " + name);
    }
    return kind;
  }

  private static Blob bounded(String what, Blob blob) {
    if (blob.length() > Swarm.LARGEST) {
      throw new IllegalArgumentException(
          "%s of %,d bytes; at most %,d".formatted(what, blob.length(), Swarm.LARGEST));
    }
    return blob;
  }
}
