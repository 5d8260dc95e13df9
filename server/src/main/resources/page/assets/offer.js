/**
 * The last copy: what this browser was last shown of a room, kept so that it can be offered when every server that
 * held the room has gone. Pure.
 */
import { earlier, keyOf, me, newestFirst, ownCard } from './session.js';

/** The server takes frames of 16 KB; somewhat below it there is room for the frame's own fields. */
const FRAME_BYTES = 15_000;
const FRAMES = 8;

/**
 * The session as it would be offered, newest round first. Rounds that came without their votes (the server sends
 * those of the newest rounds only) are taken from the `older` copy, if it has them.
 */
export function copyOf(session, older) {
  const rounds = new Map((older?.rounds ?? []).map(round => [keyOf(round.id), round]));
  for (const round of earlier(session)) {
    if (round.votes || !round.revealed) rounds.set(keyOf(round.id), offered(round));
  }
  const present = presentRound(session);
  rounds.set(keyOf(present.id), present);
  return {
    host: me(session)?.host === true,
    settings: session.settings,
    rounds: bounded([...rounds.values()].sort(newestFirst)),
  };
}

/** The frames of an offer, without ids: newest rounds first, each below the limit. */
export function offersOf({ host, settings, rounds }) {
  return packed(rounds, bytes(settings)).map(some => ({ type: 'offer', host, settings, rounds: some }));
}

/** Whether a copy knows of rounds that this session has not reached: then it must not be written over yet. */
export function ahead(copy, session) {
  return (copy?.rounds[0]?.id.number ?? 0) > (session.round?.id.number ?? 0);
}

function presentRound(session) {
  const { id, deck, phase, result, seconds } = session.round;
  if (phase !== 'revealed') {
    const card = ownCard(session);
    const votes = card == null ? [] : [{ seat: session.you, name: me(session)?.name ?? '', card }];
    return { id, deck, revealed: false, votes };
  }
  const votes = [...session.votes.values()]
    .map(vote => ({ ...vote, name: session.seats.get(vote.seat)?.name ?? '' }))
    .filter(vote => vote.name);
  return offered({ id, deck, revealed: true, result, seconds, votes });
}

/** A round without its tally, which the server works out again. */
function offered({ id, deck, revealed, result, seconds, votes }) {
  const round = { id, deck, revealed, votes: votes ?? [] };
  if (result != null) round.result = result;
  if (seconds != null) round.seconds = seconds;
  return round;
}

const bounded = rounds => packed(rounds, 2_000).flat();

/** Rounds in order into at most `FRAMES` groups of at most `FRAME_BYTES`; what does not fit is left out. */
function packed(rounds, head) {
  const groups = [[]];
  let size = head;
  for (const round of rounds) {
    const more = bytes(round) + 1;
    if (head + more > FRAME_BYTES) continue;
    if (size + more > FRAME_BYTES) {
      if (groups.length === FRAMES) break;
      groups.push([]);
      size = head;
    }
    groups.at(-1).push(round);
    size += more;
  }
  return groups;
}

const encoder = new TextEncoder();
const bytes = value => encoder.encode(JSON.stringify(value)).length;
