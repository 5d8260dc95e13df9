package parlor.trials.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static parlor.trials.cluster.Cluster.aCluster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import parlor.trials.Node;
import parlor.trials.Patience;
import parlor.trials.cluster.Cluster;
import parlor.trials.cluster.Host;
import parlor.trials.cluster.Hosts;
import parlor.trials.cluster.NameServer;
import parlor.trials.cluster.Standing;

/// How nodes find each other, and whom they let in.
@Timeout(600)
class StartTest {

  private static final boolean LONG = Boolean.getBoolean("parlor.trials.long");
  private static final String NAME = "nodes.test";
  private static final Duration COLD = Duration.ofSeconds(10);
  private static final Duration WHILE = Duration.ofSeconds(LONG ? 10 : 4);
  private static final Duration FAILURE = Duration.ofSeconds(LONG ? 60 : 10);

  @Test
  void three_nodes_started_at_the_same_moment_are_one_cluster_each_time() {
    var evidence = new Evidence("three nodes at the same moment");
    int times = LONG ? 10 : 2;
    var longest = Duration.ZERO;
    for (int i = 0; i < times; i++) {
      try (var cluster = Cluster.notYet(3)) {
        long began = System.nanoTime();
        cluster.startAll();
        cluster.awaitOne();
        var took = Duration.ofNanos(System.nanoTime() - began);
        longest = took.compareTo(longest) > 0 ? took : longest;
        Patience.throughout(
            Duration.ofSeconds(1),
            () -> Cluster.told(cluster.nodes()),
            () -> Cluster.areOne(cluster.nodes()));
      }
    }
    evidence.says("times one cluster, of " + times, times);
    evidence.took("longest, from the call to one cluster", longest, COLD);
  }

  @Test
  void a_wrong_cookie_never_joins_and_both_sides_say_why() {
    try (var cluster = Cluster.notYet(3)) {
      var first = cluster.start(0);
      var second = cluster.start(1);
      var insiders = List.of(first, second);
      Cluster.awaitOne(insiders);
      var stranger = cluster.start(2, "CLUSTER_COOKIE=another-" + Cluster.COOKIE);
      Patience.throughout(
          WHILE,
          () -> "the two among themselves" + Cluster.told(cluster.nodes()),
          () -> Cluster.areOne(insiders) && !seesOthers(stranger));
      assertThat(insiders).anySatisfy(StartTest::speaksOfTheCookie);
      speaksOfTheCookie(stranger);
      new Evidence("a wrong cookie")
          .says(
              "lines in the logs, inside and outside",
              first.log().lines().size()
                  + second.log().lines().size()
                  + " and "
                  + stranger.log().lines().size());
    }
  }

  private static boolean seesOthers(Node node) {
    return Standing.of(node).map(standing -> standing.members().size() > 1).orElse(false);
  }

  private static void speaksOfTheCookie(Node node) {
    assertThat(node.log().lines())
        .as("%s", node.log())
        .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains("cookie"));
  }

  @Tag("long")
  @Test
  void cookies_are_changed_while_the_cluster_runs() {
    var fresh = "fresh-" + Cluster.COOKIE;
    try (var cluster = aCluster(2)) {
      cluster.node(1).stop();
      cluster.start(1, "CLUSTER_COOKIE=" + Cluster.COOKIE + "," + fresh);
      cluster.awaitOne();
      cluster.node(0).stop();
      cluster.start(0, "CLUSTER_COOKIE=" + fresh + "," + Cluster.COOKIE);
      cluster.awaitOne();
      cluster.node(1).stop();
      cluster.start(1, "CLUSTER_COOKIE=" + fresh);
      cluster.awaitOne();
    }
  }

  @Tag("long")
  @Test
  void whatever_becomes_of_dns_nobody_is_dropped_and_whoever_it_names_later_joins() {
    var evidence = new Evidence("DNS");
    try (var hosts = Hosts.some(4);
        var names = new NameServer(hosts.gate());
        var cluster = Cluster.notYet(hosts, "DNS_CLUSTER_QUERY=" + NAME)) {
      var all = hosts.all().stream().map(Host::address).toList();
      var three = all.subList(0, 3);
      names.say(NAME, three);
      long began = System.nanoTime();
      Cluster.inParallel(
          List.of(() -> cluster.start(0), () -> cluster.start(1), () -> cluster.start(2)));
      var id = cluster.awaitOne();
      evidence.took("three found each other after", since(began), COLD);

      names.stop();
      staysOne(cluster, FAILURE, "DNS failing");
      evidence.says("dropped while it failed for s", FAILURE.toSeconds() + ": nobody");
      names.start();
      names.say(NAME, List.of());
      staysOne(cluster, WHILE, "DNS empty");
      names.say(NAME, three.subList(0, 1));
      staysOne(cluster, WHILE, "DNS partial");
      evidence.says("dropped while it was empty and partial", "nobody");

      cluster.start(3);
      names.say(NAME, all);
      long named = System.nanoTime();
      assertThat(cluster.awaitOne()).isEqualTo(id);
      evidence.took("a fourth is in after", since(named), COLD);
    }
  }

  private static void staysOne(Cluster cluster, Duration time, String why) {
    var nodes = cluster.nodes();
    Patience.throughout(
        time, () -> "one cluster, " + why + Cluster.told(nodes), () -> Cluster.areOne(nodes));
  }

  @Tag("long")
  @Test
  void nodes_find_each_other_by_ipv6() {
    try (var hosts = Hosts.some(2);
        var names = new NameServer(hosts.gate());
        var cluster = Cluster.notYet(hosts, "DNS_CLUSTER_QUERY=" + NAME)) {
      hosts.speakOnlyIpv6();
      names.say(NAME, hosts.all().stream().map(Host::address6).toList());
      Cluster.inParallel(
          hosts.all().stream()
              .map(host ->
                  (Runnable)
                      () ->
                          cluster.start(
                              hosts.all().indexOf(host), "NODE_ADDRESS=" + host.address6()))
              .toList());
      cluster.awaitOne();
    }
  }

  @Tag("long")
  @Test
  void two_clusters_that_find_each_other_become_one() {
    var evidence = new Evidence("two clusters find each other");
    try (var hosts = Hosts.some(4);
        var names = new NameServer(hosts.gate());
        var cluster = Cluster.notYet(hosts, "DNS_CLUSTER_QUERY=" + NAME)) {
      var all = hosts.all().stream().map(Host::address).toList();
      names.say(Map.of("left.test", all.subList(0, 2), "right.test", all.subList(2, 4)));
      var starting = new ArrayList<Runnable>();
      for (int i = 0; i < 4; i++) {
        int index = i;
        starting.add(() ->
            cluster.start(index, "DNS_CLUSTER_QUERY=" + (index < 2 ? "left" : "right") + ".test"));
      }
      Cluster.inParallel(starting);
      var left = Cluster.awaitOne(cluster.nodes().subList(0, 2));
      var right = Cluster.awaitOne(cluster.nodes().subList(2, 4));
      assertThat(left).isNotEqualTo(right);
      var ana = cluster.aRoomAt(0).join("ana");
      ana.votes("5");
      var ben = ana.room().at(cluster.node(3)).join("ben");
      ben.votes("8");

      names.say(Map.of("left.test", all, "right.test", all));
      long named = System.nanoTime();
      assertThat(cluster.awaitOne()).isIn(left, right);
      evidence.took("one cluster after", since(named), COLD.multipliedBy(2));
      Company.of(ana, ben).allVoted();
      evidence.says("one room after ms", since(named).toMillis());
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
