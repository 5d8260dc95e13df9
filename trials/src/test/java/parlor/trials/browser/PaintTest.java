package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How soon somebody with a slow machine sees something. Reported, not judged: it says as much
/// about this machine as about the pages.
@Tag("long")
class PaintTest {

  private static final int SLOWER = 4;
  private static final int LOOKS = 5;

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void the_first_paint_on_a_processor_a_quarter_as_quick() {
    for (var path : List.of("/", table.path())) {
      var paints = new double[LOOKS];
      for (int i = 0; i < LOOKS; i++) {
        paints[i] = firstPaint("Visitor " + i, path);
      }
      Arrays.sort(paints);
      assertThat(paints[0]).as("something is painted").isPositive();
      System.out.printf(
          "First contentful paint of %s, %dx slower: %.0f ms (of %d: %s)%n",
          path, SLOWER, paints[LOOKS / 2], LOOKS, Arrays.toString(paints));
    }
  }

  private double firstPaint(String name, String path) {
    var person = table.someone(name);
    var page = person.page();
    var rate = new JsonObject();
    rate.addProperty("rate", SLOWER);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", rate);
    person.opens(path);
    page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
    return ((Number)
            page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
        .doubleValue();
  }
}
