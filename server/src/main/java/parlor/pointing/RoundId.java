package parlor.pointing;

import java.util.regex.Pattern;

/// Which round: the order of rounds is the order of their ids.
///
/// A new round's id follows from the round that is left and what comes next, so two people who
/// press *next* at once make one round, not two. Two sides of a cut that went on differently make
/// siblings of one number; the higher is the present one, the other goes into the history.
///
/// @param number counts all rounds of the room, from 1
/// @param item which story: an item of the list, by its id; those of no list are called `#1`, `#2`
///   and so on
/// @param attempt counts the votes on that story, from 1
public record RoundId(int number, String item, int attempt) implements Comparable<RoundId> {

  private static final Pattern UNLISTED = Pattern.compile("#[1-9]\\d{0,8}");

  /// Stands below what its making needs.
  static final RoundId FIRST = new RoundId(1, "#1", 1);

  public RoundId {
    if (!isWellFormed(number, item, attempt)) {
      throw new IllegalArgumentException("not a round: " + number + " " + item + " " + attempt);
    }
  }

  public static boolean isWellFormed(int number, String item, int attempt) {
    return number >= 1
        && (isUnlisted(item) ? story(item) <= number : Item.isId(item))
        && attempt >= 1
        && attempt <= number;
  }

  /// Whether this names a story of no list.
  public static boolean isUnlisted(String item) {
    return UNLISTED.matcher(item).matches();
  }

  /// The number of a story of no list.
  static int story(String item) {
    return Integer.parseInt(item.substring(1));
  }

  /// The round after this one, on that story.
  ///
  /// @param attempt counts the votes on it
  RoundId onto(String story, int attempt) {
    return new RoundId(number + 1, story, attempt);
  }

  /// The round after this one, on the same story.
  RoundId again() {
    return new RoundId(number + 1, item, attempt + 1);
  }

  @Override
  public int compareTo(RoundId other) {
    if (number != other.number) {
      return Integer.compare(number, other.number);
    }
    int order = item.compareTo(other.item);
    return order != 0 ? order : Integer.compare(attempt, other.attempt);
  }
}
