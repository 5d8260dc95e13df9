package parlor.console;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what was typed, and reads on after a problem, so that all of them are told at once.
final class Arguments {

  private static final String HELP = "help";

  /// Where a node listens if nobody says otherwise.
  private static final String USUAL_PORT = "9000";

  /// In an address they would mean something else: where one is, and the place above.
  private static final Set<String> NO_NAMES = Set.of("", ".", "..");

  private final List<String> words = new ArrayList<>();
  private final Map<Option, String> options = new EnumMap<>(Option.class);
  private final List<String> problems = new ArrayList<>();

  private final Desk desk;

  private Arguments(Desk desk, List<String> typed) {
    this.desk = desk;
    var rest = new ArrayDeque<>(typed);
    while (!rest.isEmpty()) {
      take(rest.removeFirst(), rest);
    }
  }

  /// What someone wants who typed that.
  ///
  /// @param typed behind what stands for the desk
  /// @param port of a node on this machine, as its environment says it
  static Reading read(Desk desk, List<String> typed, Optional<String> port) {
    return new Arguments(desk, typed).reading(port);
  }

  private void take(String next, Deque<String> rest) {
    if (next.equals("--")) {
      words.addAll(rest);
      rest.clear();
    } else if (next.startsWith("-") && next.length() > 1) {
      takeOption(next, rest);
    } else {
      words.add(next);
    }
  }

  private void takeOption(String next, Deque<String> rest) {
    int end = next.indexOf('=');
    var word = end < 0 ? next : next.substring(0, end);
    var known = Option.named(word);
    if (known.isEmpty()) {
      problems.add("There is no option '" + word + "'." + hint(word) + all());
    } else if (end < 0 && known.get().takesValue() && !rest.isEmpty()) {
      set(known.get(), rest.removeFirst());
    } else {
      set(known.get(), next.substring(word.length()).replaceFirst("=", ""));
    }
  }

  private void set(Option option, String value) {
    if (!option.allows(value)) {
      problems.add(option.word() + " is \"" + value + "\" but must be " + option.rule());
    } else if (options.put(option, value) != null) {
      problems.add(option.word() + " is there twice; say it once");
    }
  }

  private Reading reading(Optional<String> port) {
    if (options.containsKey(Option.HELP)) {
      return new Reading.Help(desk);
    }
    var first = words.isEmpty() ? HELP : words.removeFirst();
    var verb = Verb.named(desk, first);
    if (verb.isPresent()) {
      return reading(verb.get(), port);
    }
    if (first.equals(HELP) && problems.isEmpty()) {
      return new Reading.Help(desk);
    }
    if (!first.equals(HELP)) {
      problems.add("There is no command '" + first + "'." + hint(first) + all());
    }
    return new Reading.Wrong(problems);
  }

  private Reading reading(Verb verb, Optional<String> port) {
    verb.objection(words.size()).ifPresent(problems::add);
    verb.objections(options.keySet()).forEach(problems::add);
    names(verb).filter(NO_NAMES::contains).map(Arguments::noName).forEach(problems::add);
    if (verb == Verb.ADD && words.isEmpty() && options.containsKey(Option.MAX)) {
      problems.add("--max is for rooms that are named. Say " + verb.toType());
    }
    var at = at(port);
    return problems.isEmpty()
        ? new Reading.Asked(command(verb), URI.create(at), options.containsKey(Option.JSON))
        : new Reading.Wrong(problems);
  }

  /// All words but those of a text.
  private Stream<String> names(Verb verb) {
    return verb == Verb.SEND ? words.stream().limit(1) : words.stream();
  }

  private static String noName(String word) {
    return "'" + word + "' is no name" + (word.isEmpty() ? "; is a variable not set?" : "");
  }

  private String at(Optional<String> port) {
    var said = options.get(Option.AT);
    if (said != null) {
      return said.replaceFirst("/$", "");
    }
    var here = "http://localhost:" + port.orElse(USUAL_PORT);
    if (!port.orElse(USUAL_PORT).matches("0*[1-9]\\d*") || !Option.AT.allows(here)) {
      problems.add("PORT is \"" + port.orElse("") + "\", where no node is. Say --at URL");
    }
    return here;
  }

  private Command command(Verb verb) {
    return switch (verb) {
      case ADD -> new Command.Add(words, Optional.ofNullable(options.get(Option.MAX)));
      case WALK -> new Command.Walk(words.getFirst(), words.subList(1, words.size()));
      case WHO -> new Command.Who(words.getFirst());
      case WHERE -> new Command.Where(words.getFirst());
      case LOG -> new Command.Log(words.getFirst());
      case DUMP -> new Command.Dump(words);
      case ROOMS -> new Command.Rooms();
      case PEOPLE -> new Command.People();
      case LEAVE -> new Command.Leave(words.getFirst());
      case RESET -> new Command.Reset();
      case SETUP -> new Command.Setup(words.getFirst(), number(Option.SPEED), number(Option.WALKS));
      case STATS -> new Command.Stats();
      case NODES -> new Command.Nodes();
      case SEND ->
          new Command.Send(words.getFirst(), String.join(" ", words.subList(1, words.size())));
      case EXPLAIN -> new Command.Explain(words.getFirst());
      case FOUND -> new Command.Found(options.containsKey(Option.ACCEPT_LOSS));
      case DRAIN -> new Command.Drain(words.getFirst(), options.containsKey(Option.ACCEPT_LOSS));
    };
  }

  private Optional<BigDecimal> number(Option option) {
    return Optional.ofNullable(options.get(option)).map(BigDecimal::new);
  }

  /// Behind such a sentence, too.
  private String all() {
    return " " + desk.prefix() + "help lists them all.";
  }

  /// Behind a sentence about a word that means nothing.
  private String hint(String word) {
    var verbs = Stream.concat(Verb.of(desk).stream().map(Verb::word), Stream.of(HELP));
    var known = word.startsWith("-") ? Stream.of(Option.values()).map(Option::word) : verbs;
    return Spelling.nearest(word, known.toList())
        .map(nearest -> " Did you mean " + nearest + "?")
        .orElse("");
  }
}
