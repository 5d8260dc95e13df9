package parlor.swarm.node;

import java.net.InetAddress;
import java.util.List;

/// What came of asking for the addresses behind one name.
sealed interface Lookup {

  /// These, and there may be more: a server may give a part.
  record Found(List<InetAddress> addresses) implements Lookup {
    public Found {
      addresses = List.copyOf(addresses);
    }
  }

  /// There is no such name, or it has no addresses now.
  record Empty() implements Lookup {}

  /// Nobody knows.
  record Failed(String why) implements Lookup {}
}
