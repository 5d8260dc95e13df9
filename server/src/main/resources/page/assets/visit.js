/**
 * One visit of this browser to one room: the session, the connection and what is on its way between them. Commands
 * answer with a promise of `{ done }` or the refusal. Fires `change` after every change of anything a page shows, and
 * `refused` when the card that someone joined with could not be played.
 */
import { Connection } from './connection.js';
import { parcels } from './items.js';
import * as memory from './memory.js';
import { ahead, copyOf, offersOf } from './offer.js';
import { cardOnTheWay, find, stillMeant, without } from './outbox.js';
import { apply, me, ownCard, sameRound, unknown } from './session.js';
import { mayPlay } from './seating.js';

/** Refusals that lead back to the door: something has to be written otherwise. */
const AT_THE_DOOR = new Set(['bad-name', 'passcode', 'wrong-passcode', 'too-many-guesses', 'bad-passcode']);

/** Milliseconds between offers, far below the limit of commands. */
const OFFER_PAUSE = 250;
const ADD_PAUSE = 100;
const KEEP_PAUSE = 500;
const DONE = Object.freeze({ done: true });

export class Visit extends EventTarget {
  session = unknown;

  #room;
  #connection = null;
  #seat;
  #outbox = [];
  #ids = idsOfThisTab();
  #keeping = 0;
  #offering = false;
  #firstCard = null;
  /** A seat that was let in need not show the passcode again, unless the room has forgotten it. */
  #asked = false;

