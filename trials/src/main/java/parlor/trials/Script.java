package parlor.trials;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// `./parlor`, the way a person calls it.
public final class Script {

  /// What a node reads from its environment: the trials must not inherit any of it.
  private static final List<String> OUR_PREFIXES = List.of("PARLOR_", "CLUSTER_", "NODE_");

  private static final List<String> OUR_NAMES =
      List.of(
          "PORT",
          "PUBLIC_URL",
          "TRUSTED_PROXIES",
          "METRICS_PORT",
          "ADMIN_TOKEN",
          "DNS_CLUSTER_QUERY",
          "FLY_PRIVATE_IP",
          "HEROKU_PRIVATE_IP",
          "POD_IP",
          "EXTRA_JAVA_OPTS");

  private Script() {}

  /// What came of a call that ends by itself.
  public record Ended(int code, String out, String err) {}

  /// Runs it to its end.
  ///
  /// @param environment such as `PORT=0`, nothing else of ours is set
  public static Ended run(List<String> environment, String... arguments) {
    try {
      var process = new Reaper(builder(environment, arguments).start());
      try (process) {
        var out = read(process.get().getInputStream());
        var err = read(process.get().getErrorStream());
        int code = process.awaitExit(Patience.LONG);
        return new Ended(
            code,
            Patience.await(out, Patience.SHORT, "all of its output"),
            Patience.await(err, Patience.SHORT, "all of its errors"));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException("starting ./parlor", fault);
    }
  }

  /// What starts it, from the root of this clone, on the JDK that the trials run on.
  public static ProcessBuilder builder(List<String> environment, String... arguments) {
    var command = new ArrayList<>(List.of(root().resolve("parlor").toString()));
    command.addAll(Arrays.asList(arguments));
    var builder = new ProcessBuilder(command).directory(root().toFile());
    var variables = builder.environment();
    variables
        .keySet()
        .removeIf(
            name -> OUR_PREFIXES.stream().anyMatch(name::startsWith) || OUR_NAMES.contains(name));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    for (var setting : environment) {
      var parts = setting.split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    return builder;
  }

  /// Where `./parlor` stands: Maven runs tests in their module, an IDE perhaps in the root.
  public static Path root() {
    var here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("parlor")) ? here : here.resolve("..").normalize();
  }

  private static CompletableFuture<String> read(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException fault) {
            throw new UncheckedIOException("reading what ./parlor prints", fault);
          }
        },
        Executors.newVirtualThreadPerTaskExecutor());
  }
}
