/**
 * Commands that were sent, or wait to be, and are not answered yet. After a broken connection they are sent again under
 * their old ids, which the server answers as before without doing them twice. Pure: a list in, a list out.
 */
import { sameRound } from './session.js';

const OF_ONE_ROUND = new Set(['vote', 'takeBack']);

export const without = (outbox, id) => outbox.filter(entry => entry.frame.id !== id);

export const find = (outbox, id) => outbox.find(entry => entry.frame.id === id);

/** What still makes sense in the round that the room is in now; a card for a round that is over does not. */
export function stillMeant(outbox, round) {
  return outbox.filter(({ frame }) => !OF_ONE_ROUND.has(frame.type) || sameRound(frame.round, round));
}

/** The card that will be the own one when all is answered: undefined if no command on the way changes it. */
export function cardOnTheWay(outbox, round) {
  const last = outbox.findLast(({ frame }) => OF_ONE_ROUND.has(frame.type) && sameRound(frame.round, round));
  return last && (last.frame.type === 'vote' ? last.frame.card : null);
}
