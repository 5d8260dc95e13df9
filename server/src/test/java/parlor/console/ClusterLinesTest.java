package parlor.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterLinesTest {

  private static JsonNode json(String text) {
    return Json.object(text).orElseThrow();
  }

  @Test
  void nodes_are_a_table() {
    var cluster =
        """
        {"members":[
         {"name":"parlor@127.0.0.1:9101","roles":["home","web"],"status":"up","reachable":true,
          "processes":1000,"shards":128,"copies":128,"missing":0,
          "told":{"upSeconds":3720,"load":0.124,"sockets":12,"rooms":4,"draining":true}},
         {"name":"b","roles":[],"status":"joining","reachable":true},
         {"name":"c","roles":["web"],"status":"up","reachable":false}]}
        """;

    assertThat(ClusterLines.nodes(json(cluster)).orElseThrow())
        .containsExactly(
            "NAME                   ROLES     STATE        UP  LOAD  SOCKETS  ROOMS  SHARDS"
                + "  PROCESSES  MISSING",
            "parlor@127.0.0.1:9101  home,web  draining  1h 2m   12%       12      4     128"
                + "       1000        0",
            "b                      none      joining       –     –        –      –       –"
                + "          –        –",
            "c                      web       silent        –     –        –      –       –"
                + "          –        –");
  }

  @Test
  void what_is_no_cluster_is_nothing() {
    assertThat(ClusterLines.nodes(json("{}"))).isEmpty();
    assertThat(ClusterLines.explained(json("{\"name\":\"kid\"}"))).isEmpty();
    assertThat(ClusterLines.delivered("moebi", json("{\"outcome\":\"ok\"}"))).isEmpty();
  }

  @Test
  void a_reply_is_told_with_who_says_it() {
    assertThat(ClusterLines.delivered("moebi", json("{\"outcome\":\"delivered\"}")).orElseThrow())
        .containsExactly("delivered");
    assertThat(
            ClusterLines.delivered(
                    "moebi", json("{\"outcome\":\"delivered\",\"reply\":\"chicken?\"}"))
                .orElseThrow())
        .containsExactly("delivered", "moebi: chicken?");
  }

  @Test
  void a_name_is_explained_for_each_kind() {
    var known =
        """
        {"name":"kid","processes":[
         {"kind":"person","answered":true,"registered":true,"shard":17,"epoch":"3.1","owner":"a",
          "holders":["a","b"],"why":"opened for the first time","seconds":75.5},
         {"kind":"room","answered":true,"registered":false,"shard":18,"epoch":"1.1","owner":"b",
          "holders":["b"],"why":"","seconds":0}],
         "keepers":["a","c"]}
        """;

    assertThat(ClusterLines.explained(json(known)).orElseThrow())
        .containsExactly(
            "person kid: on a",
            "  copies   b",
            "  shard    17, epoch 3.1",
            "  since    1m 15s: opened for the first time",
            "room kid: there is none; it would be on b",
            "pointing room kid: its keepers are a and c");
  }

  @Test
  void who_is_silent_is_not_taken_for_who_is_not_there() {
    var known =
        """
        {"name":"person:kid","processes":[
         {"kind":"person","answered":false,"registered":false,"shard":17,"epoch":"3.1","owner":"a",
          "holders":["a","b"],"why":"its owner is silent","seconds":0}],"keepers":[]}
        """;

    assertThat(ClusterLines.explained(json(known)).orElseThrow())
        .containsExactly("person kid: its owner is silent; it would be on a");
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "59, 59s", "60, 1m 0s", "3600, 1h 0m", "90000, 1d 1h"})
  void times_have_two_units(long seconds, String said) {
    assertThat(ClusterLines.lasting(seconds)).isEqualTo(said);
  }
}
