/** Stands in front of a page that does not open: asks for the token where one helps. Fires `again`. */
import { html, nothing } from 'lit';
import { hasToken, keepToken } from './ask.js';
import { LightElement } from './light.js';
import { text } from './messages.js';

const UNAUTHORIZED = 401;

class Gate extends LightElement {
  /** `refusal` has the `status` and the words of the server. */
  static properties = { refusal: {} };

  render() {
    return this.refusal.status === UNAUTHORIZED ? this.#form() : this.#closed();
  }

  #form() {
    const wrong = hasToken();
    return html`
      <form class="sheet gate" @submit=${this.#show}>
        <h2>${text('gate.title')}</h2>
        <label for="token">ADMIN_TOKEN</label>
        <div class="field-row">
          <input id="token" name="token" type="password" required
            autocomplete="off" autocapitalize="none" spellcheck="false"
            aria-invalid=${wrong ? 'true' : nothing} aria-describedby="token-line">
          <button class="primary">${text('gate.open')}</button>
        </div>
        <p id="token-line" class=${wrong ? 'complaint' : 'quiet'} role=${wrong ? 'alert' : nothing}>
          ${text(wrong ? 'gate.wrong' : 'gate.note')}</p>
      </form>`;
  }

  #closed() {
    return html`
      <section class="gate">
        <h2>${text('gate.closed')}</h2>
        <p role="alert">${this.refusal.why}</p>
        <div class="actions"><button type="button" @click=${this.#again}>${text('gate.again')}</button></div>
      </section>`;
  }

  #show(event) {
    event.preventDefault();
    keepToken(new FormData(event.target).get('token').trim());
    this.#again();
  }

  #again() {
    this.dispatchEvent(new Event('again'));
  }
}

customElements.define('parlor-gate', Gate);
