/**
 * A hand of cards, one of them perhaps played: a toolbar, so one stop for Tab and arrows within. Fires `play` with the
 * card that was clicked.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hasLong, sizeOf } from './decks.js';
import { LightElement } from './light.js';
import { names, text } from './messages.js';

const STEPS = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -Infinity, End: Infinity };
const MANY = 18;
const MOST_TITLES = 5;
/** Maps, not objects: a card may be called `toString`. */
const SPOKEN = new Map([['?', 'hand.unsure'], ['☕', 'hand.break']]);

class Hand extends LightElement {
  static properties = { cards: {}, played: {}, label: {}, settled: {}, at: { state: true } };

  constructor() {
    super();
    this.cards = [];
    this.played = null;
    this.settled = new Map();
    this.at = 0;
  }

  willUpdate(changed) {
    if (changed.has('played') && this.played != null) this.at = this.cards.indexOf(this.played);
    this.at = Math.max(0, Math.min(this.at, this.cards.length - 1));
  }

  render() {
    const long = hasLong(this.cards);
    return html`
      <div class="hand ${this.cards.length > MANY ? 'many' : ''}" role="toolbar" aria-label=${this.label}
        .style=${columns(this.cards)} @keydown=${this.#move}>
        ${repeat(this.cards, card => card, (card, index) => html`
          <button type="button" class="card" data-card=${card} data-length=${long ? 3 : sizeOf(card)}
            aria-label=${text(SPOKEN.get(card) ?? 'hand.play', { card })}
            aria-pressed=${card === this.played}
            aria-describedby=${this.settled.has(card) ? `settled-${index}` : nothing}
            tabindex=${index === this.at ? 0 : -1}
            @focus=${() => { this.at = index; }}
            @click=${() => this.#play(card)}><span class="face">${card}</span></button>${this.#settledOn(card, index)}`)}
      </div>`;
  }

  /** What the table settled on this card: it shows while the card before it is hovered over or has the focus. */
  #settledOn(card, index) {
    const titles = this.settled.get(card);
    return titles ? html`<span class="tip" role="tooltip" id="settled-${index}">
      ${text('hand.settled', { card, count: titles.length, titles: names(titles, MOST_TITLES) })}
      </span>` : nothing;
  }

  /** Brings the keyboard here: to the played card, or where it was last. */
  focus() {
    this.querySelector('[tabindex="0"]')?.focus();
  }

  #play(card) {
    this.dispatchEvent(new CustomEvent('play', { detail: card }));
  }

  async #move(event) {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(this.at + step, this.cards.length - 1));
    await this.updateComplete;
    this.focus();
  }
}

/** How many cards lie side by side on a slim phone, a phone and a desk, so that the rows come out even. */
function columns(cards) {
  const long = hasLong(cards);
  const even = most => Math.ceil(cards.length / Math.max(1, Math.ceil(cards.length / most)));
  return `--slim: ${even(long ? 4 : 6)}; --narrow: ${even(long ? 5 : 7)}; --wide: ${even(long ? 8 : 16)}`;
}

customElements.define('parlor-hand', Hand);
