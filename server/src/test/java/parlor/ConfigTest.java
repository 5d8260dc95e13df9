package parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parlor.pointing.Bounds;
import parlor.rooms.Limits;
import parlor.swarm.node.Discovery;
import parlor.swarm.node.Discovery.HostPort;
import parlor.swarm.node.NodeConfig;
import parlor.web.WebLimits;

class ConfigTest {

  /// As `./parlor secret` prints them.
  private static final String COOKIE = "q5Zr1Yw0b3cXkE8uJmH2nT7vLsA4dG6fP9oKiC-x_Qw";

  private static final String OLD_COOKIE = "0b3cXkE8uJmH2nT7vLsA4dG6fP9oKiC-x_Qwq5Zr1Yw";

  @Test
  void one_node_needs_no_configuration() {
    var config = valid(Map.of());

    assertThat(config.web().port()).hasValue(9000);
    assertThat(config.web().metricsPort()).isEmpty();
    assertThat(config.web().publicUrl()).isEmpty();
    assertThat(config.web().limits()).isEqualTo(new WebLimits(16_384, 20, 100));
    assertThat(config.rooms())
        .isEqualTo(new Limits(new Bounds(200, 1_000), 50_000, Duration.ofDays(30)));
    assertThat(config.name()).isEqualTo("parlor");
    assertThat(config.node()).isEmpty();
    assertThat(config.notices()).isEmpty();
  }

  @Test
  void every_variable_counts() {
    var config =
        valid(
            Map.of(
                "PORT", "8080",
                "METRICS_PORT", "0",
                "PUBLIC_URL", "https://parlor.example.org",
                "TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "PARLOR_FRAME_BYTES", "2048",
                "PARLOR_COMMANDS_PER_SECOND", "5",
                "PARLOR_SOCKETS_PER_ADDRESS", "7",
                "PARLOR_SEATS_PER_ROOM", "9",
                "PARLOR_ROOMS", "11",
                "PARLOR_EMPTY_ROOM_DAYS", "13"));

    assertThat(config.web().port()).hasValue(8080);
    assertThat(config.web().metricsPort()).hasValue(0);
    assertThat(config.web().publicUrl()).contains(URI.create("https://parlor.example.org"));
    assertThat(config.web().limits()).isEqualTo(new WebLimits(2_048, 5, 7));
    assertThat(config.rooms()).isEqualTo(new Limits(new Bounds(9, 1_000), 11, Duration.ofDays(13)));
  }

  @Test
  void all_problems_are_told_at_once_with_variable_value_and_rule() {
    var problems =
        problems(
            Map.of(
                "PORT", "ninety",
                "PUBLIC_URL", "parlor.example.org",
                "TRUSTED_PROXIES", "proxy.local",
                "PARLOR_SEATS", "3"));

    assertThat(problems)
        .containsExactlyInAnyOrder(
            "PORT is \"ninety\" but must be a whole number from 0 to 65535",
            "PUBLIC_URL is \"parlor.example.org\" but must be an address such as"
                + " https://parlor.example.org, without a path",
            "TRUSTED_PROXIES is \"proxy.local\" but must be addresses or networks such as"
                + " 10.0.0.0/8, comma between",
            "PARLOR_SEATS is not known; is PARLOR_SEATS_PER_ROOM meant?");
  }

