/** The link into a room, to copy or to scan: as a card in an empty room, and as a sheet in any other. */
import { html, nothing } from 'lit';
import { copied } from './clipboard.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { Sheet } from './sheet.js';

export const linkTo = room => `${location.origin}/r/${room}`;

/** The link as a field that can be selected by hand, a button, and the code. */
class Link extends LightElement {
  static properties = { room: {}, copied: { state: true } };

  render() {
    return html`
      <div class="field-row">
        <input class="link" readonly aria-label=${text('invite.link')} .value=${linkTo(this.room)}
          @focus=${event => event.target.select()}>
        <button type="button" class="primary" @click=${this.#copy}>
          ${text(this.copied ? 'header.copied' : 'invite.copy')}</button>
      </div>
      <img class="qr" src="/r/${this.room}/qr.svg" width="176" height="176" alt=${text('invite.qr')}>`;
  }

  async #copy() {
    if (!await copied(linkTo(this.room))) return this.querySelector('.link').select();
    this.copied = true;
    setTimeout(() => { this.copied = false; }, 2_000);
  }
}

class Invite extends Sheet {
  static properties = { room: {}, session: {} };

  get heading() { return text('invite.title'); }

  content() {
    return html`
      <p>${text(this.session.settings.passcode ? 'invite.closed' : 'invite.sentence')}</p>
      <parlor-link .room=${this.room}></parlor-link>`;
  }
}

/** What an empty table says. */
export const alone = (room, closed = false) => html`
  <div class="alone">
    <h3>${text('alone.title')}</h3>
    <p class="quiet">${text(closed ? 'invite.closed' : 'alone.sentence')}</p>
    ${room ? html`<parlor-link .room=${room}></parlor-link>` : nothing}
  </div>`;

customElements.define('parlor-link', Link);
customElements.define('parlor-invite', Invite);
