package parlor.pointing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.stream.Collectors;

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
    if (command.lock().isPresent() && !table.hosts(who)) {
      return Outcome.refused(Refusal.HOSTS_ONLY);
    }
    if (command.lock().map(Command.Lock::passcode).filter(SettingRules::isNoPasscode).isPresent()) {
      return Outcome.refused(Refusal.BAD_PASSCODE);
    }
    var settings = table.charter().settings();
    var changed = settings.merge(written(command, deck));
    var laid = deck.filter(this::mayBeLaid);
    var lock = command.lock().filter(this::isNew);
    return says(changed, settings) && laid.isEmpty() && lock.isEmpty()
        ? Outcome.UNCHANGED
        : new Outcome.Changed(lay(laid, table.delta(at).with(charter(changed, lock))));
  }

  private static boolean isNoPasscode(String text) {
    return !text.isEmpty() && !Passcode.isWellFormed(text);
  }

  private boolean isNew(Command.Lock lock) {
    var set = table.charter().passcode().value();
    return lock.passcode().isEmpty() ? !set.isNone() : !set.fits(lock.passcode());
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

  private Charter charter(Settings changed, Optional<Command.Lock> lock) {
    var charter = table.charter().bare().withSettings(changed);
    return lock.map(wish -> locked(charter, wish)).orElse(charter);
  }

  /// Who sits here when the passcode changes need not show it.
  private Charter locked(Charter charter, Command.Lock lock) {
    if (lock.passcode().isEmpty()) {
      return charter.withPasscode(new Register<>(Passcode.NONE, at));
    }
    var admitted =
        table.seated().collect(Collectors.toMap(Seat::id, _ -> new Register<>(true, at)));
    return charter
        .withPasscode(new Register<>(Passcode.of(lock.passcode(), lock.salt()), at))
        .withAdmitted(admitted);
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
