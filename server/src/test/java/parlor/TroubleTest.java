package parlor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import parlor.web.PortTaken;

class TroubleTest {

  private final Config alone = config(Map.of());
  private final Config clustered =
      config(Map.of("CLUSTER_PEERS", "localhost", "NODE_ADDRESS", "127.0.0.1"));

  @Test
  void a_taken_door_is_told_with_a_way_out() {
    var taken = new ExecutionException(new PortTaken(9000));

    assertThat(Trouble.explained(taken, alone, false))
        .isEqualTo("Port 9000 is taken. Choose another: PORT=9001 ./parlor");
    assertThat(Trouble.explained(taken, clustered, true))
        .isEqualTo("Port 9000 is taken. Choose another: PORT=9001 ./parlor");
  }

  @Test
  void so_is_the_port_for_metrics() {
    var watched = config(Map.of("METRICS_PORT", "9200"));

    assertThat(Trouble.explained(new ExecutionException(new PortTaken(9200)), watched, true))
        .isEqualTo("Port 9200 is taken. Choose another: METRICS_PORT=9201 ./parlor");
  }

  @Test
  void so_is_a_taken_port_for_nodes_however_deep_it_is_buried() {
    var taken =
        new UncheckedIOException(new IOException(new BindException("Address already in use")));

    assertThat(Trouble.explained(taken, clustered, false))
        .isEqualTo("Port 9100, where nodes talk, is taken. Choose another: CLUSTER_PORT=9101");
  }

  @Test
  void an_address_of_another_machine_is_told_as_such() {
    var foreign = new UncheckedIOException(new BindException("Cannot assign requested address"));

    assertThat(Trouble.explained(foreign, clustered, false))
        .isEqualTo("127.0.0.1 is no address of this machine. Say which it has: NODE_ADDRESS");
  }

  @Test
  void anything_else_is_told_as_it_is() {
    var odd = new UncheckedIOException(new IOException("odd"));

    assertThat(Trouble.explained(odd, clustered, false))
        .isEqualTo("Parlor cannot meet other nodes: java.io.IOException: odd");
    assertThat(Trouble.explained(odd, alone, false))
        .isEqualTo("Parlor cannot open: java.io.IOException: odd");
  }

  private static Config config(Map<String, String> environment) {
    return switch (Config.read(environment, OwnAddress::find)) {
      case Config.Reading.Valid valid -> valid.config();
      case Config.Reading.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }
}
