package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a node is told before it begins.
class NodeConfigTest {

  private static NodeConfig with(String... cookies) {
    return new NodeConfig(
        "parlor@a", "10.0.0.2", 9100, new Discovery.Peers(List.of()), List.of(cookies), Set.of());
  }

  @Test
  void it_never_shows_its_secrets() {
    assertThat(with("first-secret", "second-secret").toString())
        .contains("parlor@a", "10.0.0.2:9100")
        .doesNotContain("secret");
  }

  @Test
  void it_takes_one_secret_or_two() {
    assertThatThrownBy(NodeConfigTest::with).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> with("a", "b", "c")).isInstanceOf(IllegalArgumentException.class);
  }
}
