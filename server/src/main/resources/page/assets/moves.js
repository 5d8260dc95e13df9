/**
 * The moves at a table, whether by button, key or card: each checks what the page knows, so that a person hears at once
 * why not, and what could be a slip of the finger asks first. The server checks everything again.
 */
import { listed } from './items.js';
import { refusal, text } from './messages.js';
import { count, may, mayPlay } from './seating.js';
import { me } from './session.js';

/** Milliseconds after a reveal in which leaving the round is taken for a slip: the buttons have just changed places. */
const FRESH = 2_000;

export class Moves {
  #visit;
  #say;
  #ask;

  /** `say` shows a sentence, `ask` a question of `{ move, item, why, count }`. */
  constructor(visit, say, ask) {
    this.#visit = visit;
    this.#say = say;
    this.#ask = ask;
  }

  /** Plays a card; the own card again takes it back. */
  play(card) {
    const { session } = this.#visit;
    if (!mayPlay(session)) {
      return this.#say(text(`refused.${me(session)?.role === 'observer' ? 'observer' : 'revealed'}`));
    }
    this.#answer(card === this.#visit.card ? this.#visit.takeBack() : this.#visit.vote(card));
  }

  reveal() {
    const { session } = this.#visit;
    if (session.round.phase === 'revealed') return;
    const why = whyNotReveal(session, this.#visit.card);
    if (why) this.#say(why);
    else this.#answer(this.#visit.reveal());
  }

  stop() {
    this.#answer(this.#visit.cancelCountdown());
  }

  next() {
    this.#leave('next', whyNotNext(this.#visit.session, this.#visit.card));
  }

  again() {
    const { session } = this.#visit;
    if (session.round.phase === 'revealed') this.#leave('again', whyNotLeave(session, this.#visit.card));
    else this.#say(text('refused.not-revealed'));
  }

  /** Votes on that item of the list, again where it was voted on before. */
  pick(item) {
    const { session } = this.#visit;
    if (item !== session.round.id.item) return this.#leave('pick', whyNot(session, 'rounds'), item);
    this.#leave('again', whyNotLeave(session, this.#visit.card));
  }

  /** Goes through with a move that was asked about. */
  confirmed(move, item) {
    this.#answer(this.#visit[move](item));
  }

  /** Settles on a card; the settled card again takes the result away. */
  settle(card) {
    const { session } = this.#visit;
    const why = whyNot(session, 'rounds');
    if (why) this.#say(why);
    else this.#answer(this.#visit.settle(card === session.round.result ? null : card));
  }

  sitIn() {
    this.#answer(this.#visit.role(this.#visit.session.you, 'voter'));
  }

  #leave(move, why, item) {
    if (why) return this.#say(why);
    const { session } = this.#visit;
    const { phase, revealedAt } = session.round;
    if (phase === 'revealed' && Date.now() - revealedAt < FRESH) {
      return this.#ask({ move, item, why: 'fresh', count: 0 });
    }
    if (phase !== 'revealed' && count(session).voted > 0) {
      return this.#ask({ move, item, why: 'unshown', count: count(session).voted });
    }
    this.confirmed(move, item);
  }

  async #answer(promise) {
    const answer = await promise;
    if (!answer.done) this.#say(refusal(answer));
  }
}

/** Why this person may not, as a sentence; null if they may. */
export function whyNot(session, right) {
  return may(session, right) ? null : text(`moves.notYours.${right}.${session.settings.rights[right]}`);
}

/** `card` is the own one, which may still be on its way. */
export function whyNotReveal(session, card) {
  return whyNot(session, 'reveal') ?? whyNoVotes(session, card);
}

/** A round nobody has played in is not worth leaving. */
export function whyNotLeave(session, card) {
  return whyNot(session, 'rounds') ?? whyNoVotes(session, card);
}

/** What waits in the list may be gone on to without a vote. */
export function whyNotNext(session, card) {
  const waits = listed(session.items).some(({ id, result }) => result == null && id !== session.round.id.item);
  return waits ? whyNot(session, 'rounds') : whyNotLeave(session, card);
}

const whyNoVotes = (session, card) => {
  const played = session.round.phase === 'revealed' || card != null || count(session).voted > 0;
  return played ? null : text('moves.noVotes');
};
