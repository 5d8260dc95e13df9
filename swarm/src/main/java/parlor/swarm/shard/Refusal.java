package parlor.swarm.shard;

/// Something is over a bound: whoever asked for it is refused, and nothing has changed. The message
/// says what it is, how much, and the bound.
public final class Refusal extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String why;

  public Refusal(String why) {
    super(why);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
