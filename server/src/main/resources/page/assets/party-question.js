/** A question that is asked before something that cannot be taken back: `{ title, sentence, yes, act }`. */
import { html } from 'lit';
import { text } from './messages.js';
import { Sheet } from './sheet.js';

class Question extends Sheet {
  static properties = { question: {} };

  get heading() { return this.question.title; }

  content() {
    return html`
      <p>${this.question.sentence}</p>
      <div class="actions">
        <button type="button" class="primary" @click=${this.#yes}>${this.question.yes}</button>
        <button type="button" class="plain" autofocus @click=${() => this.close()}>${text('party.no')}</button>
      </div>`;
  }

  #yes() {
    const { act } = this.question;
    this.close();
    act();
  }
}

customElements.define('parlor-question', Question);
