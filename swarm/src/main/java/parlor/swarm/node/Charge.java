package parlor.swarm.node;

/// What the home nodes of a cluster have to look after between them: numbered things, each of them
/// given to one node at a time, and to another where that one goes or has too many.
///
/// While nodes lose sight of each other two of them may be given the same one. Called in the node's
/// loop: must not wait.
public interface Charge {

  /// Looks after nothing.
  Charge NONE =
      new Charge() {
        @Override
        public int count() {
          return 0;
        }

        @Override
        public void take(int number) {}

        @Override
        public void leave(int number) {}
      };

  /// How many there are, from 0; the same on all nodes.
  int count();

  /// This node is to look after that one from now on.
  void take(int number);

  /// This node is to look after it no more.
  void leave(int number);
}
