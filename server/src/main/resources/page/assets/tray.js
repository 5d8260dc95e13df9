/** What lies before the person: the moves of the table, and the hand of cards. It stays at the bottom of the page. */
import { html, nothing } from 'lit';
import { settledOn } from './items.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { whyNot, whyNotNext, whyNotReveal } from './moves.js';
import { count, favouriteOf, mayPlay, playsNext } from './seating.js';
import { me } from './session.js';
import './hand.js';

class Tray extends LightElement {
  static properties = { session: {}, card: {}, moves: {}, notice: {}, asking: {} };

  #onMove = false;
  #items = null;
  #settled = new Map();
  #revealAt = null;
  #left = 0;

  render() {
    const { phase } = this.session.round;
    return html`
      <section class="tray ${phase}" .style=${`--left: ${this.#left}ms`} aria-label=${text('hand.place')}>
        ${this.notice ? html`<p class="notice">${this.notice}</p>` : nothing}
        ${this.asking ? this.#question() : this.#actions()}
        ${this.#hand()}
      </section>`;
  }

  willUpdate() {
    if (this.session.items !== this.#items) {
      this.#items = this.session.items;
      this.#settled = settledOn(this.#items);
    }
    const { revealAt } = this.session.round;
    if (revealAt !== this.#revealAt) {
      this.#revealAt = revealAt;
      this.#left = Math.max(0, revealAt - Date.now());
    }
    this.#onMove = this.contains(document.activeElement) && document.activeElement.closest('.actions') !== null;
  }

  /** The moves change places under the keyboard: it stays with them, and comes back from a question to its move. */
  updated(changed) {
    const asked = changed.get('asking');
    if (changed.has('asking') && this.asking) this.querySelector('.stay').focus();
    else if (asked) (this.querySelector(`[data-move="${asked.move}"]`) ?? asked.from).focus();
    else if (this.#onMove && document.activeElement === document.body) this.querySelector('[data-move]')?.focus();
  }

  focusHand() {
    this.querySelector('parlor-hand')?.focus();
  }

  #hand() {
    if (me(this.session)?.role === 'observer') {
      return html`<p class="observing"><span class="quiet">${text('hand.observing')}</span>
        <button type="button" class="small" @click=${() => this.moves.sitIn()}>${text('hand.sitIn')}</button></p>`;
    }
    if (!mayPlay(this.session)) return nothing;
    return html`<parlor-hand .cards=${this.session.round.deck.cards} .played=${this.card} .label=${text('hand.title')}
      .settled=${this.#settled}
      @play=${({ detail: card }) => this.moves.play(card)}></parlor-hand>`;
  }

  #actions() {
    switch (this.session.round.phase) {
      case 'counting': return this.#counting();
      case 'revealed': return this.#revealed();
      default: return this.#voting();
    }
  }

  #voting() {
    const why = whyNotReveal(this.session, this.card);
    return html`
      <div class="actions">
        ${this.#button('primary', 'reveal', text('moves.reveal', count(this.session)), why)}
        ${this.#button('plain', 'next', text('moves.next'), whyNotNext(this.session, this.card))}
      </div>
      ${this.#reason(why ?? ' ')}`;
  }

  #counting() {
    const why = whyNot(this.session, 'reveal');
    return html`
      <div class="actions">
        ${this.#button('primary', 'reveal', text('moves.revealNow'), why)}
        ${this.#button('', 'stop', text('moves.cancel'), why)}
      </div>
      ${this.#reason(why)}`;
  }

  #revealed() {
    const why = whyNot(this.session, 'rounds');
    const favourite = why ? null : favouriteOf(this.session);
    return html`
      <div class="actions">
        ${favourite == null ? nothing : html`
          <button type="button" class="primary settle" @click=${() => this.moves.settle(favourite)}>
            ${text('result.settle', { card: favourite })}</button>`}
        ${this.#button(favourite == null ? 'primary' : '', 'next', text('moves.next'), why)}
        ${this.#button(favourite == null ? '' : 'plain', 'again', text('moves.again'), why)}
      </div>
      ${this.#reason(why ?? (playsNext(this.session) ? text('moves.nextRound') : null))}`;
  }

  /** A button that may not be pressed stays where the keyboard can find it, and says why. */
  #button(look, move, label, why) {
    return html`<button type="button" class=${look} data-move=${move} aria-disabled=${why ? 'true' : nothing}
      aria-describedby=${why ? 'why-not' : nothing} @click=${() => this.moves[move]()}>${label}</button>`;
  }

  #reason(why) {
    return why ? html`<p id="why-not" class="quiet reason">${why}</p>` : nothing;
  }

  #question() {
    const { move, item, why, count: cards } = this.asking;
    return html`
      <div class="question" role="alertdialog" aria-labelledby="question">
        <p id="question">${text(`moves.ask.${why}`, { count: cards })}</p>
        <div class="actions">
          <button type="button" class="primary stay" @click=${this.#stay}>${text('moves.ask.no')}</button>
          <button type="button" @click=${() => { this.#stay(); this.moves.confirmed(move, item); }}>
            ${text(`moves.ask.yes.${move}`)}</button>
        </div>
      </div>`;
  }

  #stay() {
    this.dispatchEvent(new Event('stay'));
  }
}

customElements.define('parlor-tray', Tray);
