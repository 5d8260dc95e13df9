package parlor.swarm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asking DNS, against a small server of our own.
class NamesTest {

  private DnsStub server = DnsStub.NONE;

  @BeforeEach
  void serve() throws IOException {
    server = new DnsStub();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Names names() {
    return new Names(() -> "dns://127.0.0.1:" + server.port());
  }

  @Test
  void addresses_of_both_kinds_are_found() throws IOException {
    server.a("nodes.test", "10.0.0.1", "10.0.0.2").aaaa("nodes.test", "fd00::7");
    assertThat(names().ask("nodes.test"))
        .isEqualTo(
            new Lookup.Found(
                List.of(
                    InetAddress.getByName("10.0.0.1"),
                    InetAddress.getByName("10.0.0.2"),
                    InetAddress.getByName("fd00::7"))));
  }

  @Test
  void a_changed_answer_is_seen_at_once() throws IOException {
    server.a("nodes.test", "10.0.0.1");
    assertThat(names().ask("nodes.test")).isInstanceOf(Lookup.Found.class);
    server.a("nodes.test", "10.0.0.3");
    assertThat(names().ask("nodes.test"))
        .isEqualTo(new Lookup.Found(List.of(InetAddress.getByName("10.0.0.3"))));
  }

  @Test
  void changed_servers_are_asked_at_once(@TempDir Path folder) throws IOException {
    var file = folder.resolve("resolv.conf");
    assertThat(Names.servers(file)).isEqualTo("dns:");
    Files.writeString(file, "# mine\nsearch x y\nnameserver 10.0.0.53\n");
    assertThat(Names.servers(file)).isEqualTo("dns://10.0.0.53");
    Files.writeString(file, "nameserver\tfdaa::3\n nameserver 1.1.1.1\noptions ndots:5");
    assertThat(Names.servers(file)).isEqualTo("dns://[fdaa::3] dns://1.1.1.1");
  }

  @Test
  void a_name_that_does_not_exist_is_empty_not_a_failure() {
    assertThat(names().ask("nobody.test")).isEqualTo(new Lookup.Empty());
  }

  @Test
  void a_failing_server_is_a_failure() {
    server.failing();
    assertThat(names().ask("nodes.test")).isInstanceOf(Lookup.Failed.class);
  }

  @Test
  void a_silent_server_is_a_failure_within_seconds() {
    server.silent();
    long began = System.nanoTime();
    assertThat(names().ask("nodes.test")).isInstanceOf(Lookup.Failed.class);
    assertThat(System.nanoTime() - began).isLessThan(8_000_000_000L);
  }

  @Test
  void a_directory_leaves_its_own_place_out_and_one_failing_name_hides_nothing() {
    server.a("nodes.test", "10.0.0.1", "10.0.0.2");
    var self = new Place("10.0.0.1", 9100);
    var two = new Discovery.Dns(List.of("nobody.test", "nodes.test"), 9100);
    assertThat(new Directory(two, self, names()).look())
        .isEqualTo(new Sighting.Seen(Set.of(new Place("10.0.0.2", 9100))));
    server.failing();
    assertThat(new Directory(two, self, names()).look()).isInstanceOf(Sighting.Blind.class);
  }

  @Test
  void a_list_of_peers_may_name_hosts_that_do_not_exist() {
    var self = new Place("127.0.0.1", 9100);
    var peers =
        new Discovery.Peers(
            List.of(
                new Discovery.HostPort("127.0.0.1", 9100),
                new Discovery.HostPort("127.0.0.1", 9101),
                new Discovery.HostPort("no-such-host.invalid", 9100)));
    assertThat(new Directory(peers, self).look())
        .isEqualTo(new Sighting.Seen(Set.of(new Place("127.0.0.1", 9101))));
  }
}
