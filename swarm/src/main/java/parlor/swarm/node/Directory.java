package parlor.swarm.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where other nodes may be. Asks anew each time, and waits for the answers.
final class Directory {

  private final Discovery discovery;
  private final Place self;
  private final Names names;

  Directory(Discovery discovery, Place self) {
    this(discovery, self, Names.ofHost());
  }

  Directory(Discovery discovery, Place self, Names names) {
    this.discovery = discovery;
    this.self = self;
    this.names = names;
  }

  Sighting look() {
    return switch (discovery) {
      case Discovery.Dns dns -> dns(dns);
      case Discovery.Peers peers -> peers(peers.peers());
    };
  }

  private Sighting dns(Discovery.Dns dns) {
    var places = new HashSet<Place>();
    var failures = new ArrayList<String>();
    for (var name : dns.names()) {
      switch (names.ask(name)) {
        case Lookup.Found found -> add(found.addresses(), dns.port(), places);
        case Lookup.Empty _ -> {}
        case Lookup.Failed failed -> failures.add(name + ": " + failed.why());
      }
    }
    return sighting(places, failures);
  }

  /// One name that failed does not hide what the others brought.
  private Sighting sighting(Set<Place> places, List<String> failures) {
    if (!places.isEmpty()) {
      places.remove(self);
      return new Sighting.Seen(places);
    }
    return failures.isEmpty()
        ? new Sighting.Nothing()
        : new Sighting.Blind(String.join("; ", failures));
  }

  private Sighting peers(List<Discovery.HostPort> peers) {
    if (peers.isEmpty()) {
      return new Sighting.Seen(Set.of());
    }
    var places = new HashSet<Place>();
    var failures = new ArrayList<String>();
    for (var peer : peers) {
      resolved(peer.host())
          .ifPresentOrElse(
              found -> add(found, peer.port(), places),
              () -> failures.add(peer.host() + ": no address"));
    }
    return sighting(places, failures);
  }

  private static void add(List<InetAddress> addresses, int port, Set<Place> places) {
    addresses.forEach(address -> places.add(Place.of(address, port)));
  }

  private static Optional<List<InetAddress>> resolved(String host) {
    try {
      return Optional.of(List.of(InetAddress.getAllByName(host)));
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }
}
