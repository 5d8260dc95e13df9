/** Walks one person into one room, and says what came of it. */
import { html, nothing } from 'lit';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { inWords, walk } from './party-api.js';

/** More rooms than a list that one chooses from can be used with. */
const SUGGESTED = 200;

class Walk extends LightElement {
  static properties = { house: {}, turn: {}, said: { state: true }, busy: { state: true } };

  render() {
    return html`
      <form class="sheet walk" novalidate autocomplete="off" @submit=${this.#go}>
        <h2>${text('party.walk.title')}</h2>
        <div class="pair">
          <div><label for="walker">${text('party.walk.person')}</label>
            <input id="walker" name="person" maxlength="64" autocapitalize="none" spellcheck="false"></div>
          <div><label for="into">${text('party.walk.room')}</label>
            <input id="into" name="room" maxlength="64" autocapitalize="none" spellcheck="false" list="rooms"></div>
        </div>
        <datalist id="rooms">
          ${this.#suggested().map(name => html`<option value=${name}></option>`)}</datalist>
        <div class="actions">
          <button aria-disabled=${this.busy ? 'true' : nothing}>${text('party.walk.go')}</button></div>
        <p class="answer" role="status">${this.said ?? nothing}</p>
      </form>`;
  }

  #suggested() {
    const { order, rooms } = this.house;
    return order.slice(0, SUGGESTED).map(index => rooms[index].name);
  }

  async #go(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    const names = { person: form.get('person').trim(), room: form.get('room').trim() };
    const missing = Object.keys(names).find(key => !names[key]);
    if (missing) {
      this.said = text('party.walk.both');
      event.target.elements[missing].focus();
      return;
    }
    this.busy = true;
    this.said = text('party.walk.walking', names);
    this.said = inWords(await walk(names.person, names.room), text('party.walk.done', names), names);
    this.busy = false;
  }
}

customElements.define('parlor-walk', Walk);
