package parlor.web;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import parlor.pointing.Card;
import parlor.pointing.Results;
import parlor.pointing.Tally;
import parlor.pointing.View;

/// Writes what a table has come to, for programs, spreadsheets and people.
final class ResultsWriter {

  private static final List<String> COLUMNS =
      List.of(
          "Title",
          "Result",
          "Link",
          "Note",
          "Rounds",
          "Mean",
          "Median",
          "Agreement",
          "Seconds",
          "Votes",
          "Description");

  /// With these a cell becomes a formula where a spreadsheet opens it: at its beginning, and behind
  /// what a spreadsheet may take for its end, such as the semicolon in many countries.
  private static final Pattern FORMULA = Pattern.compile("(^|[;\\t\\r\\n])(\\s*)([=+\\-@＝＋－＠])");

  private ResultsWriter() {}

  static Buffer json(String room, Results results) {
    return JsonBody.object(json -> {
      json.writeStringField("room", room);
      ViewWriter.array(
          json,
          "items",
          results.stories(),
          (out, story) -> {
            out.writeStartObject();
            ViewWriter.itemFields(out, story.item());
            ViewWriter.array(out, "rounds", story.rounds(), ViewWriter::past);
            out.writeEndObject();
          });
    });
  }

  /// Comma-separated values (RFC 4180), in UTF-8 with a mark at its beginning, which spreadsheets
  /// need to know it by.
  static Buffer csv(Results results) {
    var text = new StringBuilder("\uFEFF").append(row(COLUMNS));
    results.stories().forEach(story -> text.append(row(cells(story))));
    return Buffer.buffer(text.toString());
  }

  private static List<String> cells(Results.Story story) {
    var item = story.item();
    return List.of(
        title(item),
        result(item),
        item.link(),
        item.note(),
        Integer.toString(story.rounds().size()),
        last(story, ResultsWriter::mean),
        last(story, tally -> tally.median().orElse("")),
        last(story, ResultsWriter::agreement),
        seconds(story),
        votes(story),
        item.description());
  }

  private static String row(List<String> cells) {
    return cells.stream().map(ResultsWriter::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    var tame = FORMULA.matcher(text).replaceAll("$1$2'$3");
    return tame.matches("(?s).*[\",;\r\n].*") ? '"' + tame.replace("\"", "\"\"") + '"' : tame;
  }

  /// A table in Markdown, as trackers take it.
  static Buffer markdown(String room, Results results) {
    var text = new StringBuilder("# ").append(room).append("\n\n");
    text.append("| Story | Result | Mean | Agreement | Votes |\n| --- | --- | --- | --- | --- |\n");
    for (var story : results.stories()) {
      text.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  linked(story.item()),
                  escaped(result(story.item())),
                  last(story, ResultsWriter::mean),
                  last(story, ResultsWriter::agreement),
                  escaped(votes(story))));
    }
    for (var story : results.stories()) {
      if (!story.item().note().isEmpty()) {
        text.append("\n**").append(escaped(title(story.item()))).append("**\n\n");
        story
            .item()
            .note()
            .lines()
            .forEach(line -> text.append("> ").append(escaped(line)).append('\n'));
      }
    }
    return Buffer.buffer(text.toString());
  }

  private static String linked(View.ItemView item) {
    var title = escaped(title(item));
    var link = item.link().replace("|", "%7C").replace("\\", "%5C");
    return link.isEmpty() ? title : "[" + title + "](<" + link + ">)";
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replaceAll("\\s+", " ");
  }

  // What stands in a cell.

  private static String title(View.ItemView item) {
    return item.title().isEmpty() ? "Story " + item.id().substring(1) : item.title();
  }

  private static String result(View.ItemView item) {
    return item.result().map(Card::text).orElse("");
  }

  private static String last(Results.Story story, Function<Tally, String> figure) {
    return lastTurned(story).flatMap(View.PastRound::tally).map(figure).orElse("");
  }

  private static Optional<View.PastRound> lastTurned(Results.Story story) {
    return story.rounds().stream().filter(View.PastRound::revealed).reduce((_, later) -> later);
  }

  private static String mean(Tally tally) {
    return tally.spread().map(spread -> number(spread.mean())).orElse("");
  }

  private static String number(double number) {
    var text = String.format(Locale.ROOT, "%.2f", number);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  private static String agreement(Tally tally) {
    return tally.agreement().map(share -> Math.round(share * 100) + "%").orElse("");
  }

  private static String seconds(Results.Story story) {
    long sum = story.rounds().stream().flatMapToLong(round -> round.seconds().stream()).sum();
    return sum == 0 ? "" : Long.toString(sum);
  }

  private static String votes(Results.Story story) {
    return lastTurned(story).stream()
        .flatMap(round -> round.votes().stream())
        .map(vote -> vote.name() + ": " + vote.card().text())
        .sorted()
        .collect(Collectors.joining("; "));
  }
}
