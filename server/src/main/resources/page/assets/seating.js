/** Who sits at the table and what they may do: everything the page reads off a session. Pure. */
import { me } from './session.js';

/** One of `away`, `observer`, `voted`, `thinking`. */
export function stateOf(seat) {
  if (!seat.here) return 'away';
  if (seat.role === 'observer') return 'observer';
  return seat.voted ? 'voted' : 'thinking';
}

/** Guest 2 before Guest 10. */
export const byName = new Intl.Collator(undefined, { numeric: true }).compare;

const RANK = { thinking: 0, voted: 1, observer: 2, away: 3 };

/** Those who are waited for first; once the cards are turned, by card; the absent last. */
export function inOrder(session) {
  const cards = session.round.deck.cards;
  const turned = session.round.phase === 'revealed';
  const place = seat => {
    const state = stateOf(seat);
    if (!turned || state === 'away' || state === 'observer') return RANK[state] * 100;
    const vote = session.votes.get(seat.id);
    return vote ? cards.indexOf(vote.card) : 99;
  };
  return [...session.seats.values()]
    .map(seat => ({ seat, place: place(seat) }))
    .sort((one, other) => one.place - other.place || byName(one.seat.name, other.seat.name)
      || (one.seat.id < other.seat.id ? -1 : 1))
    .map(({ seat }) => seat);
}

/** Whether so many sit here that a page has to see to it that it stays quick. */
export const isThrong = session => session.seats.size > 40;

/** The voters a reveal is about: the present, and the absent who left a card. */
export function count(session) {
  const voters = [...session.seats.values()].filter(seat => seat.role === 'voter' && (seat.here || seat.voted));
  return { voted: voters.filter(seat => seat.voted).length, voters: voters.length };
}

/** The present voters without a card. */
export function awaited(session) {
  return [...session.seats.values()].filter(seat => stateOf(seat) === 'thinking');
}

/** `right` is one of `reveal`, `rounds`, `items`, `settings`. Only the server decides; this spares a person the refusal. */
export function may(session, right) {
  const seat = me(session);
  if (!seat) return false;
  if (seat.host) return true;
  switch (session.settings.rights[right]) {
    case 'everyone': return true;
    case 'observers': return seat.role === 'observer';
    default: return false;
  }
}

/** Who only stands in for absent hosts was not made one. */
export const isHost = seat => seat?.host === true && !seat.acting;

export const hasHosts = session => [...session.seats.values()].some(isHost);

/** Whether a card played now would count: in a voter's hand, before the reveal unless the room takes late ones. */
export function mayPlay(session) {
  return me(session)?.role === 'voter' && (session.round.phase !== 'revealed' || session.settings.lateVotes);
}

/** The one card most chosen, as long as the table has not settled: what it will most likely settle on. */
export function favouriteOf({ round, tally }) {
  return round.result == null && tally?.modes?.length === 1 ? tally.modes[0] : null;
}

/** Whether this person came too late for the round: a voter without a card, now that all are turned. */
export function playsNext(session) {
  const mine = me(session);
  return mine?.role === 'voter' && !mine.voted && session.round.phase === 'revealed' && !session.settings.lateVotes;
}

/** A new deck waits for the next round while cards of the present one lie on the table. */
export function deckWaits(session) {
  return session.round.deck.cards.join('\n') !== session.settings.deck.cards.join('\n');
}
