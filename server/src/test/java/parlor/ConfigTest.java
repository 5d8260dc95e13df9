package parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parlor.rooms.Limits;
import parlor.web.WebLimits;

class ConfigTest {

  @Test
  void one_node_needs_no_configuration() {
    var config = valid(Map.of());

    assertThat(config.web().port()).isEqualTo(9000);
    assertThat(config.web().publicUrl()).isEmpty();
    assertThat(config.web().limits()).isEqualTo(new WebLimits(16_384, 20, 100));
    assertThat(config.rooms()).isEqualTo(new Limits(200, 50_000, Duration.ofDays(30)));
  }

  @Test
  void every_variable_counts() {
    var config =
        valid(
            Map.of(
                "PORT", "8080",
                "PUBLIC_URL", "https://parlor.example.org",
                "TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "PARLOR_FRAME_BYTES", "2048",
                "PARLOR_COMMANDS_PER_SECOND", "5",
                "PARLOR_SOCKETS_PER_ADDRESS", "7",
                "PARLOR_SEATS_PER_ROOM", "9",
                "PARLOR_ROOMS", "11",
                "PARLOR_EMPTY_ROOM_DAYS", "13"));

    assertThat(config.web().port()).isEqualTo(8080);
    assertThat(config.web().publicUrl()).contains(URI.create("https://parlor.example.org"));
    assertThat(config.web().limits()).isEqualTo(new WebLimits(2_048, 5, 7));
    assertThat(config.rooms()).isEqualTo(new Limits(9, 11, Duration.ofDays(13)));
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
  @EnumSource(Variable.class)
  void readme_and_help_name_every_variable_and_its_default(Variable variable) throws Exception {
    var row =
        "| `" + variable + "` | " + (variable.preset().isEmpty() ? "" : variable.preset() + " |");
    var line =
        " +" + variable + " .*\\(" + (variable.preset().isEmpty() ? "" : variable.preset() + "\\)");

    assertThat(Files.readString(Path.of("../README.md"))).contains(row);
    assertThat(Files.readString(Path.of("../parlor"))).containsPattern(line);
  }

  private static Config valid(Map<String, String> environment) {
    return switch (Config.read(environment)) {
      case Config.Reading.Valid valid -> valid.config();
      case Config.Reading.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private static List<String> problems(Map<String, String> environment) {
    return switch (Config.read(environment)) {
      case Config.Reading.Valid _ -> List.of();
      case Config.Reading.Invalid invalid -> invalid.problems();
    };
  }
}
