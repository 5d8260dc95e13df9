/** What nodes wrote to each other lately, and a form to write to one. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { badge } from './badge.js';
import { send } from './cluster-api.js';
import { clock } from './cluster-words.js';
import { LightElement } from './light.js';
import { text } from './messages.js';

/** So much of a message is shown: one may be a book. */
const SHOWN = 400;

class Messages extends LightElement {
  static properties = {
    cluster: {}, turn: {}, to: { state: true }, said: { state: true }, busy: { state: true },
  };

  render() {
    return html`
      <section class="messages" aria-labelledby="messages-title">
        <h2 id="messages-title">${text('cluster.messages.title')}</h2>
        ${this.#form()}
        ${this.cluster.messages.length
          ? html`<ol role="list" tabindex="0" aria-labelledby="messages-title">
            ${repeat(this.cluster.messages, ({ key }) => key, message => this.#message(message))}</ol>`
          : html`<p class="quiet">${text('cluster.messages.none')}</p>`}
      </section>`;
  }

  #form() {
    const chosen = this.#chosen();
    return html`
      <form class="sheet" novalidate autocomplete="off" @submit=${this.#send}>
        <div><label for="to">${text('cluster.messages.to')}</label>
          <select id="to" name="to" @change=${({ target }) => { this.to = target.value; }}>
            ${repeat(this.#choices(chosen), name => name, name => html`
              <option value=${name} .selected=${name === chosen}>${name}</option>`)}
          </select></div>
        <div><label for="text">${text('cluster.messages.text')}</label>
          <div class="field-row">
            <input id="text" name="text" maxlength="16384">
            <button aria-disabled=${this.busy ? 'true' : nothing}>${text('cluster.messages.send')}</button>
          </div></div>
        <p class="answer" role="status">${this.said ?? nothing}</p>
      </form>`;
  }

  /** Somebody else, until a person chooses. */
  #chosen() {
    const { present, self } = this.cluster;
    return this.to ?? present.find(({ name, console }) => name !== self && !console)?.name ?? self;
  }

  /** Whom a person has chosen stays so when it goes: they would write to another one unawares. */
  #choices(chosen) {
    const names = this.cluster.present.map(({ name }) => name);
    return names.includes(chosen) ? names : [...names, chosen];
  }

  #message({ at, from, to, text: words, reply }) {
    return html`
      <li data-from=${from} data-to=${to} ?data-reply=${reply}>
        <p class="quiet"><time datetime=${new Date(at).toISOString()}>${clock(at, Date.now())}</time>
          ${this.#node(from)} <span aria-hidden="true">→</span>
          <span class="unseen">${text('cluster.messages.wroteTo')}</span> ${this.#node(to)}</p>
        <p class="words">${words.length > SHOWN ? `${words.slice(0, SHOWN)}…` : words}</p>
      </li>`;
  }

  #node(name) {
    const node = this.cluster.find(name);
    return html`<span class="who">${node ? badge(node, false) : nothing} ${node?.short ?? name}</span>`;
  }

  async #send(event) {
    event.preventDefault();
    if (this.busy) return;
    const field = event.target.elements.text;
    const to = this.#chosen();
    if (!field.value.trim()) {
      this.said = text('cluster.messages.write');
      field.focus();
      return;
    }
    this.to = to;
    this.busy = true;
    this.said = text('cluster.messages.sending', { to });
    const { outcome, ...more } = await send(to, field.value);
    this.said = inWords(outcome, { to, ...more });
    this.busy = false;
    if (outcome === 'delivered') field.value = '';
  }
}

/** What came of a message. */
function inWords(outcome, { to, reply, why }) {
  switch (outcome) {
    case 'delivered': return text(`cluster.messages.${reply === undefined ? 'delivered' : 'replied'}`, { to, reply });
    case 'no such node': return text('cluster.messages.noSuchNode', { to });
    case 'refused': return text('party.outcome.refused', { why });
    case 'shut': return why;
    case 'unreachable': return text('party.outcome.unreachable');
    default: return text('cluster.messages.noAnswer', { to });
  }
}

customElements.define('parlor-messages', Messages);
