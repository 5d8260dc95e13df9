package parlor.console.shell;

/// What is at hand, each by the name under which it is typed. Snippets see the classes of this JVM,
/// but none of its variables: so here they are constants, of whoever runs the one prompt.
public final class At {

  /// The house party.
  public static final PartyDoor party = Held.now().party();

  /// The processes of the cluster.
  public static final SwarmDoor swarm = Held.now().swarm();

  /// The members of the cluster.
  public static final NodesDoor nodes = Held.now().nodes();

  /// Talk with nodes.
  public static final ChatDoor chat = Held.now().chat();

  /// The pointing rooms.
  public static final RoomsDoor rooms = Held.now().rooms();

  private At() {}
}
