package parlor.swarm;

import parlor.swarm.shard.Behaviour;

/// What follows of a step, once that is safe: made by a [Kind].
public final class Act {

  private final Behaviour.Act act;

  Act(Behaviour.Act act) {
    this.act = act;
  }

  /// The process is not told any more what it wanted to be told later under this id.
  ///
  /// @throws IllegalArgumentException where the id is empty or too long
  public static Act stop(String timer) {
    Kinds.checked(timer);
    return new Act(new Behaviour.Act.Unwind(timer));
  }

  Behaviour.Act act() {
    return act;
  }
}
