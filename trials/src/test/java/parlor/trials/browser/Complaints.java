package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;

/// What a browser complained about, and whatever it asked of strangers: after every test there must
/// be nothing.
///
/// The console holds errors of scripts, breaches of the Content-Security-Policy and answers that
/// were errors.
final class Complaints {

  private final List<String> heard = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  void of(String name, BrowserContext profile, String origin) {
    profile.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        heard.add(name + "'s console: " + message.text() + " at " + message.location());
      }
    });
    profile.onPage(page -> page.onCrash(crashed -> heard.add(name + "'s page crashed")));
    profile.onWebError(error -> heard.add(name + "'s page failed: " + error.error()));
    profile.onRequest(request -> {
      if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
        heard.add(name + "'s page asked a stranger: " + request.url());
      }
    });
  }

  /// A test that breaks something expects complaints with these words, and no others.
  void mayHold(String words) {
    expected.add(words);
  }

  void areNone() {
    assertThat(heard)
        .as("complaints of the browsers")
        .allMatch(complaint -> expected.stream().anyMatch(complaint::contains));
  }

  /// They may say why a test failed.
  void areTold() {
    heard.forEach(System.err::println);
  }
}
