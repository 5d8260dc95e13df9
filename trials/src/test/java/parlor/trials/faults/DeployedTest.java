package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.Node.aNodeAt;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parlor.trials.Log;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.Place;
import parlor.trials.Reaper;
import parlor.trials.Script;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Host;
import parlor.trials.cluster.Hosts;
import parlor.trials.cluster.NameServer;
import parlor.trials.cluster.Standing;
import parlor.trials.deploy.Way;

/// Nodes that are told what the files of `deploy/` tell them, each on a host of its own, with a
/// name server that answers as the platform's would.
@Timeout(240)
class DeployedTest {

  private static final String WEB = "web.parlor.app.localspace";
  private static final String WORKER = "worker.parlor.app.localspace";
  private static final int PORT = 5000;

  /// What is most different from each other: IPv4 and IPv6.
  private static final Set<String> FIRST = Set.of("compose.yaml", "fly.toml");

  private static Stream<Way> first() {
    return Way.all().filter(way -> FIRST.contains(way.file()));
  }

  private static Stream<Way> others() {
    return Way.all()
        .filter(way -> !FIRST.contains(way.file()) && !way.file().startsWith("heroku/"));
  }

  @ParameterizedTest
  @MethodSource("first")
  void nodes_find_each_other_by_the_name_in_the_file(Way way) {
    findEachOther(way);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("others")
  void so_do_those_of_the_other_files(Way way) {
    findEachOther(way);
  }

  private static void findEachOther(Way way) {
    try (var hosts = Hosts.some(2);
        var names = new NameServer(hosts.gate())) {
      boolean six = way.file().equals("fly.toml");
      if (six) {
        hosts.speakOnlyIpv6();
      }
      names.say(
          way.names().getFirst(),
          hosts.all().stream().map(host -> six ? host.address6() : host.address()).toList());
      var nodes = new ArrayList<Node>();
      try {
        for (var host : hosts.all()) {
          nodes.add(aNodeAt(host.place(), settings(way, host)));
        }
        Cluster.awaitOne(nodes);
        assertThat(nodes)
            .allSatisfy(node -> assertThat(node.log().lines()).noneMatch(Log::isBroken));
      } finally {
        nodes.forEach(Node::close);
      }
    }
  }

  /// With what the platform adds, and with the token of the trials.
  private static List<String> settings(Way way, Host host) {
    var settings = new ArrayList<>(way.settings());
    settings.add("ADMIN_TOKEN=" + Standing.TOKEN);
    settings.add("EXTRA_JAVA_OPTS=-Xmx256m");
    switch (way.file()) {
      case "fly.toml" -> settings.add("FLY_PRIVATE_IP=" + host.address6());
      case "kubernetes/deployment.yaml" -> settings.add("POD_IP=" + host.address());
      default -> {} // the node finds its address by itself
    }
    return settings;
  }

  @Test
  void dynos_of_both_kinds_are_one_cluster_and_a_worker_lets_nobody_in() throws IOException {
    try (var hosts = Hosts.some(2);
        var names = new NameServer(hosts.gate())) {
      names.say(
          Map.of(WEB, List.of(hosts.host(0).address()), WORKER, List.of(hosts.host(1).address())));
      try (var web = aNodeAt(dyno(hosts.host(0), "web"), heroku(hosts.host(0)));
          var _ = worker(hosts.host(1))) {
        Patience.until(
            Cluster.JOINING,
            () -> "web and worker in one cluster, but " + Cluster.told(List.of(web)),
            () -> Standing.of(web).filter(standing -> standing.isWhole(2)).isPresent());
        assertThat(web.port()).isEqualTo(PORT);
        assertThat(isOpen(hosts.host(1).door())).isFalse();
      }
    }
  }

  /// Where the shell of the platform reads the line of the Procfile.
  private static Place dyno(Host host, String kind) {
    var prefix = new ArrayList<>(host.place().prefix());
    prefix.addAll(List.of("bash", "-c", Way.dyno(kind)));
    return new Place(host.door(), prefix);
  }

  /// What the platform tells every dyno, and what `app.json` adds.
  private static List<String> heroku(Host host) {
    var way = Way.all().filter(one -> one.file().startsWith("heroku/")).findFirst().orElseThrow();
    var settings = new ArrayList<>(way.settings());
    settings.removeIf(setting -> setting.startsWith("DNS_CLUSTER_QUERY="));
    settings.add("ADMIN_TOKEN=" + Standing.TOKEN);
    settings.add("PORT=" + PORT);
    settings.add("DYNO=web.1");
    settings.add("HEROKU_PRIVATE_IP=" + host.address());
    settings.add("JAVA_TOOL_OPTIONS=-Xmx300m -Xss512k -XX:CICompilerCount=2");
    return settings;
  }

  /// It does not say that it is open, so it is no node that the trials could wait for.
  private static Reaper worker(Host host) throws IOException {
    var builder = Script.builder(heroku(host));
    builder.command(
        Stream.concat(host.place().prefix().stream(), Stream.of("bash", "-c", Way.dyno("worker")))
            .collect(Collectors.toList()));
    var logs = Files.createDirectories(Path.of("target", "logs").toAbsolutePath());
    builder.redirectErrorStream(true).redirectOutput(logs.resolve("worker.log").toFile());
    return new Reaper(builder.start());
  }

  private static boolean isOpen(String host) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, PORT), 1_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
