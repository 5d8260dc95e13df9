package parlor.trials.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/// The one browser of a run: the Chromium that this machine has. Nothing is downloaded.
///
/// Playwright belongs to the thread that made it. The trials run one after the other, on one.
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /// Without a sandbox, because as root there is none; all else keeps Chromium from calling home.
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// Milliseconds. Generous: it is waited for in full only by a test that fails.
  static final int PATIENCE = 15_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    var quiet =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    playwright = Playwright.create(quiet);
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  /// The browser of this run, opened by the first who asks and closed after the last test. Where
  /// there is none, the test that asks is skipped.
  static Chromium of(ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(Chromium.class))
        .computeIfAbsent(Chromium.class, ignored -> new Found(find()), Found.class)
        .chromium();
  }

  /// A browser profile that has never been anywhere: a person's own machine.
  BrowserContext profile(Browser.NewContextOptions options) {
    var profile = browser.newContext(options);
    profile.setDefaultTimeout(PATIENCE);
    return profile;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> find() {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream().flatMap(name -> in(path, name)).findFirst();
  }

  private static Stream<Path> in(String path, String name) {
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable);
  }

  /// What was found, kept for the run: the search is made once, and its failure said once.
  private static final class Found implements AutoCloseable {
    private static final String NONE =
        "No Chromium on this machine: the pages were not looked at in a browser";

    private final Optional<Chromium> chromium;

    Found(Optional<Path> executable) {
      chromium = executable.map(Chromium::new);
      if (chromium.isEmpty()) {
        System.err.println("SKIPPED: " + NONE + ". Install the package chromium and run again.");
      }
    }

    Chromium chromium() {
      return chromium.orElseThrow(() -> new TestAbortedException(NONE));
    }

    @Override
    public void close() {
      chromium.ifPresent(Chromium::close);
    }
  }
}