  constructor(room) {
    super();
    this.#room = room;
    this.#seat = memory.seat(room);
    addEventListener('pagehide', () => this.#keepNow());
  }

  /** Whether this browser has a seat here to go back to, with no question asked. */
  get seated() { return this.#seat?.seated === true; }

  /** `door` before a seat is asked for, then as the connection has it. */
  get state() { return this.#connection?.state ?? 'door'; }

  /** Why the connection ended. */
  get refusal() { return this.#connection?.refusal ?? null; }

  /** The own card as it will be once all is answered: a click is seen at once, whatever the network does. */
  get card() {
    const onTheWay = cardOnTheWay(this.#outbox, this.session.round?.id);
    return onTheWay === undefined ? ownCard(this.session) : onTheWay;
  }

  /** Whether the door has to ask again. */
  get turnedAway() { return AT_THE_DOOR.has(this.refusal?.reason); }

  /** The passcode of the room as this browser last showed or set it. */
  get passcode() { return this.#seat?.passcode; }

  /** Takes a seat; a `card` is played as soon as the room is known. */
  join({ name, role, card = null, passcode = this.passcode }) {
    memory.rememberName(name);
    this.#seat = { secret: memory.randomText(24), been: false, ...this.#seat, name, role, passcode };
    memory.rememberSeat(this.#room, this.#seat);
    this.#firstCard = card;
    this.comeBack();
  }

  /** Goes to the seat this browser has here, or tries again after an end. */
  comeBack() {
    this.#connection ??= new Connection({
      url: `${location.protocol.replace('http', 'ws')}//${location.host}/r/${this.#room}/live`,
      freshId: this.#ids,
      hello: () => this.#hello(),
      heard: frame => this.#heard(frame),
      changed: () => this.#connectionChanged(),
    });
    this.#connection.connect();
  }

  vote(card) { return this.#ask({ type: 'vote', round: this.#round, card }); }
  takeBack() { return this.#ask({ type: 'takeBack', round: this.#round }); }
  reveal() { return this.#ask({ type: 'reveal', round: this.#round }); }
  cancelCountdown() { return this.#ask({ type: 'cancelCountdown', round: this.#round }); }
  next() { return this.#ask({ type: 'next', round: this.#round }); }
  again() { return this.#ask({ type: 'again', round: this.#round }); }
  pick(item) { return this.#ask({ type: 'pick', round: this.#round, item }); }
  settle(card) { return this.#ask({ type: 'settle', round: this.#round, card }); }
  startTimer(seconds, reveal) { return this.#ask({ type: 'startTimer', round: this.#round, seconds, reveal }); }
  stopTimer() { return this.#ask({ type: 'stopTimer', round: this.#round }); }
  rename(name) { return this.#ask({ type: 'rename', name }); }
  role(seat, role) { return this.#ask({ type: 'role', seat, role }); }
  host(seat, host) { return this.#ask({ type: 'host', seat, host }); }
  remove(seat, ban) { return this.#ask({ type: 'remove', seat, ban }); }

  async settings(changed) {
    const answer = await this.#ask({ type: 'settings', ...changed });
    if (answer.done && changed.passcode !== undefined) this.#seatIs({ passcode: changed.passcode || undefined });
    return answer;
  }

  editItem(item, changed) { return this.#ask({ type: 'editItem', item, ...changed }); }
  moveItem(item, before) { return this.#ask({ type: 'moveItem', item, before }); }
  removeItems(items) { return this.#ask({ type: 'removeItems', items }); }
  note(item, text) { return this.#ask({ type: 'note', item, text }); }

  /**
   * Puts items at the end of the list, frame after frame: the first refusal ends it, or the signal. The answer says too
   * how many were `taken` before that.
   */
  async addItems(items, signal) {
    let taken = 0;
    for (const some of parcels(items)) {
      if (taken) await pause(ADD_PAUSE);
      if (signal?.aborted) break;
      const answer = await this.#ask({ type: 'addItems', items: some });
      if (!answer.done) return { ...answer, taken };
      taken += some.length;
    }
    return { ...DONE, taken };
  }

  get #round() { return this.session.round.id; }

  #hello() {
    const { secret, name, role, been, seated, passcode } = this.#seat;
    const shown = seated && !this.#asked ? undefined : passcode;
    return { type: 'join', id: this.#ids(), secret, name, role, returning: been, passcode: shown };
  }

  #ask(command) {
    const frame = { ...command, id: this.#ids() };
    const answer = new Promise(resolve => this.#outbox.push({ frame, resolve }));
    this.#connection.send(frame);
    this.#fire();
    return answer;
  }

  #heard(frame) {
    switch (frame.type) {
      case 'welcome': return this.#welcomed(frame);
      case 'done': return this.#answered(frame.id, DONE);
      case 'refused': return this.#answered(frame.id, frame);
      default: return this.#apply(frame);
    }
  }

  #answered(id, answer) {
    const entry = find(this.#outbox, id);
    this.#outbox = without(this.#outbox, id);
    if (entry && answer.done) this.#took(entry.frame);
    entry?.resolve(answer);
    this.#fire();
  }

  /** `mine` says the same a frame later; until then the card must not jump back. */
  #took({ type, round, card = null }) {
    if (type === 'vote' || type === 'takeBack') this.session = apply(this.session, { type: 'mine', round, card });
  }

  #welcomed(frame) {
    const held = { round: this.session.round?.id, card: this.card };
    const copy = memory.copy(this.#room);
    this.#apply(frame);
    this.#seatIs({ been: true, seated: true });
    this.#sendAgain();
    this.#layAgain(held);
    this.#playFirst();
    if (this.session.recovering && copy) this.#offer(copy);
  }

  #sendAgain() {
    const meant = stillMeant(this.#outbox, this.#round);
    for (const { frame, resolve } of this.#outbox) {
      if (!find(meant, frame.id)) resolve(DONE);
    }
    this.#outbox = meant;
    for (const { frame } of meant) this.#connection.send(frame);
  }

  /** A server that lost the round's cards gets the own one again; in a round that moved on it has no place. */
  #layAgain({ round, card }) {
    const lost = card != null && sameRound(round, this.#round) && !me(this.session).voted;
    if (lost && mayPlay(this.session) && cardOnTheWay(this.#outbox, this.#round) === undefined) this.vote(card);
  }

  #playFirst() {
    const card = this.#firstCard;
    this.#firstCard = null;
    if (card == null) return;
    this.vote(card).then(answer => {
      if (!answer.done) this.dispatchEvent(new CustomEvent('refused', { detail: answer }));
    });
  }

  #apply(frame) {
    this.session = apply(this.session, frame, Date.now());
    this.#rememberMyself();
    this.#keepSoon();
    this.#fire();
  }

  #rememberMyself() {
    const seat = me(this.session);
    if (seat && (seat.name !== this.#seat.name || seat.role !== this.#seat.role)) {
      this.#seatIs({ name: seat.name, role: seat.role });
      memory.rememberName(seat.name);
    }
  }

  #seatIs(changed) {
    this.#seat = { ...this.#seat, ...changed };
    memory.rememberSeat(this.#room, this.#seat);
  }

  #connectionChanged() {
    const { state, refusal } = this.#connection;
    if (refusal?.reason === 'passcode' && this.passcode && !this.#asked) {
      this.#asked = true;
      this.#connection.connect();
      return;
    }
    this.#asked &&= state !== 'open' && state !== 'ended';
    if (state === 'ended' && ['removed', 'banned', 'passcode', 'wrong-passcode'].includes(refusal.reason)) this.#leave();
    if (refusal?.reason === 'wrong-passcode') this.#seatIs({ passcode: undefined });
    this.#fire();
  }

  /** The seat is gone, and with it the card and all that was on its way: who comes back comes afresh. */
  #leave() {
    this.#seatIs({ seated: false });
    this.session = unknown;
    const left = this.#outbox;
    this.#outbox = [];
    for (const { resolve } of left) resolve(this.refusal);
  }

  /** The stored copy stays untouched until all of it was offered: a room that starts anew must not wipe it out. */
  async #offer(copy) {
    if (this.#offering) return;
    this.#offering = true;
    const answers = [];
    for (const offer of offersOf(copy, this.passcode)) {
      answers.push(this.#ask(offer));
      await pause(OFFER_PAUSE);
    }
    await Promise.all(answers);
    this.#offering = false;
    this.#keepSoon();
  }

  #keepSoon() {
    this.#keeping ||= setTimeout(() => this.#keepNow(), KEEP_PAUSE);
  }

  #keepNow() {
    clearTimeout(this.#keeping);
    this.#keeping = 0;
    const { session } = this;
    const copy = memory.copy(this.#room);
    if (!session.joined || this.#offering || (session.recovering && ahead(copy, session))) return;
    memory.rememberCopy(this.#room, copyOf(session, copy));
  }

  #fire() {
    this.dispatchEvent(new Event('change'));
  }
}

const pause = millis => new Promise(resolve => setTimeout(resolve, millis));

/** Ids that no other tab and no earlier load of this page has used for the same seat. */
function idsOfThisTab() {
  const tab = memory.randomText(9);
  let count = 0;
  return () => `${tab}-${++count}`;
}
