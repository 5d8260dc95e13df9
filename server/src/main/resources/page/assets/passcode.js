/** A field for a room's passcode, which can be looked at while it is written. `field` is the id of the one inside. */
import { html, nothing } from 'lit';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { text } from './messages.js';

class Passcode extends LightElement {
  static properties = {
    field: {},
    written: {},
    invalid: { type: Boolean },
    describedby: {},
    shown: { state: true },
  };

  constructor() {
    super();
    this.written = '';
    this.invalid = false;
    this.shown = false;
  }

  render() {
    return html`
      <div class="field-row passcode">
        <input id=${this.field} type=${this.shown ? 'text' : 'password'} autocomplete="off" autocapitalize="none"
          spellcheck="false" maxlength="64" .value=${this.written} aria-invalid=${this.invalid ? 'true' : nothing}
          aria-describedby=${this.describedby ?? nothing}>
        <button type="button" class="tool" aria-pressed=${this.shown} aria-label=${text('passcode.show')}
          title=${text('passcode.show')} @click=${() => { this.shown = !this.shown; }}>${icons.eye}</button>
      </div>`;
  }

  get value() { return this.querySelector('input').value; }

  async focus() {
    await this.updateComplete;
    this.querySelector('input').focus();
  }
}

customElements.define('parlor-passcode', Passcode);