  @Test
  void a_variable_that_is_not_ours_is_no_problem() {
    valid(Map.of("NODE_OPTIONS", "--inspect", "HOME", "/home/ana", "PORT", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, -1",
    "PORT, 65536",
    "PORT, 9e3",
    "PORT, 99999999999999999999",
    "PUBLIC_URL, ftp://parlor.example.org",
    "PUBLIC_URL, https://parlor.example.org/rooms",
    "PUBLIC_URL, https://",
    "PUBLIC_URL, 'https://a b'",
    "TRUSTED_PROXIES, 10.0.0.0/33",
    "TRUSTED_PROXIES, '10.0.0.1,,10.0.0.2'",
    "TRUSTED_PROXIES, ::1/129",
    "DNS_CLUSTER_QUERY, 'a b'",
    "DNS_CLUSTER_QUERY, -parlor",
    "DNS_CLUSTER_QUERY, 'parlor,,rooms'",
    "CLUSTER_PEERS, ','",
    "CLUSTER_PEERS, node:0",
    "CLUSTER_PEERS, node:65536",
    "CLUSTER_PEERS, node:http",
    "CLUSTER_PEERS, '[::1'",
    "CLUSTER_PEERS, '[node]x'",
    "CLUSTER_PEERS, http://node",
    "CLUSTER_PEERS, ::zz",
    "CLUSTER_PORT, 0",
    "CLUSTER_PORT, 65536",
    "NODE_NAME, Parlor",
    "NODE_NAME, a_b",
    "NODE_NAME, aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx",
    "NODE_ADDRESS, node-1",
    "NODE_ADDRESS, 10.0.0",
    "NODE_ADDRESS, 0.0.0.0",
    "NODE_ADDRESS, ::",
    "NODE_ADDRESS, '[::1]'",
    "NODE_ADDRESS, fe80::1%eth0",
    "NODE_ROLES, voter",
    "NODE_ROLES, 'web,,home'",
    "NODE_ROLES, 'web,none'",
    "METRICS_PORT, 65536",
    "PARLOR_LOG_FORMAT, xml",
    "PARLOR_FRAME_BYTES, 0",
    "PARLOR_ROOMS, 1.5",
  })
  void a_value_that_breaks_its_rule_is_a_problem(String variable, String value) {
    assertThat(problems(Map.of(variable, value)))
        .singleElement()
        .asString()
        .startsWith(variable + " is \"" + value + "\" but must be ");
  }

  @ParameterizedTest
  @CsvSource({
    "CLUSTER_COOKIE, hunter2",
    "CLUSTER_COOKIE, 'aaaaaaaaaaaaaaaaaaaaa'",
    "CLUSTER_COOKIE, 'aaaaaaaaaaaaaaaaaaaaaaaa,hunter2'",
    "CLUSTER_COOKIE, 'aaaaaaaaaaaaaaaaaaaaaaaa hunter2'",
    "CLUSTER_COOKIE, 'aaaaaaaaaaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbbbbbbbbbb,hunter2cccccccccccccccc'",
    "ADMIN_TOKEN, hunter2",
    "ADMIN_TOKEN, 'hunter2 aaaaaaaaaaaaaaaaaaaaaaaaaa'",
  })
  void a_bad_secret_is_a_problem_and_stays_secret(String variable, String value) {
    assertThat(problems(Map.of(variable, value)))
        .singleElement()
        .asString()
        .startsWith(variable + " is not shown here, but must be a secret of 22 or more ")
        .endsWith("./parlor secret makes one")
        .doesNotContain("hunter2")
        .doesNotContain("aaaa");
  }

  @Test
  void a_list_of_peers_makes_a_node() {
    var config =
        valid(
            Map.of(
                "CLUSTER_PEERS",
                "10.0.0.3, node-2:9200,[fd00:0::2]:9300, fd00::3, [fd00::4]",
                "CLUSTER_COOKIE",
                COOKIE));

    assertThat(config.name()).isEqualTo("parlor@10.0.0.7");
    assertThat(config.node())
        .contains(
            new NodeConfig(
                "parlor@10.0.0.7",
                "10.0.0.7",
                9100,
                new Discovery.Peers(
                    List.of(
                        new HostPort("10.0.0.3", 9100),
                        new HostPort("node-2", 9200),
                        new HostPort("fd00::2", 9300),
                        new HostPort("fd00::3", 9100),
                        new HostPort("fd00::4", 9100))),
                List.of(COOKIE),
                Set.of("web", "home")));
    assertThat(config.notices()).isEmpty();
  }

  @Test
  void names_make_a_node_that_asks_dns() {
    var node =
        valid(
                Map.of(
                    "DNS_CLUSTER_QUERY", "parlor.internal, tasks.parlor",
                    "CLUSTER_COOKIE", COOKIE + ", " + OLD_COOKIE,
                    "CLUSTER_PORT", "9200",
                    "NODE_NAME", "moebi"))
            .node()
            .orElseThrow();

    assertThat(node.discovery())
        .isEqualTo(new Discovery.Dns(List.of("parlor.internal", "tasks.parlor"), 9200));
    assertThat(node.cookies()).containsExactly(COOKIE, OLD_COOKIE);
    assertThat(node.name()).isEqualTo("moebi@10.0.0.7:9200");
    assertThat(node.port()).isEqualTo(9200);
  }

  @ParameterizedTest
  @CsvSource({
    "fd00:0:0:0:0:0:0:2, 9100, parlor@fd00::2",
    "fd00::2, 9200, parlor@[fd00::2]:9200",
    "10.0.0.2, 9200, parlor@10.0.0.2:9200",
    "127.0.0.1, 9100, parlor@127.0.0.1"
  })
  void a_node_is_called_by_its_address(String address, String port, String name) {
    assertThat(clustered("NODE_ADDRESS", address, "CLUSTER_PORT", port).name()).isEqualTo(name);
  }

  @Test
  void platforms_say_the_address_unless_someone_does() {
    assertThat(clustered("POD_IP", "10.0.0.1").host()).isEqualTo("10.0.0.1");
    assertThat(clustered("POD_IP", "10.0.0.1", "HEROKU_PRIVATE_IP", "10.0.0.2").host())
        .isEqualTo("10.0.0.2");
    assertThat(clustered("HEROKU_PRIVATE_IP", "10.0.0.2", "FLY_PRIVATE_IP", "fdaa::3").host())
        .isEqualTo("fdaa::3");
    assertThat(clustered("FLY_PRIVATE_IP", "fdaa::3", "NODE_ADDRESS", "10.0.0.4").host())
        .isEqualTo("10.0.0.4");
    assertThat(clustered("FLY_PRIVATE_IP", "", "POD_IP", "10.0.0.1").host()).isEqualTo("10.0.0.1");
  }

  @Test
  void what_a_platform_says_must_be_an_address_where_it_is_needed() {
    valid(Map.of("POD_IP", "pod"));
    assertThat(
            problems(Map.of("POD_IP", "pod", "CLUSTER_PEERS", "node-2", "CLUSTER_COOKIE", COOKIE)))
        .containsExactly("POD_IP is \"pod\" but must be the IPv4 or IPv6 address of this node");
  }

  @Test
  void nodes_are_found_in_one_way() {
    assertThat(
            problems(
                Map.of(
                    "DNS_CLUSTER_QUERY", "parlor.internal",
                    "CLUSTER_PEERS", "node-2",
                    "CLUSTER_COOKIE", COOKIE)))
        .containsExactly(
            "DNS_CLUSTER_QUERY is \"parlor.internal\" and CLUSTER_PEERS is \"node-2\" but only one of"
                + " the two may be set");
  }

  @Test
  void nodes_on_a_network_need_a_cookie() {
    assertThat(problems(Map.of("CLUSTER_PEERS", "node-2")))
        .containsExactly(
            "CLUSTER_COOKIE is not set but must be where other machines can reach this node (at"
                + " 10.0.0.7), and the same on all nodes; ./parlor secret makes one");
    assertThat(problems(Map.of("CLUSTER_PEERS", "node-2", "CLUSTER_COOKIE", "short")))
        .singleElement()
        .asString()
        .startsWith("CLUSTER_COOKIE is not shown here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
  void nodes_on_loopback_do_without_and_are_told_so(String address) {
    var config = valid(Map.of("CLUSTER_PEERS", "localhost:9101", "NODE_ADDRESS", address));

    assertThat(config.node().orElseThrow().cookies()).hasSize(1);
    assertThat(config.notices())
        .containsExactly(
            "CLUSTER_COOKIE is not set: nodes on this machine share a secret that everyone knows");
  }

  @Test
  void a_node_that_finds_no_other_is_told_what_it_does_not_need() {
    var config =
        valid(
            Map.of(
                "CLUSTER_PORT", "9200",
                "CLUSTER_COOKIE", COOKIE,
                "NODE_NAME", "moebi",
                "NODE_ADDRESS", "10.0.0.2"));

    assertThat(config.node()).isEmpty();
    assertThat(config.name()).isEqualTo("moebi");
    assertThat(config.notices())
        .containsExactly(
            "This node stays alone: neither DNS_CLUSTER_QUERY nor CLUSTER_PEERS says how to find"
                + " others, though there is CLUSTER_PORT, CLUSTER_COOKIE, NODE_NAME, NODE_ADDRESS");
  }

  @Test
  void names_that_look_like_ours_are_pointed_out() {
    assertThat(valid(Map.of("CLUSTER_PEER", "node-2", "NODE_ADDR", "10.0.0.2")).notices())
        .containsExactly(
            "CLUSTER_PEER is not known; is CLUSTER_PEERS meant?",
            "NODE_ADDR is not known; is NODE_ADDRESS meant?");
  }

  @Test
  void what_kubernetes_and_node_js_set_is_theirs() {
    var config =
        valid(
            Map.of(
                "NODE_ENV", "production",
                "PARLOR_SERVICE_HOST", "10.96.0.7",
                "PARLOR_SERVICE_PORT", "80",
                "PARLOR_SERVICE_PORT_HTTP", "80",
                "PARLOR_PORT", "tcp://10.96.0.7:80",
                "PARLOR_PORT_80_TCP", "tcp://10.96.0.7:80",
                "PARLOR_PORT_80_TCP_ADDR", "10.96.0.7"));

    assertThat(config.notices()).isEmpty();
    assertThat(problems(Map.of("PARLOR_PORT", "80"))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Variable.class)
  void readme_and_help_name_every_variable_and_its_default(Variable variable) throws Exception {
    var row =
        "| `" + variable + "` | " + (variable.preset().isEmpty() ? "" : variable.preset() + " |");
    var line =
        " +" + variable + " .*\\(" + (variable.preset().isEmpty() ? "" : variable.preset() + "\\)");

    assertThat(Files.readString(Path.of("../README.md"))).contains(row);
    assertThat(Files.readString(Path.of("../parlor"))).containsPattern(line);
  }

  @ParameterizedTest
  @CsvSource({
    "'web,home', web home",
    "'home , web', web home",
    "web, web",
    "home, home",
    "none, ''"
  })
  void a_node_among_others_is_what_its_roles_say(String said, String roles) {
    assertThat(clustered("NODE_ROLES", said).roles())
        .containsExactlyInAnyOrder(roles.isEmpty() ? new String[0] : roles.split(" "));
  }

  @Test
  void without_the_role_web_there_is_no_public_port() {
    var config =
        valid(
            Map.of(
                "CLUSTER_PEERS", "node-2",
                "CLUSTER_COOKIE", COOKIE,
                "NODE_ROLES", "home",
                "METRICS_PORT", "9200"));

    assertThat(config.web().port()).isEmpty();
    assertThat(config.web().metricsPort()).hasValue(9200);
  }

  @Test
  void a_node_alone_must_be_both() {
    assertThat(problems(Map.of("NODE_ROLES", "web")))
        .containsExactly(
            "NODE_ROLES is \"web\" but a node alone must be both, web,home: nothing says how to"
                + " find others");
  }

  @Test
  void metrics_need_a_port_of_their_own() {
    assertThat(problems(Map.of("METRICS_PORT", "9000")))
        .containsExactly("METRICS_PORT is \"9000\" but must be another one than PORT");
  }

  private static NodeConfig clustered(String... more) {
    var environment = new HashMap<>(Map.of("CLUSTER_PEERS", "node-2", "CLUSTER_COOKIE", COOKIE));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return valid(environment).node().orElseThrow();
  }

  private static InetAddress ownAddress() {
    return Ip.parse("10.0.0.7").orElseThrow().address();
  }

  private static Config valid(Map<String, String> environment) {
    return switch (Config.read(environment, ConfigTest::ownAddress)) {
      case Config.Reading.Valid valid -> valid.config();
      case Config.Reading.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private static List<String> problems(Map<String, String> environment) {
    return switch (Config.read(environment, ConfigTest::ownAddress)) {
      case Config.Reading.Valid _ -> List.of();
      case Config.Reading.Invalid invalid -> invalid.problems();
    };
  }
}
