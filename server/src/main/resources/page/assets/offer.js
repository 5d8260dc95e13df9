/**
 * The last copy: what this browser was last shown of a room, kept so that it can be offered when every server that
 * held the room has gone. Pure.
 */
import { isHost } from './seating.js';
import { parcels } from './items.js';
import { earlier, keyOf, me, newestFirst, ownCard } from './session.js';

/** The server takes frames of 16 KB; somewhat below it there is room for the frame's own fields. */
const FRAME_BYTES = 15_000;
const FRAMES = 8;
const COPY_BYTES = 100_000;

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
    host: isHost(me(session)),
    settings: session.settings,
    rounds: bounded([...rounds.values()].sort(newestFirst)),
    items: [...session.items.values()].filter(item => !item.removed),
  };
}

/**
 * The frames of an offer, without ids: the items first, so that the rounds are about something that is known, then the
 * newest rounds first, each frame below the limit. The room says only whether there is a passcode; in an offer that
 * would be taken for the passcode itself.
 */
export function offersOf({ host, settings, rounds, items = [] }, passcode) {
  const known = host && settings.passcode && passcode ? { passcode } : {};
  const head = bytes({ ...settings, ...known });
  const offer = { type: 'offer', host, settings, ...known };
  return [
    ...parcels(items.flatMap(item => halves(item, FRAME_BYTES - head)))
      .map(some => ({ ...offer, rounds: [], items: some })),
    ...packed(rounds.flatMap(round => cut(round, FRAME_BYTES - head)), head).map(some => ({ ...offer, rounds: some })),
  ];
}

/** Whether a copy knows of rounds that this session has not reached: then it must not be written over yet. */
export function ahead(copy, session) {
  return (copy?.rounds[0]?.id.number ?? 0) > (session.round?.id.number ?? 0);
}

function presentRound(session) {
  const { id, deck, phase, result } = session.round;
  if (phase !== 'revealed') {
    const card = ownCard(session);
    const votes = card == null ? [] : [{ seat: session.you, name: me(session)?.name ?? '', card }];
    return { id, deck, revealed: false, votes };
  }
  const votes = [...session.votes.values()]
    .map(vote => ({ ...vote, name: session.seats.get(vote.seat)?.name ?? '' }))
    .filter(vote => vote.name);
  return offered({ id, deck, revealed: true, result, votes });
}

/** A round without what the server works out again. */
function offered({ id, deck, revealed, result, votes }) {
  const shown = { id, deck, revealed, votes: (votes ?? []).map(({ seat, name, card }) => ({ seat, name, card })) };
  return result == null ? shown : { ...shown, result };
}

/** The newest rounds that a store and an offer have room for. */
function bounded(rounds) {
  let size = 0;
  return rounds.filter(round => (size += bytes(round)) <= COPY_BYTES);
}

/**
 * An item whose texts do not fit into one frame together comes in two parts, one without its note and one without its
 * description: of what is said under one name the room takes what says more.
 */
function halves(item, most) {
  if (bytes(item) < most) return [item];
  return [{ ...item, note: undefined }, { ...item, description: undefined }].filter(part => bytes(part) < most);
}

/** A round of very many votes does not fit into one frame; the server puts its parts together again. */
function cut(round, most) {
  if (bytes(round) < most || round.votes.length < 2) return [round];
  const half = Math.ceil(round.votes.length / 2);
  return [round.votes.slice(0, half), round.votes.slice(half)]
    .flatMap(votes => cut({ ...round, votes }, most));
}

/** Rounds in order into at most `FRAMES` groups of at most `FRAME_BYTES`; what is left then is left out. */
function packed(rounds, head) {
  const groups = [[]];
  let size = head;
  for (const round of rounds) {
    const more = bytes(round) + 1;
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
