package parlor.swarm.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whom others wait for when the members have changed.
class PeersTest {

  private static final Peers.Peer SELF = new Peers.Peer("a", true, true);
  private static final Peers.Peer HOME = new Peers.Peer("b", true, true);
  private static final Peers.Peer VISITOR = new Peers.Peer("amanda", false, true);

  private static Peers peers(Peers.Peer... others) {
    var all = new ArrayList<>(List.of(SELF));
    all.addAll(List.of(others));
    return new Peers("a", "founded", "a", all);
  }

  @Test
  void a_home_that_comes_may_bring_processes_along() {
    assertThat(peers(HOME).hasNewcomers(peers())).isTrue();
    assertThat(peers(HOME).hasNewcomers(Peers.none("a"))).isTrue();
  }

  @Test
  void nobody_waits_for_a_visitor_nor_for_who_was_there_before() {
    assertThat(peers(HOME, VISITOR).hasNewcomers(peers(HOME))).isFalse();
    assertThat(peers(HOME).hasNewcomers(peers(HOME, VISITOR))).isFalse();
    assertThat(peers(VISITOR).hasNewcomers(Peers.none("a"))).isFalse();
  }

  @Test
  void who_takes_the_role_of_a_home_under_the_same_name_is_new() {
    var before = new Peers.Peer("b", false, true);
    assertThat(peers(HOME).hasNewcomers(peers(before))).isTrue();
  }
}
