package parlor.console;

/// What commands are about, by how they are typed.
enum Desk {
  /// `./parlor party walk ...`.
  PARTY("./parlor party "),
  /// `./parlor nodes` and the like, among what `./parlor` itself can do.
  CLUSTER("./parlor ");

  private final String prefix;

  Desk(String prefix) {
    this.prefix = prefix;
  }

  /// What is typed before a command.
  String prefix() {
    return prefix;
  }
}
