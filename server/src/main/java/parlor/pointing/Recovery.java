package parlor.pointing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes what browsers tell of a room that every node lost.
///
/// Browsers may forge, so what they say is written under [Stamp#HEARSAY], below everything that was
/// done since, and gives nobody more than they would have by their own seat: their own word on
/// having been host, their own card, the cards of others only where they say those were shown to
/// all.
///
/// @param table the table as it stands
/// @param who offers, and is seated
/// @param bounds how much the table takes
/// @param now the time here
record Recovery(Table table, SeatId who, Bounds bounds, Moment now) {

  /// A room plays this many rounds in years; a forged number must not use up those to come.
  private static final int HIGHEST_ROUND = 100_000;

  /// How many votes a room takes on hearsay: a long history of a usual team. What is beyond that
  /// would be a way to fill a node's memory.
  private static final int MOST_VOTES = 4_000;

  Outcome take(Offer offer) {
    if (!table.isSeated(who)) {
      return Outcome.refused(Refusal.NOT_SEATED);
    }
    if (!table.isRecovering(now)) {
      return Outcome.refused(Refusal.NOT_RECOVERING);
    }
    return isPossible(offer)
        ? new Outcome.Changed(restored(offer))
        : Outcome.refused(Refusal.BAD_OFFER);
  }

  private boolean isPossible(Offer offer) {
    var people = new HashSet<>(table.seats().keySet());
    offer.rounds().forEach(round -> round.votes().forEach(vote -> people.add(vote.seat())));
    return people.size() <= bounds.seats()
        && offer.rounds().size() <= Rounds.KEPT + 1
        && votesIn(table) + votesIn(offer) <= MOST_VOTES
        && offer.rounds().stream().allMatch(Recovery::isPossible)
        && offer.settings().stream().allMatch(Recovery::isPossible)
        && isPossible(offer.items(), lastStory(offer));
  }

  private static boolean isPossible(Offer.ShownSettings shown) {
    return deck(shown.deck()).isPresent()
        && shown.lock().stream().allMatch(lock -> Passcode.isWellFormed(lock.passcode()));
  }

  /// No story of no list has a higher number than the rounds there were.
  private int lastStory(Offer offer) {
    int present = table.present().id().number();
    return offer.rounds().stream().mapToInt(Offer.ShownRound::number).reduce(present, Math::max);
  }

  private boolean isPossible(List<Offer.ShownItem> items, int lastStory) {
    var all = new HashMap<>(table.items().all());
    items.stream()
        .filter(shown -> isPossible(shown, lastStory))
        .forEach(shown -> all.merge(shown.id(), item(shown), Item::merge));
    var together = new Items(all);
    return items.stream().allMatch(shown -> isPossible(shown, lastStory))
        && together.size() <= bounds.items()
        && together.unlisted().size() <= Items.UNLISTED_KEPT
        && together.weight() <= Items.MOST_TEXT;
  }

  private static boolean isPossible(Offer.ShownItem item, int lastStory) {
    boolean listed = Item.isId(item.id()) && Item.isTitle(item.title());
    boolean unlisted =
        RoundId.isUnlisted(item.id())
            && RoundId.story(item.id()) <= lastStory
            && (item.title().isEmpty() || Item.isTitle(item.title()));
    return (listed || unlisted)
        && Item.isLink(item.link())
        && Item.isDescription(item.description())
        && Item.isNote(item.note())
        && item.result().stream().allMatch(Card::isWellFormed)
        && item.place() >= 0
        && item.place() <= Item.LAST_PLACE;
  }

  /// What a browser says of a story, below all that was written since.
  private static Item item(Offer.ShownItem shown) {
    return Item.bare(shown.id())
        .withTitle(hearsay(shown.title().strip()))
        .withLink(hearsay(shown.link()))
        .withDescription(hearsay(shown.description()))
        .withNote(hearsay(shown.note()))
        .withResult(hearsay(shown.result().map(Card::new)))
        .withPlace(hearsay(shown.place()));
  }

  private static int votesIn(Table table) {
    return table.rounds().all().stream().mapToInt(round -> round.votes().size()).sum();
  }

  private static int votesIn(Offer offer) {
    return offer.rounds().stream().mapToInt(round -> round.votes().size()).sum();
  }

  private static boolean isPossible(Offer.ShownRound round) {
    return round.number() <= HIGHEST_ROUND
        && RoundId.isWellFormed(round.number(), round.item(), round.attempt())
        && deck(round.deck()).isPresent()
        && round.result().stream().allMatch(Card::isWellFormed)
        && round.votes().stream()
            .allMatch(vote -> Text.isName(vote.name()) && Card.isWellFormed(vote.card()));
  }

  private Table restored(Offer offer) {
    var at = table.latest().next(now);
    var delta = table.delta(at);
    boolean host = offer.host() && !hasHost();
    if (host) {
      delta = delta.with(delta.charter().withHost(who, true, Stamp.OWN_WORD));
    }
    if (offer.settings().isPresent()) {
      var settings = settings(offer.settings().get(), host);
      delta = delta.with(delta.charter().withSettings(settings));
    }
    if (host) {
      delta = delta.with(locked(delta.charter(), offer));
    }
    for (var item : offer.items()) {
      delta = delta.merge(table.delta(at).with(item(item)));
    }
    for (var round : offer.rounds()) {
      if (isWelcome(round)) {
        delta = delta.merge(table.delta(at).with(round(round, at)));
        delta = delta.merge(people(round, at));
      }
    }
    return delta;
  }

