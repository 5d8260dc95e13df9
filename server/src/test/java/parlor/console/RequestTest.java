package parlor.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestTest {

  private static String of(Command command) {
    var request = Request.of(command);
    return request.method() + " " + request.path() + request.body().map(it -> " " + it).orElse("");
  }

  @Test
  void every_command_has_its_address() {
    assertThat(of(new Command.Who("den"))).isEqualTo("GET /api/party/rooms/den");
    assertThat(of(new Command.Where("kid"))).isEqualTo("GET /api/party/people/kid");
    assertThat(of(new Command.Log("kid"))).isEqualTo("GET /api/party/people/kid/log");
    assertThat(of(new Command.Dump(List.of()))).isEqualTo("GET /api/party/dump");
    assertThat(of(new Command.Dump(List.of("den", "kitchen"))))
        .isEqualTo("GET /api/party/dump?rooms=den,kitchen");
    assertThat(of(new Command.Rooms())).isEqualTo("GET /api/party/rooms");
    assertThat(of(new Command.People())).isEqualTo("GET /api/party/people");
    assertThat(of(new Command.Stats())).isEqualTo("GET /api/party/stats");
    assertThat(of(new Command.Leave("kid"))).isEqualTo("DELETE /api/party/people/kid/room");
    assertThat(of(new Command.Reset())).isEqualTo("DELETE /api/party");
  }

  @Test
  void so_has_every_command_about_the_cluster() {
    assertThat(of(new Command.Nodes())).isEqualTo("GET /api/cluster");
    assertThat(of(new Command.Send("moebi@[fd00::2]:9101", "Hello")))
        .isEqualTo(
            "POST /api/cluster/nodes/moebi%40%5Bfd00%3A%3A2%5D%3A9101/messages"
                + " {\"text\":\"Hello\"}");
    assertThat(of(new Command.Explain("person:kid")))
        .isEqualTo("GET /api/cluster/names/person%3Akid");
    assertThat(of(new Command.Found(true)))
        .isEqualTo("POST /api/cluster/founding {\"acceptLoss\":true}");
    assertThat(of(new Command.Drain("a", true)))
        .isEqualTo("POST /api/cluster/nodes/a/drain {\"acceptLoss\":true}");
  }

  @Test
  void rooms_may_have_a_maximum() {
    assertThat(of(new Command.Add(List.of(), Optional.empty()))).isEqualTo("POST /api/party/rooms");
    assertThat(of(new Command.Add(List.of("den", "hall"), Optional.empty())))
        .isEqualTo("POST /api/party/rooms {\"rooms\":[{\"name\":\"den\"},{\"name\":\"hall\"}]}");
    assertThat(of(new Command.Add(List.of("den"), Optional.of("007"))))
        .isEqualTo("POST /api/party/rooms {\"rooms\":[{\"name\":\"den\",\"maximum\":7}]}");
    assertThat(of(new Command.Add(List.of("den"), Optional.of("none"))))
        .isEqualTo("POST /api/party/rooms {\"rooms\":[{\"name\":\"den\",\"maximum\":\"none\"}]}");
  }

  @Test
  void people_walk_in_the_order_in_which_they_were_named() {
    assertThat(of(new Command.Walk("den", List.of("kid", "bilal", "\"ana\""))))
        .isEqualTo(
            "POST /api/party/rooms/den/people {\"people\":[\"kid\",\"bilal\",\"\\\"ana\\\"\"]}");
  }

  @Test
  void a_scenario_has_its_own_pace_unless_another_is_wished() {
    assertThat(of(new Command.Setup("big", Optional.empty(), Optional.empty())))
        .isEqualTo("POST /api/party/scenarios/big {}");
    assertThat(
            of(
                new Command.Setup(
                    "big", Optional.of(new BigDecimal("0.50")), Optional.of(BigDecimal.TEN))))
        .isEqualTo("POST /api/party/scenarios/big {\"speed\":0.50,\"walks\":10}");
  }

  @Test
  void whatever_a_name_is_it_arrives_as_it_was_typed() {
    assertThat(of(new Command.Who("a/b c?d#e%2e+ä")))
        .isEqualTo("GET /api/party/rooms/a%2Fb%20c%3Fd%23e%252e%2B%C3%A4");
    assertThat(of(new Command.Dump(List.of("a,b", "c&d"))))
        .isEqualTo("GET /api/party/dump?rooms=a%2Cb,c%26d");
  }
}
