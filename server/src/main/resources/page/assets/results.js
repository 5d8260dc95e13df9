/**
 * What a room came to, to read, to print and to take along. It is shown to whoever has a seat in the room: the secret
 * that this browser remembers is what opens it.
 */
import { html, nothing } from 'lit';
import { roomAt } from './address.js';
import { copied } from './clipboard.js';
import { isLink } from './items.js';
import { LightElement } from './light.js';
import * as memory from './memory.js';
import { text } from './messages.js';
import { clockTime } from './time.js';
import { storyName } from './titles.js';

/** Milliseconds that a button says that it copied. */
const COPIED = 2_000;
/** Milliseconds that a browser may take to fetch what it is to store. */
const KEPT = 60_000;
const FORMS = {
  csv: { type: 'text/csv', ending: 'csv' },
  markdown: { type: 'text/markdown', ending: 'md' },
  json: { type: 'application/json', ending: 'json' },
};
const NO_ROOM = 404;
const REFUSED = new Set([401, 403]);

class Results extends LightElement {
  static properties = { items: { state: true }, state: { state: true }, copiedAs: { state: true }, notice: { state: true } };

  #room = roomAt(location.pathname);
  #written = new Map();

  constructor() {
    super();
    this.items = [];
    this.state = 'loading';
    this.copiedAs = null;
    this.notice = '';
    document.title = `${text('results.title')} · ${this.#room}`;
    this.#load();
  }

  render() {
    return html`
      <header class="top">
        <a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a>
        <a class="button small plain" href="/r/${this.#room}">${text('results.back')}</a>
      </header>
      <main class="page" data-state=${this.state}>
        <h1>${text('results.title')} <span class="quiet">${this.#room}</span></h1>
        ${this.#content()}
        <div class="unseen" role="status">${this.notice}</div>
      </main>`;
  }

  #content() {
    switch (this.state) {
      case 'loading': return html`<p class="quiet" role="status">${text('results.loading')}</p>`;
      case 'no-seat': return html`
        <p>${text('results.noSeat')}</p>
        <p><a class="button primary" href="/r/${this.#room}">${text('results.join')}</a></p>`;
      case 'no-room': return html`
        <p>${text('results.noRoom')}</p>
        <p><a class="button primary" href="/r/${this.#room}">${text('results.join')}</a></p>`;
      case 'failed': return html`
        <p role="alert">${text('results.failed')}</p>
        <p><button type="button" @click=${this.#load}>${text('results.again')}</button></p>`;
      default: return this.items.length ? html`${this.#tools()}${this.#table()}` : html`
        <p class="quiet">${text('results.empty')}</p>`;
    }
  }

  #tools() {
    return html`
      <section class="take-along" aria-label=${text('results.take')}>
        <div class="actions">
          ${Object.keys(FORMS).map(form => html`
            <button type="button" class="small" data-copy=${form} @click=${() => this.#copy(form)}>
              ${text(this.copiedAs === form ? 'results.copied' : `results.copy.${form}`)}</button>`)}
        </div>
        <div class="actions">
          ${Object.keys(FORMS).map(form => html`
            <button type="button" class="small plain" data-download=${form} @click=${() => this.#download(form)}>
              ${text(`results.download.${form}`)}</button>`)}
          <button type="button" class="small plain" @click=${() => print()}>${text('results.print')}</button>
        </div>
        ${this.notice ? html`<p class="quiet" aria-hidden="true">${this.notice}</p>` : nothing}
      </section>`;
  }

  #table() {
    return html`
      <table class="results">
        <caption class="unseen">${text('results.caption', { count: this.items.length })}</caption>
        <thead><tr>${['story', 'result', 'votes', 'time'].map(column => html`
          <th scope="col">${text(`results.${column}`)}</th>`)}</tr></thead>
        ${this.items.map(item)}
      </table>`;
  }

  async #load() {
    this.state = 'loading';
    try {
      const answer = await this.#fetched('json');
      if (answer.ok) this.#shows(await answer.text());
      else this.state = REFUSED.has(answer.status) ? 'no-seat' : answer.status === NO_ROOM ? 'no-room' : 'failed';
    } catch {
      // No answer, or one of somebody in between.
      this.state = 'failed';
    }
  }

  #shows(written) {
    this.items = JSON.parse(written).items ?? [];
    this.#written.set('json', written);
    this.state = 'shown';
    for (const form of ['csv', 'markdown']) this.#text(form);
  }

  #fetched(form) {
    const secret = memory.seat(this.#room)?.secret;
    if (!secret) return Promise.resolve({ ok: false, status: 401 });
    return fetch(`/api/rooms/${this.#room}/results?as=${form}`, { headers: { Authorization: `Bearer ${secret}` } });
  }

  /** Fetched before it is asked for: a browser lets a page copy only right after a click. Null if it cannot be had. */
  async #text(form) {
    if (!this.#written.has(form)) {
      const answer = await this.#fetched(form).catch(() => null);
      if (answer?.ok) this.#written.set(form, await answer.text());
    }
    return this.#written.get(form) ?? null;
  }

  async #copy(form) {
    const written = await this.#text(form);
    const done = written !== null && await copied(written);
    this.notice = text(done ? 'results.copied' : written === null ? 'results.failed' : 'results.notCopied');
    this.copiedAs = done ? form : null;
    setTimeout(() => {
      this.copiedAs = null;
      this.notice = '';
    }, COPIED);
  }

  async #download(form) {
    const written = await this.#text(form);
    if (written === null) {
      this.notice = text('results.failed');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([written], { type: FORMS[form].type }));
    link.download = `${this.#room}.${FORMS[form].ending}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
  }
}

/** One body of the table for each story, so that print may keep it together; a line for each of its rounds. */
function item({ id, title, link, note, result, rounds = [] }) {
  const lines = rounds.length ? rounds : [null];
  const name = title || storyName(id);
  return html`
    <tbody data-item=${id}>${lines.map((round, index) => html`
      <tr>
        ${index ? nothing : html`
          <th scope="rowgroup" rowspan=${lines.length}>
            ${isLink(link ?? '') ? html`<a href=${link} target="_blank" rel="noopener noreferrer">${name}</a>` : name}
            ${note ? html`<p class="quiet plain-text">${note}</p>` : nothing}</th>`}
        <td class="card-result">${rounds.length > 1 ? round.result ?? nothing : result ?? round?.result
          ?? html`<span class="quiet">${text('results.open')}</span>`}</td>
        <td>${round ? votes(round) : nothing}</td>
        <td class="time">${round?.seconds == null ? nothing : clockTime(round.seconds)}</td>
      </tr>`)}
    </tbody>`;
}

function votes({ revealed, votes: all, deck }) {
  if (!revealed) return html`<span class="quiet">${text('results.unrevealed')}</span>`;
  const place = ({ card }) => deck?.cards?.indexOf(card) ?? 0;
  const sorted = (all ?? []).filter(({ card }) => card != null)
    .toSorted((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
  return sorted.map(({ name, card }, index) => html`${index ? ', ' : nothing}<span class="vote">${name} <b>${card}</b></span>`);
}

customElements.define('parlor-results', Results);
