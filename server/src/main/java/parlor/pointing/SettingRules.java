package parlor.pointing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;

/// What may happen to the settings.
///
/// @param table the table as it stands
/// @param who acts, and is seated
/// @param at the stamp of what they do
record SettingRules(Table table, SeatId who, Stamp at) {

  Outcome change(Command.Change command) {
    if (!table.may(who, Right.SETTINGS)) {
      return Outcome.refused(Refusal.NOT_ALLOWED);
    }
    var deck = command.deck().flatMap(wish -> Deck.laid(wish.kind(), wish.cards(), wish.extras()));
    if (deck.isEmpty() && command.deck().isPresent()) {
      return Outcome.refused(Refusal.BAD_DECK);
    }
    var settings = table.charter().settings();
    var changed = settings.merge(written(command, deck));
    var laid = deck.filter(this::mayBeLaid);
    return says(changed, settings) && laid.isEmpty()
        ? Outcome.UNCHANGED
        : new Outcome.Changed(lay(laid, table.delta(at).with(charter(changed))));
  }

  private Settings written(Command.Change command, Optional<Deck> deck) {
    var rights = new HashMap<Right, Register<Right.Holder>>();
    command.rights().forEach((right, holder) -> rights.put(right, new Register<>(holder, at)));
    return new Settings(
        new Register<>(deck.orElse(Deck.DEFAULT), deck.isPresent() ? at : Stamp.NEVER),
        new Register<>(command.autoReveal().orElse(false), stampOf(command.autoReveal())),
        new Register<>(command.lateVotes().orElse(false), stampOf(command.lateVotes())),
        rights);
  }

  private Stamp stampOf(Optional<Boolean> written) {
    return written.isPresent() ? at : Stamp.NEVER;
  }

  /// Whether two settings read the same, whenever they were written.
  private static boolean says(Settings a, Settings b) {
    return a.deck().value().equals(b.deck().value())
        && a.autoReveal().value().equals(b.autoReveal().value())
        && a.lateVotes().value().equals(b.lateVotes().value())
        && Arrays.stream(Right.values()).allMatch(right -> a.holder(right) == b.holder(right));
  }

  private Charter charter(Settings changed) {
    return table.charter().bare().withSettings(changed);
  }

  /// Where nobody has played yet a new deck need not wait for the next round.
  private boolean mayBeLaid(Deck deck) {
    var round = table.present();
    return !round.hasVotes() && !round.isRevealed() && !round.deck().value().equals(deck);
  }

  private Table lay(Optional<Deck> deck, Table delta) {
    return deck.map(wanted -> table.present().bare().withDeck(new Register<>(wanted, at)))
        .map(delta::with)
        .orElse(delta);
  }
}