  /// The passcode comes back with who knew it. All others show it again, since meanwhile anyone
  /// could come in.
  private Charter locked(Charter charter, Offer offer) {
    return offer
        .settings()
        .flatMap(Offer.ShownSettings::lock)
        .map(lock ->
            charter
                .withPasscode(hearsay(Passcode.of(lock.passcode(), lock.salt())))
                .withAdmitted(Map.of(who, hearsay(true))))
        .orElse(charter);
  }

  /// Whether someone was made host since the room is open again: then nobody else is by saying so.
  private boolean hasHost() {
    return table.charter().hosts().values().stream()
        .anyMatch(host -> host.value() && host.at().isReal());
  }

  /// Once people play again, no memory of a later round takes them away from theirs.
  private boolean isWelcome(Offer.ShownRound shown) {
    var id = new RoundId(shown.number(), shown.item(), shown.attempt());
    boolean later = id.compareTo(table.present().id()) > 0;
    return !later || table.rounds().all().stream().noneMatch(Round::wasPlayed);
  }

  private static Settings settings(Offer.ShownSettings shown, boolean host) {
    var rights = new HashMap<Right, Register<Right.Holder>>();
    if (host) {
      shown.rights().forEach((right, holder) -> rights.put(right, hearsay(holder)));
    }
    return new Settings(
        hearsay(deck(shown.deck()).orElseThrow()),
        hearsay(shown.autoReveal()),
        hearsay(shown.lateVotes()),
        rights);
  }

  private Round round(Offer.ShownRound shown, Stamp at) {
    var id = new RoundId(shown.number(), shown.item(), shown.attempt());
    var round = Round.begun(id, hearsay(deck(shown.deck()).orElseThrow()), at);
    var here = table.rounds().find(id);
    if (here.filter(Recovery::wasTurned).isPresent()) {
      return round;
    }
    if (!shown.revealed() || here.filter(this::wasPlayedByOthers).isPresent()) {
      return round.withVotes(votes(shown, mayPlay(shown) ? Set.of(who) : Set.of()));
    }
    return round
        .withVotes(votes(shown, everyone(shown)))
        .withReveal(new Reveal(Stamp.HEARSAY, Set.of()))
        .withResult(hearsay(shown.result().map(Card::new)));
  }

  /// Whether others gave their own word for their cards in it: then it is not for a browser to say
  /// that those were turned.
  private boolean wasPlayedByOthers(Round round) {
    return round.wasPlayed()
        || round.votes().entrySet().stream()
            .filter(vote -> !vote.getKey().equals(who))
            .anyMatch(vote -> vote.getValue().at().isAfter(Stamp.HEARSAY));
  }

  private boolean mayPlay(Offer.ShownRound shown) {
    var seat = table.seats().get(who);
    var mine = shown.votes().stream().filter(vote -> vote.seat().equals(who));
    return seat != null
        && seat.isVoter()
        && mine.allMatch(vote -> shown.deck().cards().contains(vote.card()));
  }

  private static boolean wasTurned(Round round) {
    var reveal = round.reveal();
    return reveal != null && reveal.at().isReal();
  }

  private Map<SeatId, Register<Optional<Card>>> votes(Offer.ShownRound shown, Set<SeatId> of) {
    var votes = new HashMap<SeatId, Register<Optional<Card>>>();
    shown.votes().stream()
        .filter(vote -> of.contains(vote.seat()))
        .forEach(vote -> {
          var at = vote.seat().equals(who) ? Stamp.OWN_WORD : Stamp.HEARSAY;
          votes.put(vote.seat(), new Register<>(Optional.of(new Card(vote.card())), at));
        });
    return votes;
  }

  private static Set<SeatId> everyone(Offer.ShownRound shown) {
    var seats = new HashSet<SeatId>();
    shown.votes().forEach(vote -> seats.add(vote.seat()));
    return seats;
  }

  /// Those who played in a revealed round and are not back yet: the history names them.
  private Table people(Offer.ShownRound shown, Stamp at) {
    var delta = table.delta(at);
    if (!shown.revealed()) {
      return delta;
    }
    for (var vote : shown.votes()) {
      if (!table.seats().containsKey(vote.seat())) {
        var name = hearsay(vote.name().strip());
        delta = delta.merge(table.delta(at).with(absent(vote.seat(), name, at)));
      }
    }
    return delta;
  }

  private static Seat absent(SeatId id, Register<String> name, Stamp at) {
    return new Seat(id, name, hearsay(Role.VOTER), at, Map.of());
  }

  private static Optional<Deck> deck(Offer.ShownDeck shown) {
    return Deck.shown(shown.kind(), shown.cards());
  }

  private static <T> Register<T> hearsay(T value) {
    return new Register<>(value, Stamp.HEARSAY);
  }
}
