package parlor.swarm;

/// A process that counts: told a number, it adds it, and answers the sum.
public final class Counter {

  public static final Kind<Long, Long, Long> KIND =
      new Kind<>(
          "counter",
          Form.NUMBER,
          Form.NUMBER,
          Form.NUMBER,
          _ -> 0L,
          (sum, more, _) -> {
            if (more < 0) {
              throw new IllegalArgumentException("counts up only");
            }
            return Kind.Step.to(sum + more, sum + more);
          });

  private Counter() {}
}
