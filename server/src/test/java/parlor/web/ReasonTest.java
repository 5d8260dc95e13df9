package parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parlor.pointing.Reason;
import parlor.pointing.Refusal;
import parlor.rooms.Closed;

class ReasonTest {

  @Test
  void the_page_lists_every_reason_and_no_other() {
    var reasons =
        Stream.<Reason[]>of(Refusal.values(), Closed.values(), Breach.values())
            .flatMap(Stream::of)
            .map(Reason::word)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(listed()).isEqualTo(reasons);
  }

  private static Set<String> listed() {
    var page = Golden.page();
    var table = page.substring(page.indexOf("## Reasons"), page.indexOf("## Closing"));
    return Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE)
        .matcher(table)
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
