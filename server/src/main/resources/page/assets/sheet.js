/**
 * A sheet of paper laid over the table: a modal `<dialog>`, which keeps the focus inside, closes on Esc and gives the
 * focus back by itself. A subclass has `heading` and `content()`, which is rendered only while the sheet is open.
 * Fires `closed`.
 */
import { html, nothing } from 'lit';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { text } from './messages.js';

export class Sheet extends LightElement {
  static properties = { open: { type: Boolean } };

  #pressed = null;

  constructor() {
    super();
    this.open = false;
  }

  /** Whether there is nothing to press in it, so that the keyboard needs the sheet itself to scroll. */
  get reading() { return false; }

  render() {
    const title = `${this.localName}-title`;
    return html`
      <dialog class="sheet" aria-labelledby=${title} @close=${this.#closed} @click=${this.#beside}
        @pointerdown=${({ target }) => { this.#pressed = target; }}>
        ${this.open ? html`
          <header>
            <h2 id=${title}>${this.heading}</h2>
            <button type="button" class="tool" aria-label=${text('close')} @click=${() => this.close()}>
              ${icons.close}</button>
          </header>
          <div class="sheet-body" tabindex=${this.reading ? 0 : nothing}>${this.content()}</div>` : nothing}
      </dialog>`;
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (this.open && !dialog.open) dialog.showModal();
    if (!this.open && dialog.open) dialog.close();
  }

  close() {
    this.querySelector('dialog').close();
  }

  #closed() {
    if (this.open) this.dispatchEvent(new Event('closed'));
  }

  /**
   * A click on the dialog itself, and on nothing in it, is one on the backdrop; but not where it began inside, as when
   * text is selected with a mouse that is let go of beside the sheet.
   */
  #beside({ target }) {
    if (target === this.querySelector('dialog') && target === this.#pressed) this.close();
  }
}
