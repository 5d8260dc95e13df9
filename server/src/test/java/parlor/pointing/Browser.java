package parlor.pointing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A client that knows docs/wire.md and nothing else: it starts from a welcome and applies updates.
final class Browser {

  private final Map<SeatId, View.SeatView> seats = new HashMap<>();
  private final Map<SeatId, View.VoteView> votes = new HashMap<>();
  private final Map<RoundId, View.PastRound> history = new TreeMap<>();
  private final Map<String, View.ItemView> items = new HashMap<>();
  private Optional<View.SettingsView> settings = Optional.empty();
  private Optional<View.RoundView> round = Optional.empty();
  private Optional<Tally> tally = Optional.empty();

  /// What is on the screen, but for milliseconds that run by themselves, and for what was taken
  /// from the list.
  record Screen(
      Map<SeatId, View.SeatView> seats,
      Map<SeatId, View.VoteView> votes,
      Optional<View.SettingsView> settings,
      Map<String, View.ItemView> items,
      Optional<View.RoundView> round,
      Optional<Tally> tally,
      Map<RoundId, View.PastRound> history) {}

  static Browser welcomed(Update whole) {
    var browser = new Browser();
    browser.hear(whole);
    return browser;
  }

  void hear(Update update) {
    update.seats().forEach(seat -> seats.put(seat.id(), seat));
    update.gone().forEach(seats::remove);
    settings = update.settings().or(() -> settings);
    update.items().forEach(item -> items.put(item.id(), item));
    update.round().ifPresent(this::hear);
    update.votes().forEach(vote -> votes.put(vote.seat(), vote));
    tally = update.tally().or(() -> tally);
    update.history().forEach(past -> history.put(past.id(), past));
  }

  private void hear(View.RoundView heard) {
    boolean faceDown = !(heard.phase() instanceof View.Phase.Revealed);
    if (faceDown || !round.map(View.RoundView::id).equals(Optional.of(heard.id()))) {
      votes.clear();
      tally = Optional.empty();
    }
    round = Optional.of(heard);
  }

  /// @param oldest the oldest round the room remembers: a browser may remember more
  Screen screen(RoundId oldest) {
    var past = new TreeMap<RoundId, View.PastRound>();
    history.forEach((id, shown) -> {
      if (id.compareTo(oldest) >= 0) {
        past.put(id, nameless(shown));
      }
    });
    var listed = new HashMap<>(items);
    listed.values().removeIf(View.ItemView::removed);
    return new Screen(
        Map.copyOf(seats),
        Map.copyOf(votes),
        settings,
        listed,
        round.map(Browser::timeless),
        tally,
        past);
  }

  private static View.RoundView timeless(View.RoundView round) {
    var phase =
        round.phase() instanceof View.Phase.Counting ? new View.Phase.Counting(0) : round.phase();
    var timer =
        round
            .timer()
            .map(it -> new View.TimerView(Math.min(1, it.left()), it.length(), it.reveals()));
    return new View.RoundView(round.id(), round.deck(), phase, 0, timer, round.result());
  }

  /// Names in the history are those of the time it was sent.
  private static View.PastRound nameless(View.PastRound past) {
    var votes =
        past.votes().stream()
            .map(vote -> new View.NamedVote(vote.seat(), "", vote.card(), vote.changed()))
            .toList();
    return new View.PastRound(
        past.id(),
        past.deck(),
        past.revealed(),
        past.result(),
        past.seconds(),
        past.tally(),
        votes);
  }
}
