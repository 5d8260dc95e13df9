/**
 * What a listener is told about the change from one session to another: `[path, values]` of messages, in the order to
 * be said. It compares two moments, however much happened between them, so that ten joins are one sentence. Pure.
 */
import { me, sameRound } from './session.js';
import { count, deckWaits } from './seating.js';

export function news(before, after) {
  if (!after.joined) return [];
  if (!before.joined) return [['said.joined', { room: after.room, count: present(after).length }]];
  return [...people(before, after), ...settings(before, after), ...round(before, after), ...timer(before, after)];
}

function people(before, after) {
  const came = present(after).filter(seat => !before.seats.get(seat.id)?.here && seat.id !== after.you);
  const went = present(before).filter(seat => !after.seats.get(seat.id)?.here && seat.id !== after.you);
  const said = [];
  if (came.length) said.push(['said.came', { people: came.map(seat => seat.name), count: came.length }]);
  if (went.length) said.push(['said.went', { people: went.map(seat => seat.name), count: went.length }]);
  if (me(after)?.host && !me(before)?.host) said.push(['said.host', {}]);
  return said;
}

/** What was changed about the room, as sentences that are worth seeing too. */
export function settings(before, after) {
  const said = [];
  const kind = after.settings.deck.kind;
  if (before.settings.deck.cards.join('\n') !== after.settings.deck.cards.join('\n')) {
    said.push([deckWaits(after) ? 'said.deckNext' : 'said.deck', { deck: kind }]);
  }
  if (before.settings.autoReveal !== after.settings.autoReveal) {
    said.push([after.settings.autoReveal ? 'said.autoReveal' : 'said.handReveal', {}]);
  }
  if (before.settings.passcode !== after.settings.passcode) {
    said.push([after.settings.passcode ? 'said.closed' : 'said.opened', {}]);
  }
  return said;
}

function round(before, after) {
  const moved = !sameRound(before.round.id, after.round.id);
  const phase = after.round.phase;
  const said = [];
  if (moved) said.push([after.round.id.attempt > 1 ? 'said.again' : 'said.next', { story: titleOrId(after) }]);
  if (phase === 'revealed' && (moved || before.round.phase !== 'revealed')) return [...said, ...reveal(after)];
  if (phase === 'revealed') return [...said, ...settled(before, after)];
  if (phase === 'counting' && (moved || before.round.phase !== 'counting')) return [...said, ['said.counting', {}]];
  if (phase === 'voting' && !moved && before.round.phase === 'counting') said.push(['said.stopped', {}]);
  const [was, is] = [count(before), count(after)];
  if (is.voted > 0 && (moved || was.voted !== is.voted || was.voters !== is.voters)) said.push(['said.voted', is]);
  return said;
}

function reveal({ tally, seats }) {
  const said = [['said.revealed', {}]];
  if (!tally?.counts?.length) return [...said, ['said.nothing', {}]];
  if (tally.consensus) return [...said, ['said.consensus', { card: tally.modes[0] }]];
  if (tally.mean != null) said.push(['said.mean', { mean: tally.mean }]);
  else if (tally.median != null) said.push(['said.median', { median: tally.median }]);
  said.push(['said.modes', { cards: tally.modes }]);
  for (const end of ['lowest', 'highest']) {
    if (!tally[end]) continue;
    const people = tally[end].seats.map(id => seats.get(id)?.name).filter(Boolean);
    said.push([`said.${end}`, { people, card: tally[end].card }]);
  }
  return said;
}

function settled(before, after) {
  const result = after.round.result;
  if (result == before.round.result) return [];
  return [result == null ? ['said.unsettled', {}] : ['said.settled', { card: result }]];
}

/** A timer that was started, or stopped before it ran out. What it says of itself later is told by the clock. */
function timer(before, after) {
  const [was, is] = [timerOf(before), timerOf(after)];
  if (is && is.timer.left > 0 && !(was && isSameTimer(was, is))) {
    return [[is.timer.reveal ? 'said.timerReveals' : 'said.timer', { span: is.timer.length / 1000 }]];
  }
  const stopped = was && !is && was.timer.left > 0 && sameRound(before.round.id, after.round.id);
  return stopped && after.round.phase !== 'revealed' ? [['said.timerStopped', {}]] : [];
}

const timerOf = ({ round }) => (round.timer && round.phase !== 'revealed' ? round : null);

/** Messages travel at different speeds, so the same end comes out a little different each time. */
const isSameTimer = (one, other) => one.timer.length === other.timer.length
  && sameRound(one.id, other.id) && Math.abs(one.timerEndsAt - other.timerEndsAt) < 1_500;

const present = session => [...session.seats.values()].filter(seat => seat.here);

const titleOrId = ({ items, round: { id } }) => items.get(id.item)?.title || id.item;
