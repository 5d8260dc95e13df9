package parlor;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.BindException;
import java.security.SecureRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import parlor.pointing.Moment;
import parlor.rooms.House;
import parlor.rooms.Rooms;
import parlor.web.FrameWriter;
import parlor.web.Web;

/// Builds the house, opens its door, and closes it when told to.
public final class Main {

  private static final String NODE = "parlor";
  private static final int CLOSING_SECONDS = 8;

  private Main() {}

  public static void main(String[] args) throws Exception {
    switch (Config.read(System.getenv())) {
      case Config.Reading.Valid valid -> open(valid.config());
      case Config.Reading.Invalid invalid -> {
        invalid.problems().forEach(System.err::println);
        System.exit(2);
      }
    }
  }

  private static void open(Config config) throws InterruptedException {
    var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
    var house =
        new House<>(
            () -> new Moment(System.currentTimeMillis(), NODE),
            new SecureRandom(),
            (millis, wake) -> vertx.setTimer(millis, _ -> wake.run()),
            new FrameWriter(),
            config.rooms());
    try {
      var web =
          Web.open(vertx, config.web(), new Rooms<>(house))
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> close(web), "close"));
      System.out.println("Parlor is open at http://localhost:" + web.port());
    } catch (ExecutionException fault) {
      System.err.println(explained(fault, config.web().port()));
      System.exit(1);
    }
  }

  private static String explained(ExecutionException fault, int port) {
    return fault.getCause() instanceof BindException
        ? "Port " + port + " is taken. Choose another: PORT=" + (port + 1) + " ./parlor"
        : "Parlor cannot open: " + fault.getCause();
  }

  private static void close(Web web) {
    try {
      web.close().toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException fault) {
      System.err.println("Parlor closed, but not in order: " + fault);
    }
  }
}
