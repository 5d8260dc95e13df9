package parlor.trials;

/// Where people come in: a node, or what stands in front of some.
public interface Door {

  /// An address that sockets can be connected to.
  String host();

  int port();

  /// The host and port as a browser says them.
  default String authority() {
    return (isLocal() ? "localhost" : host()) + ":" + port();
  }

  /// Without a slash at the end.
  default String url() {
    return "http://" + authority();
  }

  default boolean isLocal() {
    return host().equals("127.0.0.1");
  }

  default Room room(String name) {
    return new Room(this, name);
  }
}
