/**
 * The bar on top: where one is, the link, the tools, and how the connection is. Fires `copylink`, and `sheet` with the
 * name of the one to open.
 */
import { html, nothing } from 'lit';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { text } from './messages.js';

const TOOLS = [
  ['invite', 'qr', icons.qr],
  ['me', 'me', icons.person],
  ['settings', 'settings', icons.sliders],
  ['help', 'help', icons.question],
];

class Top extends LightElement {
  static properties = { room: {}, connection: {}, seated: { type: Boolean }, copied: { type: Boolean } };

  render() {
    return html`
      <header class="top">
        <a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a>
        ${this.seated ? html`${this.#address()}${this.#tools()}` : nothing}
        ${this.connection === 'door' || this.connection === 'ended' ? nothing : this.#pill()}
      </header>`;
  }

  #address() {
    return html`
      <div class="address">
        <h1 title=${this.room}>${this.room}</h1>
        <button type="button" class="small copy" @click=${() => this.dispatchEvent(new Event('copylink'))}>
          ${this.copied ? icons.tick : icons.link}
          <span>${text(this.copied ? 'header.copied' : 'header.copy')}</span></button>
      </div>`;
  }

  #tools() {
    return html`
      <nav class="tools" aria-label=${text('header.tools')}>
        ${TOOLS.map(([sheet, name, icon]) => html`
          <button type="button" class="tool" aria-haspopup="dialog" aria-label=${text(`header.${name}`)}
            title=${text(`header.${name}`)}
            @click=${() => this.dispatchEvent(new CustomEvent('sheet', { detail: sheet }))}>${icon}</button>`)}
      </nav>`;
  }

  #pill() {
    const waits = this.connection === 'connecting' || this.connection === 'reconnecting';
    const word = waits && navigator.onLine === false ? 'offline' : this.connection;
    return html`<span class="pill" data-connection=${this.connection}>
      <span class="lamp"></span>${text(`connection.${word}`)}</span>`;
  }
}

customElements.define('parlor-top', Top);
