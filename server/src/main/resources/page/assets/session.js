/**
 * What the server has said about one room: `apply` takes a session and one frame to the next session. Pure: the clock
 * is a parameter, nothing is sent, and a session is never changed in place, so a page can compare two of them.
 */

/** Before the first welcome. */
export const unknown = Object.freeze({
  joined: false,
  room: '',
  you: '',
  recovering: false,
  settings: null,
  seats: new Map(),
  round: null,
  votes: new Map(),
  tally: null,
  history: new Map(),
  items: new Map(),
  mine: null,
});

/** Frames that are not about the room, and frames of a later protocol, leave the session as it is. */
export function apply(session, frame, now) {
  switch (frame.type) {
    case 'welcome': return welcome(session, frame, now);
    case 'update': return update(session, frame, now);
    case 'mine': return { ...session, mine: { round: frame.round, card: frame.card ?? null } };
    default: return session;
  }
}

export function sameRound(one, other) {
  return Boolean(one && other)
    && one.number === other.number && one.item === other.item && one.attempt === other.attempt;
}

/** Two sides of a cut may have made different rounds of one number, so the number alone is no key. */
export const keyOf = id => `${id.number} ${id.attempt} ${id.item}`;

/** Earlier rounds, newest first. */
export function earlier(session) {
  return [...session.history.values()].sort(newestFirst);
}

/** Earlier rounds about the story of the present one, the first one first. */
export function earlierOnThis(session) {
  return earlier(session).filter(({ id }) => id.item === session.round.id.item).reverse();
}

export function newestFirst({ id: one }, { id: other }) {
  return other.number - one.number || other.attempt - one.attempt || (one.item < other.item ? 1 : -1);
}

export const me = session => session.seats.get(session.you);

/** The own card of the present round; a `mine` of another round is not it. */
export function ownCard(session) {
  return session.round && sameRound(session.mine?.round, session.round.id) ? session.mine.card : null;
}

function welcome(session, frame, now) {
  const seats = new Map(frame.seats.map(seat => [seat.id, seat]));
  return {
    joined: true,
    room: frame.room,
    you: frame.you,
    recovering: frame.recovering === true,
    settings: frame.settings,
    seats,
    round: stamped(frame.round, null, now, 0),
    votes: withVotes(new Map(), frame.votes),
    tally: frame.tally ?? null,
    history: withRounds(new Map(), frame.history),
    items: withItems(new Map(), frame.items),
    // The server's own `mine` follows; until then the card stays where it lay, so that it does not flicker.
    mine: seats.get(frame.you)?.voted ? session.mine : null,
  };
}

function update(session, frame, now) {
  if (!session.joined) return session;
  const next = { ...session };
  if (frame.seats || frame.gone) next.seats = withSeats(session.seats, frame.seats, frame.gone);
  if (frame.settings) next.settings = frame.settings;
  if (frame.round) {
    next.round = stamped(frame.round, session.round, now, now);
    if (next.round.phase !== 'revealed' || !sameRound(next.round.id, session.round?.id)) {
      next.votes = new Map();
      next.tally = null;
    }
  }
  if (frame.votes) next.votes = withVotes(next.votes, frame.votes);
  if (frame.tally) next.tally = frame.tally;
  if (frame.history) next.history = withRounds(session.history, frame.history);
  if (frame.items) next.items = withItems(session.items, frame.items);
  return next;
}

/** Turns spans of milliseconds into times, and notes when the cards were first seen turned. */
function stamped(round, before, now, seen) {
  const known = before?.phase === 'revealed' && sameRound(before.id, round.id);
  return {
    ...round,
    beganAt: now - (round.age ?? 0),
    timerEndsAt: round.timer ? now + (round.timer.left ?? 0) : null,
    revealAt: round.phase === 'counting' ? now + (round.revealIn ?? 0) : null,
    revealedAt: round.phase === 'revealed' ? (known ? before.revealedAt : seen) : null,
  };
}

function withSeats(seats, changed = [], gone = []) {
  const next = new Map(seats);
  for (const seat of changed) next.set(seat.id, seat);
  for (const id of gone) next.delete(id);
  return next;
}

function withVotes(votes, changed = []) {
  const next = new Map(votes);
  for (const vote of changed) {
    if (vote.card == null) next.delete(vote.seat);
    else next.set(vote.seat, vote);
  }
  return next;
}

function withRounds(history, changed = []) {
  const next = new Map(history);
  for (const round of changed) next.set(keyOf(round.id), round);
  return next;
}

/** What was removed stays known, for the rounds that were about it. */
function withItems(items, changed = []) {
  const next = new Map(items);
  for (const item of changed) next.set(item.id, item);
  return next;
}
