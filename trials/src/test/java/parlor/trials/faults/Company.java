package parlor.trials.faults;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import parlor.trials.Guest;
import parlor.trials.Patience;
import parlor.trials.Picture;

/// People of one room, wherever they are connected.
record Company(List<Guest> guests) {

  static Company of(Guest... guests) {
    return new Company(List.of(guests));
  }

  /// Waits until each of them knows this.
  void all(String what, Predicate<Picture> wanted) {
    guests.forEach(guest -> guest.knows(guest.person().name() + " to know " + what, wanted));
  }

  /// Waits until each knows that everyone of this company has voted.
  void allVoted() {
    all("that all have voted", picture -> guests.stream().allMatch(one -> voted(one, picture)));
  }

  private static boolean voted(Guest guest, Picture picture) {
    return picture.shows(guest.person().name(), "voted");
  }

  /// Waits until all have the same picture, with each of them at the table.
  void agree(Duration bound) {
    Patience.until(bound, this::pictures, this::agrees);
  }

  private boolean agrees() {
    var pictures = guests.stream().map(Guest::picture).toList();
    var first = pictures.getFirst();
    return guests.stream().allMatch(guest -> isHere(guest, first))
        && pictures.stream().allMatch(picture -> picture.shared().equals(first.shared()));
  }

  private static boolean isHere(Guest guest, Picture picture) {
    return picture.shows(guest.person().name(), "here");
  }

  private String pictures() {
    var text = new StringBuilder("one picture, but");
    guests.forEach(guest ->
        text.append(
            "\n%s at %s: %s".formatted(guest.person().name(), guest.room(), guest.picture())));
    return text.toString();
  }
}
