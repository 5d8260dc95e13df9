package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parlor.rooms.CopyCounts;
import parlor.swarm.node.Member;
import parlor.swarm.node.Membership;

class RosterTest {

  private static final Member SELF =
      new Member("parlor@10.0.0.2", "10.0.0.2:9100", Set.of("web", "home"), "up", true, 2, 12);

  private static final Member OLDEST =
      new Member("parlor@10.0.0.1", "10.0.0.1:9100", Set.of("home"), "up", false, 1, 11);

  private static final Member YOUNGEST =
      new Member("parlor@10.0.0.3", "10.0.0.3:9100", Set.of("web"), "Joining", true, 3, 13);

  @Test
  void a_node_alone_is_its_only_member() {
    var roster = Roster.of(Surroundings.none("parlor"), 12, 3);

    assertThat(roster.json())
        .isEqualTo(
            """
            {"state":"alone","self":"parlor","cluster":null,"restarts":0,"rooms":12,"sockets":3,\
            "members":[{"name":"parlor","address":"","roles":["home","web"],"status":"up",\
            "reachable":true,"age":1,"self":true}]}\
            """);
  }

  @Test
  void a_member_tells_of_itself_and_then_of_the_others_by_age() {
    var now =
        new Membership(
            Membership.State.UP, SELF, List.of(YOUNGEST, OLDEST), Optional.of("b7e1"), 4);

    assertThat(Roster.of(among(now), 1, 2).json())
        .isEqualTo(
            """
            {"state":"up","self":"parlor@10.0.0.2","cluster":"b7e1","restarts":4,"rooms":1,\
            "sockets":2,"members":[\
            {"name":"parlor@10.0.0.2","address":"10.0.0.2:9100","roles":["home","web"],\
            "status":"up","reachable":true,"age":2,"self":true},\
            {"name":"parlor@10.0.0.1","address":"10.0.0.1:9100","roles":["home"],\
            "status":"up","reachable":false,"age":1,"self":false},\
            {"name":"parlor@10.0.0.3","address":"10.0.0.3:9100","roles":["web"],\
            "status":"joining","reachable":true,"age":3,"self":false}]}\
            """);
  }

  @ParameterizedTest
  @EnumSource(Membership.State.class)
  void every_state_has_its_word(Membership.State state) {
    var now = new Membership(state, SELF, List.of(), Optional.empty(), 0);

    assertThat(Roster.of(among(now), 0, 0).state()).isIn("seeking", "up", "leaving");
  }

  @Test
  void the_figures_follow_the_conventions_of_prometheus() {
    var now = new Membership(Membership.State.UP, SELF, List.of(OLDEST), Optional.of("b7e1"), 4);
    var text =
        new Gauges(() -> Roster.of(among(now), 12, 3), () -> new CopyCounts(4, 1, 17, 2)).text();

    assertThat(text.lines())
        .contains(
            "# TYPE parlor_rooms gauge",
            "parlor_rooms 12.0",
            "parlor_rooms_restless 4.0",
            "parlor_rooms_unkept 1.0",
            "parlor_rooms_differences_total 17.0",
            "parlor_rooms_repeats_total 2.0",
            "parlor_sockets 3.0",
            "parlor_cluster_members 2.0",
            "parlor_cluster_reachable 1.0",
            "# TYPE parlor_cluster_restarts_total counter",
            "parlor_cluster_restarts_total 4.0")
        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{"))
        .anyMatch(line -> line.startsWith("process_uptime_seconds "));
  }

  private static Surroundings among(Membership now) {
    return new Surroundings(now.self().name(), Optional.of(() -> now));
  }
}
