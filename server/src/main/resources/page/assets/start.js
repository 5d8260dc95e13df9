/** The start page: one field, one button; and, quieter, the way to a room one knows. */
import { html, nothing } from 'lit';
import { roomNamed } from './address.js';
import { languageLine } from './language.js';
import { LightElement } from './light.js';
import * as memory from './memory.js';
import { text } from './messages.js';

const RECENT = 4;

class Start extends LightElement {
  static properties = { typed: { state: true }, wrong: { state: true } };

  constructor() {
    super();
    this.typed = '';
    this.wrong = false;
  }

  firstUpdated() {
    if (!memory.name() && matchMedia('(pointer: fine)').matches) this.querySelector('#name').focus();
  }

  render() {
    return html`
      <main class="start">
        <div class="fan" aria-hidden="true">
          <span class="slip"><span class="back"></span></span>
          <span class="slip"><span class="front">5</span></span>
          <span class="slip"><span class="front">8</span></span>
        </div>
        <h1 class="wordmark">${text('parlor.title')}</h1>
        <p class="sentence">${text('start.sentence')}</p>
        <form class="sheet" action="/new" @submit=${() => memory.rememberMaking()}>
          <label for="name">${text('start.name')}</label>
          <div class="field-row">
            <input id="name" autocomplete="given-name" maxlength="40" .value=${memory.name()}
              @input=${({ target }) => memory.rememberName(target.value.trim())}>
            <button class="primary">${text('start.make')}</button>
          </div>
          <p class="quiet">${text('start.note')}</p>
        </form>
        <form class="elsewhere" novalidate @submit=${this.#go}>
          <h2>${text('start.join.title')}</h2>
          <label class="unseen" for="room">${text('start.join.room')}</label>
          <div class="field-row">
            <input id="room" autocomplete="off" autocapitalize="none" spellcheck="false"
              placeholder=${text('start.join.room')}
              aria-invalid=${this.wrong ? 'true' : nothing} aria-describedby="room-line"
              @input=${({ target }) => { this.typed = target.value; this.wrong = false; }}>
            <button>${text('start.join.go')}</button>
          </div>
          <p id="room-line" class=${this.wrong ? 'complaint' : 'quiet'} role=${this.wrong ? 'alert' : nothing}>
            ${this.#line()}</p>
        </form>
        ${this.#recent(memory.recentRooms(RECENT))}
        ${languageLine()}
      </main>`;
  }

  #line() {
    const room = roomNamed(this.typed);
    if (this.wrong) return text('start.join.rule');
    return room && room !== this.typed ? text('start.join.becomes', { room }) : ' ';
  }

  #recent(rooms) {
    if (!rooms.length) return nothing;
    return html`
      <nav class="recent" aria-labelledby="recent-title">
        <h2 id="recent-title">${text('start.recent')}</h2>
        <ul>${rooms.map(room => html`<li><a href="/r/${room}">${room}</a></li>`)}</ul>
      </nav>`;
  }

  #go(event) {
    event.preventDefault();
    const room = roomNamed(this.typed);
    if (room) location.assign(`/r/${room}`);
    else {
      this.wrong = true;
      this.querySelector('#room').focus();
    }
  }
}

customElements.define('parlor-start', Start);
