package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parlor.chat.Message;
import parlor.nodes.Report;
import parlor.nodes.Seen;
import parlor.rooms.CopyCounts;
import parlor.swarm.SwarmCounts;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;
import parlor.swarm.shard.ShardCounts;
import parlor.swarm.vault.Message.Share;

class RosterTest {

  private static final Member SELF =
      new Member("parlor@10.0.0.2", "10.0.0.2:9100", Set.of("web", "home"), "up", true, 2, 12);

  private static final Member OLDEST =
      new Member("parlor@10.0.0.1", "10.0.0.1:9100", Set.of("home"), "up", false, 1, 11);

  private static final Member YOUNGEST =
      new Member("parlor@10.0.0.3", "10.0.0.3:9100", Set.of("web"), "Joining", true, 3, 13);

  private static final Map<String, Share> SHARES =
      Map.of(
          SELF.name(), new Share(130, 256, 2, 1_000), OLDEST.name(), new Share(126, 256, 0, 900));

  @Test
  void a_node_alone_is_its_only_member() {
    var roster =
        new Roster(
            "alone",
            "parlor",
            Optional.empty(),
            "",
            0,
            12,
            3,
            List.of(seen(new Member("parlor", "", Set.of("web", "home"), "up", true, 1, 0))),
            counts(Map.of()));

    assertThat(RosterWriter.json(roster).toString())
        .isEqualTo(
            """
            {"state":"alone","self":"parlor","cluster":null,"restarts":0,"rooms":12,"sockets":3,\
            "members":[{"name":"parlor","address":"","roles":["home","web"],"status":"up",\
            "reachable":true,"age":1,"self":true}],\
            "swarm":{"processes":0,"shards":0,"missing":0,"moves":7,"lost":1}}\
            """);
  }

  @Test
  void a_member_tells_of_itself_and_then_of_the_others() {
    assertThat(RosterWriter.json(among(1, 2)).toString())
        .isEqualTo(
            """
            {"state":"up","self":"parlor@10.0.0.2","cluster":"b7e1","restarts":4,"rooms":1,\
            "sockets":2,"members":[\
            {"name":"parlor@10.0.0.2","address":"10.0.0.2:9100","roles":["home","web"],\
            "status":"up","reachable":true,"age":2,"self":true,\
            "processes":1000,"shards":130,"copies":126,"missing":2},\
            {"name":"parlor@10.0.0.1","address":"10.0.0.1:9100","roles":["home"],\
            "status":"up","reachable":false,"age":1,"self":false,\
            "processes":900,"shards":126,"copies":130,"missing":0,\
            "told":{"millisAgo":250,"version":"1.0","upSeconds":60,"load":0.123,"processors":2,\
            "heapBytes":5,"heapMaxBytes":10,"sockets":3,"rooms":4,"moves":7,"lost":0,\
            "draining":true,"unreachable":["parlor@10.0.0.3"],\
            "messages":[{"time":"2026-11-22T10:00:00Z","from":"moebi","text":"chicken?",\
            "reply":true}]}},\
            {"name":"parlor@10.0.0.3","address":"10.0.0.3:9100","roles":["web"],\
            "status":"joining","reachable":true,"age":3,"self":false}],\
            "swarm":{"processes":1900,"shards":256,"missing":2,"moves":7,"lost":1}}\
            """);
  }

  @ParameterizedTest
  @EnumSource(Membership.State.class)
  void every_state_has_its_word(Membership.State state) {
    assertThat(Words.of(state)).isIn("seeking", "up", "leaving");
  }

  @Test
  void the_figures_follow_the_conventions_of_prometheus() {
    var text = new Gauges(() -> among(12, 3), () -> new CopyCounts(4, 1, 17, 2)).text();

    assertThat(text.lines())
        .contains(
            "# TYPE parlor_rooms gauge",
            "parlor_rooms 12.0",
            "parlor_rooms_restless 4.0",
            "parlor_rooms_unkept 1.0",
            "parlor_rooms_differences_total 17.0",
            "parlor_rooms_repeats_total 2.0",
            "parlor_sockets 3.0",
            "parlor_cluster_members 3.0",
            "parlor_cluster_reachable 2.0",
            "# TYPE parlor_cluster_restarts_total counter",
            "parlor_cluster_restarts_total 4.0",
            "parlor_swarm_processes 1000.0",
            "parlor_swarm_shards 130.0",
            "parlor_swarm_shards_closed 1.0",
            "parlor_swarm_copies_missing 2.0",
            "parlor_swarm_moves_total 7.0",
            "parlor_swarm_lost_total 1.0",
            "parlor_swarm_slow_total 8.0",
            "parlor_swarm_acknowledgement_seconds_sum 10.0",
            "parlor_swarm_acknowledgement_slowest_seconds 0.011")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
        .anyMatch(line -> line.startsWith("process_uptime_seconds "));
  }

  @Test
  void figures_go_on_after_a_collection() {
    var gauges = new Gauges(() -> among(12, 3), () -> new CopyCounts(4, 1, 17, 2));
    System.gc();
    assertThat(gauges.text().lines())
        .contains(
            "parlor_rooms_differences_total 17.0",
            "parlor_swarm_moves_total 7.0",
            "parlor_swarm_acknowledgement_seconds_sum 10.0");
  }

  private static Roster among(int rooms, int sockets) {
    var chicken = new Message(Instant.parse("2026-11-22T10:00:00Z"), "moebi", "chicken?", true);
    var report =
        new Report(
            "1.0",
            60,
            0.12345,
            2,
            5,
            10,
            3,
            4,
            7,
            0,
            true,
            List.of(YOUNGEST.name()),
            List.of(chicken));
    return new Roster(
        "up",
        SELF.name(),
        Optional.of("b7e1"),
        "",
        4,
        rooms,
        sockets,
        List.of(
            new Seen(SELF, Optional.ofNullable(SHARES.get(SELF.name())), Optional.empty()),
            new Seen(
                OLDEST,
                Optional.ofNullable(SHARES.get(OLDEST.name())),
                Optional.of(new Seen.Told(report, 250))),
            seen(YOUNGEST)),
        counts(SHARES));
  }

  private static Seen seen(Member member) {
    return new Seen(member, Optional.empty(), Optional.empty());
  }

  private static SwarmCounts counts(Map<String, Share> nodes) {
    var shards = new ShardCounts(131, 130, 256, 2, 1_000, 5, 6);
    return new SwarmCounts(shards, nodes, 1, 2, 3, 4, 5, 7, 1, 0, 8, 9, 10_000, 11);
  }
}
