/**
 * Who is at the table: the voters, those who are waited for first, and then the observers. A host finds the options of a
 * seat behind its button; they open below it, in place.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sizeOf, widthOf } from './decks.js';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { refusal, text } from './messages.js';
import { me } from './session.js';
import { hasHosts, inOrder, isHost, isThrong, stateOf } from './seating.js';

/** Milliseconds. */
const GATHER = 50;

class People extends LightElement {
  static properties = {
    session: {},
    visit: {},
    opened: { state: true },
    banning: { state: true },
    complaint: { state: true },
  };

  #focused = null;

  constructor() {
    super();
    this.#close();
  }

  /** A long list waits until the rest of the page is done, and takes what comes meanwhile in one go. */
  async scheduleUpdate() {
    if (isThrong(this.session)) await new Promise(resolve => setTimeout(resolve, GATHER));
    super.scheduleUpdate();
  }

  willUpdate() {
    this.#focused = this.contains(document.activeElement) ? document.activeElement : null;
  }

  render() {
    const seats = inOrder(this.session);
    const voters = seats.filter(seat => seat.role === 'voter');
    const observers = seats.filter(seat => seat.role === 'observer');
    const here = seats.filter(seat => seat.here).length;
    const hosting = me(this.session)?.host === true && seats.length > 1;
    return html`
      <section class="people" aria-labelledby="people-title">
        <h2 id="people-title">${text('people.title')}
          <span class="quiet">${text('people.here', { count: here })}${here < seats.length
            ? html`, ${text('people.away', { count: seats.length - here })}` : nothing}</span></h2>
        ${voters.length ? this.#list('people-title', voters, hosting) : nothing}
        ${observers.length ? html`
          <h3 id="observers-title">${text('people.observers')}
            <span class="quiet">${text('people.count', { count: observers.length })}</span></h3>
          ${this.#list('observers-title', observers, hosting)}` : nothing}
      </section>`;
  }

  #list(title, seats, hosting) {
    return html`
      <ul role="list" aria-labelledby=${title}
        class="seats ${hosting ? 'hosting' : ''} ${widthOf(this.session.round.deck)}">
        ${repeat(seats, seat => seat.id, (seat, index) => this.#seat(seat, index, hosting))}
      </ul>`;
  }

  /** Seats move as people vote; an element that moves loses the focus and gets it back. */
  updated(changed) {
    if (changed.has('banning') && this.banning) return this.querySelector('.keep').focus();
    if (this.#focused?.isConnected) this.#focused.focus({ preventScroll: true });
  }

  #seat(seat, index, hosting) {
    const state = stateOf(seat);
    const mine = seat.id === this.session.you;
    return html`
      <li class="seat" data-seat=${seat.id} data-state=${state}
        data-revealed-card=${this.session.votes.get(seat.id)?.card ?? nothing}
        @keydown=${this.opened === seat.id ? this.#key : nothing}>
        ${slip(this.session, seat, index)}
        <span class="who">
          ${mine ? this.#own(seat) : html`<span class="name">${seat.name}</span>`}
          ${mine ? html`<span class="mark">${text('people.you')}</span>` : nothing}
          ${seat.host ? html`<span class="mark">${text(seat.acting ? 'people.acting' : 'people.host')}</span>` : nothing}
        </span>
        <span class="state">${this.#says(seat, state)}</span>
        ${hosting && !mine && !(this.#standsIn && isHost(seat)) ? this.#options(seat) : nothing}
        ${this.opened === seat.id ? this.#choices(seat) : nothing}
      </li>`;
  }

  #says(seat, state) {
    const vote = this.session.votes.get(seat.id);
    if (vote) {
      return html`<span class="unseen">${text('people.state.played', { card: vote.card })}</span>
        ${vote.changed ? text('people.state.changed') : state === 'away' ? text('people.state.away') : nothing}`;
    }
    if (state === 'thinking' && this.session.round.phase === 'revealed') return text('people.state.silent');
    return text(`people.state.${state === 'away' && seat.voted ? 'awayVoted' : state}`);
  }

  #own(seat) {
    return html`<button type="button" class="name own" title=${text('people.edit')}
      @click=${() => this.dispatchEvent(new Event('edit'))}>${seat.name}${icons.pencil}</button>`;
  }

  #options(seat) {
    const open = this.opened === seat.id;
    return html`<button type="button" class="tool" aria-label=${text('people.options', { name: seat.name })}
      aria-expanded=${open} @click=${() => (open ? this.#close() : this.#open(seat.id))}>${icons.dots}</button>`;
  }

  /** Who only acts as host leaves hosts as they are, and shuts nobody out for good. */
  get #standsIn() { return me(this.session)?.acting === true; }

  #choices(seat) {
    const { visit } = this;
    const choice = (label, command) => html`
      <button type="button" class="small" @click=${() => this.#do(command())}>${label}</button>`;
    if (this.banning) {
      return html`
        <div class="choices" role="group" aria-labelledby="ban-question">
          <p id="ban-question">${text('people.banAsk', { name: seat.name })}</p>
          <button type="button" class="small keep" @click=${() => { this.banning = false; }}>
            ${text('people.banNo', { name: seat.name })}</button>
          ${choice(text('people.banYes'), () => visit.remove(seat.id, true))}
          ${this.#line()}
        </div>`;
    }
    return html`
      <div class="choices" role="group" aria-label=${text('people.options', { name: seat.name })}>
        ${this.#standsIn && hasHosts(this.session) ? nothing : isHost(seat)
          ? choice(text('people.unmakeHost'), () => visit.host(seat.id, false))
          : choice(text('people.makeHost'), () => visit.host(seat.id, true))}
        ${seat.role === 'voter'
          ? choice(text('people.makeObserver'), () => visit.role(seat.id, 'observer'))
          : choice(text('people.makeVoter'), () => visit.role(seat.id, 'voter'))}
        ${choice(text('people.remove'), () => visit.remove(seat.id, false))}
        ${this.#standsIn ? nothing : html`<button type="button" class="small" @click=${() => { this.banning = true; }}>
          ${text('people.ban')}</button>`}
        ${this.#line()}
      </div>`;
  }

  #line() {
    return this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing;
  }

  async #do(promise) {
    const seat = this.opened;
    const answer = await promise;
    if (this.opened !== seat) return;
    if (answer.done) this.#shut();
    else this.complaint = refusal(answer);
  }

  #key(event) {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#shut();
  }

  #open(id) {
    this.#close();
    this.opened = id;
  }

  #close() {
    this.opened = null;
    this.banning = false;
    this.complaint = null;
  }

  /** Closes, and gives the focus back to the button that opened. */
  #shut() {
    const id = this.opened;
    this.#close();
    this.querySelector(`[data-seat="${CSS.escape(id)}"] .tool`)?.focus();
  }
}

/** The card before a person: an empty place, a card's back, or its face once turned. */
export function slip(session, seat, index) {
  const state = stateOf(seat);
  const vote = session.votes.get(seat.id);
  const down = seat.voted && !vote;
  return html`
    <span class="slip ${vote ? 'turned' : down ? 'down' : state}" aria-hidden="true"
      .style=${`--place: ${Math.min(index, 12)}`}>
      ${vote || down ? html`
        <span class="back">${icons.tick}</span>
        <span class="front" data-length=${vote ? sizeOf(vote.card) : nothing}>${vote?.card ?? nothing}</span>`
        : state === 'observer' ? icons.eye : state === 'away' ? icons.moon : nothing}
    </span>`;
}

customElements.define('parlor-people', People);
