package parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parlor.swarm.node.Discovery;

/// How someone joins who only visits.
class VisitTest {

  private static final String COOKIE = "q5Zr1Yw0b3cXkE8uJmH2nT7vLsA4dG6fP9oKiC-x_Qw";
  private static final int FREE = 40_000;

  /// At 10.0.0.7 on the way to others, and at 127.0.0.1 on the way to itself.
  private static final Machine MACHINE =
      new Machine() {
        @Override
        public OptionalInt freePort(InetAddress address) {
          return Set.of("10.0.0.7", "127.0.0.1", "10.0.0.99").contains(address.getHostAddress())
              ? OptionalInt.of(FREE)
              : OptionalInt.empty();
        }

        @Override
        public Optional<InetAddress> towards(String host, int port) {
          return switch (host) {
            case "no-way.test" -> Optional.empty();
            case "127.0.0.1" -> Optional.of(InetAddress.ofLiteral("127.0.0.1"));
            default -> Optional.of(InetAddress.ofLiteral("10.0.0.7"));
          };
        }

        @Override
        public InetAddress likely() {
          return InetAddress.ofLiteral("10.0.0.99");
        }
      };

  private static Visit.Reading read(List<String> typed, String... environment) {
    Map<String, String> all = new HashMap<>();
    for (var setting : environment) {
      var parts = setting.split("=", 2);
      all.put(parts[0], parts[1]);
    }
    return Visit.read(typed, all, MACHINE);
  }

  private static Visit valid(List<String> typed, String... environment) {
    var read = read(typed, environment);
    assertThat(read).isInstanceOf(Visit.Reading.Valid.class);
    return ((Visit.Reading.Valid) read).visit();
  }

  private static List<String> problems(List<String> typed, String... environment) {
    var read = read(typed, environment);
    assertThat(read).isInstanceOf(Visit.Reading.Invalid.class);
    return ((Visit.Reading.Invalid) read).problems();
  }

  @Test
  void a_visitor_has_no_role_and_a_port_of_its_own() {
    var node =
        valid(
                List.of("--name", "amanda"),
                "CLUSTER_PEERS=10.0.0.2,10.0.0.3",
                "CLUSTER_COOKIE=" + COOKIE,
                "NODE_NAME=moebi",
                "CLUSTER_PORT=9200")
            .node();
    assertThat(node.name()).isEqualTo("amanda@10.0.0.7:40000");
    assertThat(node.host()).isEqualTo("10.0.0.7");
    assertThat(node.port()).isEqualTo(FREE);
    assertThat(node.roles()).isEmpty();
    assertThat(node.cookies()).containsExactly(COOKIE);
    assertThat(node.discovery())
        .isEqualTo(
            new Discovery.Peers(
                List.of(
                    new Discovery.HostPort("10.0.0.2", 9200),
                    new Discovery.HostPort("10.0.0.3", 9200))));
  }

  @Test
  void names_are_looked_for_on_the_port_of_nodes_not_on_the_visitors() {
    var node =
        valid(List.of(), "DNS_CLUSTER_QUERY=parlor.internal", "CLUSTER_COOKIE=" + COOKIE).node();
    assertThat(node.name()).isEqualTo("console@10.0.0.7:40000");
    assertThat(node.discovery()).isEqualTo(new Discovery.Dns(List.of("parlor.internal"), 9100));
  }

  @Test
  void on_loopback_it_does_without_a_cookie_like_a_node() {
    assertThat(valid(List.of(), "CLUSTER_PEERS=127.0.0.1:9101").node().host())
        .isEqualTo("127.0.0.1");
    assertThat(problems(List.of(), "CLUSTER_PEERS=10.0.0.2"))
        .singleElement()
        .asString()
        .contains("CLUSTER_COOKIE");
  }

  @Test
  void the_address_is_what_is_said_else_the_platforms_else_the_one_towards_the_first_node() {
    var all =
        new String[] {"CLUSTER_PEERS=10.0.0.2", "CLUSTER_COOKIE=" + COOKIE, "POD_IP=10.0.0.99", ""};
    all[3] = "NODE_ADDRESS=127.0.0.1";
    assertThat(valid(List.of(), all).node().host()).isEqualTo("127.0.0.1");
    all[3] = "NODE_ADDRESS=";
    assertThat(valid(List.of(), all).node().host()).isEqualTo("10.0.0.99");
    all[2] = "POD_IP=10.244.1.5";
    assertThat(valid(List.of(), all).node().host()).as("of another machine").isEqualTo("10.0.0.7");
    all[0] = "CLUSTER_PEERS=no-way.test";
    assertThat(valid(List.of(), all).node().host()).isEqualTo("10.0.0.99");
  }

  @Test
  void an_address_of_another_machine_is_a_problem_where_someone_has_said_it() {
    assertThat(
            problems(
                List.of(),
                "CLUSTER_PEERS=10.0.0.2",
                "CLUSTER_COOKIE=" + COOKIE,
                "NODE_ADDRESS=10.0.0.8"))
        .containsExactly("10.0.0.8 is no address of this machine. Say which it has: NODE_ADDRESS");
  }

  @Test
  void where_nothing_is_said_of_nodes_there_is_nowhere_to_go() {
    assertThat(read(List.of())).isEqualTo(new Visit.Reading.Nowhere());
    assertThat(read(List.of("--help"))).isEqualTo(new Visit.Reading.Help());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--name", "--name Amanda", "--name=", "amanda", "--nam x", "--name a b"})
  void what_says_no_name_is_refused(String typed) {
    assertThat(problems(List.of(typed.split(" ")), "CLUSTER_PEERS=127.0.0.1"))
        .singleElement()
        .asString()
        .contains(typed)
        .contains("a to z");
  }

  @Test
  void a_name_may_stand_behind_a_sign() {
    assertThat(valid(List.of("--name=kid-2"), "CLUSTER_PEERS=127.0.0.1").node().name())
        .isEqualTo("kid-2@127.0.0.1:40000");
  }
}
