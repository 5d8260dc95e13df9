package parlor.trials.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a page costs somebody who comes for the first time: all bodies, as they went over the wire.
class WeightTest {

  private static final int MOST = 80 * 1024;

  @RegisterExtension final Table table = Table.fresh();

  @Test
  void the_start_page_is_light() {
    var ana = table.someone("Ana");
    var requests = requestsOf(ana);
    ana.opens("/");
    assertThat(weight("the start page", ana, requests)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void a_room_is_light_from_the_door_to_the_revealed_cards() {
    table.creator("Ana");
    var ben = table.someone("Ben");
    var requests = requestsOf(ben);
    ben.opens(table.path());
    ben.fillsInTheName();
    ben.plays("5");
    ben.reveals();
    ben.opensSheet("Settings");
    assertThat(weight("a room", ben, requests)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void the_cluster_page_is_light() {
    var ana = table.someone("Ana");
    var requests = requestsOf(ana);
    ana.opens("/cluster");
    assertThat(weight("the cluster page", ana, requests)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void a_second_visit_fetches_no_script_again() {
    var ana = table.creator("Ana");
    var requests = requestsOf(ana);
    ana.reloads();
    weight("a room seen before", ana, requests);
    assertThat(requests)
        .filteredOn(request -> request.url().endsWith(".js"))
        .allMatch(request -> bodyOf(request) == 0);
  }

  private static List<Request> requestsOf(Visitor person) {
    var requests = new ArrayList<Request>();
    person.page().onRequestFinished(requests::add);
    return requests;
  }

  private static int weight(String page, Visitor person, List<Request> requests) {
    person.page().waitForLoadState(LoadState.NETWORKIDLE);
    int sum = requests.stream().mapToInt(WeightTest::bodyOf).sum();
    System.out.printf(
        "Weight of %s: %,d bytes in %d answers; heaviest %s%n",
        page, sum, requests.size(), heaviest(requests));
    return sum;
  }

  /// What the browser had already counts as less than nothing with Playwright.
  private static int bodyOf(Request request) {
    return Math.max(0, request.sizes().responseBodySize);
  }

  private static String heaviest(List<Request> requests) {
    return requests.stream()
        .sorted(Comparator.comparingInt((Request request) -> -bodyOf(request)))
        .limit(5)
        .map(request -> request.url().replaceFirst(".*/", "") + " " + bodyOf(request))
        .collect(Collectors.joining(", "));
  }
}
