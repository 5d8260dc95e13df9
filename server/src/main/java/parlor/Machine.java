package parlor;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.OptionalInt;

/// What this machine knows of its own addresses.
interface Machine {

  /// A port where nobody listens now; nothing where the address is not one of this machine.
  OptionalInt freePort(InetAddress address);

  /// The address from which it reaches a host, as far as its routes tell. Nothing is sent, and the
  /// host need not be there.
  Optional<InetAddress> towards(String host, int port);

  /// The one that other machines most likely reach.
  InetAddress likely();

  /// The one it runs on.
  Machine THIS =
      new Machine() {
        @Override
        public OptionalInt freePort(InetAddress address) {
          try (var socket = new ServerSocket(0, 1, address)) {
            return OptionalInt.of(socket.getLocalPort());
          } catch (IOException notHere) {
            return OptionalInt.empty();
          }
        }

        @Override
        public Optional<InetAddress> towards(String host, int port) {
          try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port));
            return Optional.of(socket.getLocalAddress())
                .filter(address -> !address.isAnyLocalAddress());
          } catch (IOException noWay) {
            return Optional.empty();
          }
        }

        @Override
        public InetAddress likely() {
          return OwnAddress.find();
        }
      };
}
