package parlor.trials.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import parlor.trials.Node;
import parlor.trials.Room;

/// A room of its own for each test, and the people in it, each at a browser of their own.
///
/// After each test no browser may have complained. When a test fails, what everyone saw is kept in
/// `target/screenshots/failed`.
final class Table implements BeforeEachCallback, AfterEachCallback {

  /// All browsers are at one address here.
  private static final String MANY_SOCKETS = "PARLOR_SOCKETS_PER_ADDRESS=1000";

  /// Keeps what was said to screen readers: every text that ever came into a live region.
  private static final String LISTENS =
      """
      window.said = [];
      new MutationObserver(changes => {
        for (const { target, addedNodes } of changes) {
          if (target.closest?.('[aria-live], [role=log], [role=status], [role=alert]')) {
            addedNodes.forEach(node => window.said.push(node.textContent.trim()));
          }
        }
      }).observe(document, { childList: true, subtree: true });
      """;

  private final boolean alone;
  private final List<Visitor> people = new ArrayList<>();
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
  private final Complaints complaints = new Complaints();
  private @Nullable Chromium chromium;
  private @Nullable Node node;
  private String path = "";

  private Table(boolean alone) {
    this.alone = alone;
  }

  /// On the node that the tests share.
  static Table fresh() {
    return new Table(false);
  }

  /// On a node that the test may stop.
  static Table onANodeOfItsOwn() {
    return new Table(true);
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    chromium = Chromium.of(test);
    node = alone ? Node.aNode() : shared(test);
    if (alone) {
      toClose.push(node);
    }
  }

  private static Node shared(ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(Table.class))
        .computeIfAbsent(Node.class, ignored -> Node.aNode(MANY_SOCKETS), Node.class);
  }

  @Override
  public void afterEach(ExtensionContext test) throws Exception {
    try {
      if (test.getExecutionException().isPresent()) {
        people.forEach(person -> person.keepsSight(failed(test, person)));
        complaints.areTold();
      } else {
        complaints.areNone();
      }
    } finally {
      while (!toClose.isEmpty()) {
        toClose.pop().close();
      }
    }
  }

  private static String failed(ExtensionContext test, Visitor person) {
    return "failed/%s.%s.%s"
        .formatted(
            test.getRequiredTestClass().getSimpleName(),
            test.getRequiredTestMethod().getName(),
            person.name());
  }

  /// Makes a room on the start page. The first one made is the table's.
  Visitor creator(String name) {
    return creator(someone(name));
  }

  Visitor creator(Visitor person) {
    person.opens("/");
    person.makesARoom();
    if (path.isEmpty()) {
      path = person.path();
    }
    return person;
  }

  /// Comes by the link.
  Visitor joiner(String name) {
    return joiner(someone(name));
  }

  Visitor joiner(Visitor person) {
    person.opens(path);
    person.joins();
    return person;
  }

  Visitor observer(String name) {
    var person = someone(name);
    person.opens(path);
    person.joinsAsObserver();
    return person;
  }

  /// At an empty tab of a browser that was never here.
  Visitor someone(String name) {
    return someone(name, node().url(), new Browser.NewContextOptions());
  }

  Visitor someone(String name, String origin, Browser.NewContextOptions options) {
    var profile = profile(options);
    complaints.of(name, profile, origin);
    var person = new Visitor(name, origin, profile);
    people.add(person);
    return person;
  }

  private BrowserContext profile(Browser.NewContextOptions options) {
    var profile = requireNonNull(chromium, "inside a test").profile(options);
    toClose.push(profile);
    profile.addInitScript(LISTENS);
    return profile;
  }

  /// Somebody whose network is this cable.
  Visitor someoneAt(Cable cable, String name) {
    toClose.push(cable);
    return someone(name, "http://localhost:" + cable.port(), new Browser.NewContextOptions());
  }

  Node node() {
    return requireNonNull(node, "inside a test");
  }

  /// The path of the table's room.
  String path() {
    return path;
  }

  /// The table's room, for guests without a browser.
  Room room() {
    return node().room(path.substring("/r/".length()));
  }

  Complaints complaints() {
    return complaints;
  }

  List<Visitor> everyone() {
    return List.copyOf(people);
  }

  void everyoneSees(Sight... sights) {
    people.forEach(person -> person.sees(sights));
  }

  /// What stands in these parts of the page is the same text for everyone.
  void everyoneSeesTheSame(String... selectors) {
    for (var selector : selectors) {
      assertThat(
              people.stream().map(person -> person.page().locator(selector).innerText()).distinct())
          .as("what everyone sees at %s", selector)
          .hasSize(1);
    }
  }
}
