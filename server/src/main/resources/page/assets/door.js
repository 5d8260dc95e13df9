/**
 * The door of a room: who is inside, one field, and the cards. Playing a card joins with it. Fires `join` with
 * `{ name, role, card }`.
 */
import { html, nothing } from 'lit';
import { languageLine } from './language.js';
import { LightElement } from './light.js';
import * as memory from './memory.js';
import { refusal, text } from './messages.js';
import './hand.js';

class Door extends LightElement {
  static properties = {
    room: {},
    refused: {},
    glance: { state: true },
    unreachable: { state: true },
    complaint: { state: true },
  };

  constructor() {
    super();
    this.glance = null;
    this.unreachable = false;
    this.complaint = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  willUpdate(changed) {
    if (changed.has('refused') && this.refused) this.complaint = refusal(this.refused);
  }

  firstUpdated() {
    if (matchMedia('(pointer: fine)').matches || !memory.name()) this.querySelector('#name').focus();
  }

  render() {
    return html`
      <section class="door">
        <p class="eyebrow">${text('header.room')}</p>
        <h1>${this.room}</h1>
        <p class="quiet">${this.#inside()}</p>
        <form class="sheet" novalidate @submit=${this.#enter}>
          <label for="name">${text('door.name')}</label>
          <div class="field-row">
            <input id="name" name="name" autocomplete="given-name" maxlength="40" required
              .value=${memory.name()}
              aria-invalid=${this.complaint ? 'true' : nothing} aria-describedby="name-line"
              @input=${() => { this.complaint = null; }}>
            <button class="primary">${text('door.join')}</button>
          </div>
          <p id="name-line" class=${this.complaint ? 'complaint' : 'quiet'} role=${this.complaint ? 'alert' : nothing}>
            ${this.complaint ?? text('door.hint')}</p>
        </form>
        ${this.glance ? html`<parlor-hand .cards=${this.glance.deck.cards} .label=${text('door.cards')}
          @play=${({ detail: card }) => this.#join('voter', card)}></parlor-hand>` : nothing}
        <button type="button" class="plain" @click=${() => this.#join('observer')}>${text('door.observe')}</button>
        ${languageLine()}
      </section>`;
  }

  #inside() {
    if (this.unreachable) return text('door.unknown');
    if (!this.glance) return ' ';
    return this.glance.people ? text('door.people', { count: this.glance.people }) : text('door.nobody');
  }

  #enter(event) {
    event.preventDefault();
    this.#join('voter');
  }

  #join(role, card = null) {
    const field = this.querySelector('#name');
    const name = field.value.trim();
    if (!name) {
      this.complaint = text('door.nameFirst');
      field.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('join', { detail: { name, role, card } }));
  }

  async #look() {
    try {
      const answer = await fetch(`/r/${this.room}/glance`);
      this.glance = answer.ok ? await answer.json() : null;
      this.unreachable = !answer.ok;
    } catch {
      this.unreachable = true;
    }
  }
}

customElements.define('parlor-door', Door);
