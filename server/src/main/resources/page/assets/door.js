/**
 * The door of a room: who is inside, one field, and the cards; and a second field where the room has a passcode. Playing
 * a card joins with it. Fires `join` with `{ name, role, card, passcode }`.
 */
import { html, nothing } from 'lit';
import { languageLine } from './language.js';
import { LightElement } from './light.js';
import * as memory from './memory.js';
import { refusal, text } from './messages.js';
import './hand.js';
import './passcode.js';

/** Refusals that are about the passcode. */
const CLOSED = new Set(['passcode', 'wrong-passcode', 'too-many-guesses', 'bad-passcode']);

class Door extends LightElement {
  static properties = {
    room: {},
    refused: {},
    passcode: {},
    glance: { state: true },
    unreachable: { state: true },
    complaint: { state: true },
    closed: { state: true },
  };

  constructor() {
    super();
    this.glance = null;
    this.unreachable = false;
    this.complaint = null;
    this.closed = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  willUpdate(changed) {
    if (!changed.has('refused') || !this.refused) return;
    if (CLOSED.has(this.refused.reason)) this.closed = refusal(this.refused);
    else this.complaint = refusal(this.refused);
  }

  firstUpdated() {
    if (this.closed && memory.name()) this.querySelector('parlor-passcode').focus();
    else if (matchMedia('(pointer: fine)').matches || !memory.name()) this.querySelector('#name').focus();
  }

  render() {
    const enter = html`<button class="primary">${text('door.join')}</button>`;
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
            ${this.#asks ? nothing : enter}
          </div>
          <p id="name-line" class=${this.complaint ? 'complaint' : 'quiet'} role=${this.complaint ? 'alert' : nothing}>
            ${this.complaint ?? text('door.hint')}</p>
          ${this.#asks ? this.#passcode(enter) : nothing}
        </form>
        ${this.glance ? html`<parlor-hand .cards=${this.glance.deck.cards} .label=${text('door.cards')}
          @play=${({ detail: card }) => this.#join('voter', card)}></parlor-hand>` : nothing}
        <button type="button" class="plain" @click=${() => this.#join('observer')}>${text('door.observe')}</button>
        ${languageLine()}
      </section>`;
  }

  /** The glance may have come before the passcode, or not at all. */
  get #asks() {
    return this.glance?.passcode === true || CLOSED.has(this.refused?.reason);
  }

  #passcode(enter) {
    return html`
      <label for="passcode">${text('door.passcode')}</label>
      <div class="field-row">
        <parlor-passcode .field=${'passcode'} .written=${this.passcode ?? ''} .invalid=${this.closed !== null}
          .describedby=${'passcode-line'} @input=${() => { this.closed = null; }}></parlor-passcode>
        ${enter}
      </div>
      <p id="passcode-line" class=${this.closed ? 'complaint' : 'quiet'} role=${this.closed ? 'alert' : nothing}>
        ${this.closed ?? text('door.passcodeHint')}</p>`;
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
    const secret = this.querySelector('parlor-passcode');
    if (secret && !secret.value) {
      this.closed = text('door.passcodeFirst');
      secret.focus();
      return;
    }
    this.dispatchEvent(new CustomEvent('join', { detail: { name, role, card, passcode: secret?.value } }));
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
