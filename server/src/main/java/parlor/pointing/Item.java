package parlor.pointing;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A story: one of the list, or one of no list (`#3`) that somebody gave a title or a note.
///
/// Each field is written on its own. What was taken from the list never comes back, and keeps only
/// what the history names it by.
///
/// @param id made by whoever added it; of an unlisted story its number
/// @param title one line; empty only for an unlisted story
/// @param link to the web, or empty
/// @param description Markdown, or empty
/// @param note what everyone may write on it while they talk, or empty
/// @param result the card the table settled on last
/// @param place where it stands in the list
/// @param removed when it was taken from it; [Stamp#NEVER] for one that is there
public record Item(
    String id,
    Register<String> title,
    Register<String> link,
    Register<String> description,
    Register<String> note,
    Register<Optional<Card>> result,
    Register<Long> place,
    Stamp removed) {

  static final int LONGEST_TITLE = 200;
  static final int LONGEST_LINK = 500;
  static final int LONGEST_DESCRIPTION = 4_000;
  static final int LONGEST_NOTE = 2_000;

  /// The highest place that programs with floating numbers write exactly.
  static final long LAST_PLACE = 1L << 53;

  /// As people see the list.
  static final Comparator<Item> IN_ORDER =
      Comparator.<Item>comparingLong(item -> item.place.value()).thenComparing(Item::id);

  private static final Register<String> NOTHING = Register.unwritten("");
  private static final Pattern LISTED = Pattern.compile("[A-Za-z0-9]{8,24}");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s<>\"]+");

  public Item {
    if (removed.isReal()) {
      link = NOTHING;
      description = NOTHING;
      note = NOTHING;
    }
  }

  /// One of which nothing is known but its id: what a change of it starts from.
  static Item bare(String id) {
    return new Item(
        id,
        NOTHING,
        NOTHING,
        NOTHING,
        NOTHING,
        Register.unwritten(Optional.empty()),
        Register.unwritten(0L),
        Stamp.NEVER);
  }

  /// Whether an item of the list may be called so.
  public static boolean isId(String id) {
    return LISTED.matcher(id).matches();
  }

  static boolean isTitle(String text) {
    return Text.isVisible(text, LONGEST_TITLE);
  }

  static boolean isLink(String text) {
    return text.isEmpty() || (Text.isVisible(text, LONGEST_LINK) && WEB.matcher(text).matches());
  }

  static boolean isDescription(String text) {
    return Text.isProse(text, LONGEST_DESCRIPTION);
  }

  static boolean isNote(String text) {
    return Text.isProse(text, LONGEST_NOTE);
  }

  public boolean isListed() {
    return !RoundId.isUnlisted(id);
  }

  /// Whether there is anything to show of it: a late change of one that was taken from the list,
  /// and forgotten, makes no item.
  public boolean isKnown() {
    return !isListed() || !title.value().isEmpty();
  }

  public boolean isRemoved() {
    return removed.isReal();
  }

  /// How many octets its texts have as they travel: UTF-8, and one more for each character that
  /// JSON writes with a backslash.
  int weight() {
    return weight(title) + weight(link) + weight(description) + weight(note);
  }

  private static int weight(Register<String> text) {
    return weight(text.value());
  }

  static int weight(String text) {
    int escaped = (int) text.chars().filter(it -> it == '"' || it == '\\' || it < ' ').count();
    return text.getBytes(StandardCharsets.UTF_8).length + escaped;
  }

  Item withTitle(Register<String> written) {
    return new Item(id, written, link, description, note, result, place, removed);
  }

  Item withLink(Register<String> written) {
    return new Item(id, title, written, description, note, result, place, removed);
  }

  Item withDescription(Register<String> written) {
    return new Item(id, title, link, written, note, result, place, removed);
  }

  Item withNote(Register<String> written) {
    return new Item(id, title, link, description, written, result, place, removed);
  }

  Item withResult(Register<Optional<Card>> settled) {
    return new Item(id, title, link, description, note, settled, place, removed);
  }

  Item withPlace(Register<Long> put) {
    return new Item(id, title, link, description, note, result, put, removed);
  }

  Item removedAt(Stamp at) {
    return new Item(id, title, link, description, note, result, place, at);
  }

  Item merge(Item other) {
    return Join.kept(
        this,
        new Item(
            id,
            title.merge(other.title),
            link.merge(other.link),
            description.merge(other.description),
            note.merge(other.note),
            result.merge(other.result),
            place.merge(other.place),
            Stamp.later(removed, other.removed)));
  }
}
