/** How it goes, and the keys. */
import { html, nothing } from 'lit';
import { names, text } from './messages.js';
import { Sheet } from './sheet.js';
import { HELP, commandKeys } from './typing.js';

class Help extends Sheet {
  static properties = { cards: {} };

  get heading() { return text('help.title'); }

  get reading() { return true; }

  content() {
    const { free, taken } = commandKeys(this.cards);
    const example = this.cards[Math.floor(this.cards.length / 2)];
    return html`
      <h3>${text('help.how.title')}</h3>
      <ol class="steps">${['play', 'reveal', 'next'].map(step => html`<li>${text(`help.how.${step}`)}</li>`)}</ol>
      <h3>${text('help.keys.title')}</h3>
      <dl class="keys">
        ${key(example, text('help.keys.card', { card: example }))}
        ${key(text('help.keys.arrows'), text('help.keys.arrowsDo'))}
        ${Object.entries(free).map(([letter, command]) => key(letter.toUpperCase(), text(`help.keys.${command}`)))}
        ${key(HELP, text('help.keys.help'))}
        ${key(text('help.keys.esc'), text('help.keys.escDo'))}
      </dl>
      <p class="quiet">${text('help.keys.longer')}</p>
      ${this.cards.includes(HELP) ? html`<p class="quiet">${text('help.keys.questionCard')}</p>` : nothing}
      ${this.#taken(Object.entries(taken))}`;
  }

  #taken(taken) {
    if (!taken.length) return nothing;
    return html`<p class="quiet">${text('help.keys.taken', {
      count: taken.length,
      keys: names(taken.map(([letter]) => letter.toUpperCase()), 4),
      commands: names(taken.map(([, command]) => text(`help.keys.${command}`)), 4),
    })}</p>`;
  }
}

const key = (pressed, does) => html`<div><dt><kbd>${pressed}</kbd></dt><dd>${does}</dd></div>`;

customElements.define('parlor-help', Help);
