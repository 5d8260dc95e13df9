package parlor.swarm.node;

import java.util.ArrayList;
import java.util.List;

/// A node in a JVM of its own, to be killed. Arguments: its place, then all places.
final class Solo {

  private Solo() {}

  static void main(String[] places) throws InterruptedException {
    var all = new ArrayList<Discovery.HostPort>();
    for (var place : places) {
      int colon = place.lastIndexOf(':');
      all.add(
          new Discovery.HostPort(
              place.substring(0, colon), Integer.parseInt(place.substring(colon + 1))));
    }
    var self = all.removeFirst();
    var _ =
        Node.start(
            new NodeConfig(
                "parlor@" + self.host() + ":" + self.port(),
                self.host(),
                self.port(),
                new Discovery.Peers(all),
                List.of(Cast.COOKIE),
                Cast.HOME));
    Thread.currentThread().join();
  }
}
