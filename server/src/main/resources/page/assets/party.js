/**
 * The house page: rooms and the people who walk between them, live.
 *
 * For tests and other programs that look at the page, these hold still:
 * - `<parlor-party>` has `data-live`: `connecting`, `open`, `reconnecting` or `shut`; `data-view`: `plan` or `table`.
 *   Its `frames` say how smoothly the plan was drawn, its `people` how many are on it.
 * - Rows of the table have `data-room` with the name and `data-count` with the number of people.
 * - Nodes are list items with `data-node="<name>"`, and `data-gone` for one that is no more.
 * - What came of a deed is said in the `.answer` of its form.
 */
import { html, nothing } from 'lit';
import { LightElement } from './light.js';
import { percent, text, number } from './messages.js';
import { House } from './party-house.js';
import { Live } from './party-live.js';
import { glance, news } from './party-news.js';
import './gate.js';
import './party-floor.js';
import './party-nodes.js';
import './party-question.js';
import './party-setup.js';
import './party-table.js';
import './party-walk.js';

/** Milliseconds between two things said to those who listen. */
const BREATH = 5_000;
const LINES = 3;

/** More rooms than this get more of the height of a phone. */
const MANY = 60;

const VIEWS = ['plan', 'table'];
const FIGURES = {
  people: number, rooms: number, waiting: number, inRooms: number, left: number, fullness: percent, progress: percent,
};

class PartyPage extends LightElement {
  static properties = { view: { state: true }, turn: { state: true }, question: { state: true } };

  #house = new House();
  #live = new Live({ heard: line => this.#hear(line), changed: () => this.requestUpdate() });
  #told = glance(this.#house);

  constructor() {
    super();
    this.view = location.hash === '#table' ? 'table' : 'plan';
    this.turn = 0;
    this.question = null;
    document.title = `${text('party.title')} · ${text('parlor.title')}`;
    setInterval(() => this.#tell(), BREATH);
  }

  get frames() { return this.querySelector('parlor-floor').frames; }

  get people() { return this.querySelector('parlor-floor').people; }

  firstUpdated() {
    this.#live.connect();
  }

  render() {
    return html`
      <header class="top">
        <a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a>
        <h1>${text('party.title')}</h1>
        <a class="beside" href="/cluster">${text('cluster.title')}</a>
        ${this.#live.state === 'shut' ? nothing : this.#pill()}
      </header>
      <main class="party">${this.#live.state === 'shut' ? this.#gate() : this.#inside()}</main>
      <div class="unseen" role="log" id="said"></div>`;
  }

  updated() {
    this.dataset.live = this.#live.state;
    this.dataset.view = this.view;
  }

  #pill() {
    const { state } = this.#live;
    const word = state !== 'open' && navigator.onLine === false ? 'offline' : state;
    return html`<span class="pill" data-connection=${state}>
      <span class="lamp"></span>${text(`connection.${word}`)}</span>`;
  }

  #gate() {
    return html`<parlor-gate .refusal=${this.#live.refusal} @again=${() => this.#live.connect()}></parlor-gate>`;
  }

  #inside() {
    const ask = ({ detail }) => { this.question = detail; };
    return html`
      ${this.#stats()}
      <section class="house" aria-labelledby="house-title">
        <header>
          <h2 id="house-title">${text('party.house')}</h2>
          ${this.#switch()}
        </header>
        ${this.#house.tooMany ? html`<p class="hint">${text('party.plan.tooMany')}</p>` : nothing}
        <parlor-floor class=${this.#house.rooms.length > MANY ? 'many' : ''} ?hidden=${this.view !== 'plan'}
          .house=${this.#house} .turn=${this.turn}></parlor-floor>
        ${this.view === 'table'
          ? html`<parlor-room-table .house=${this.#house} .turn=${this.turn}></parlor-room-table>` : nothing}
      </section>
      <div class="side">
        <parlor-nodes .house=${this.#house} .turn=${this.turn} @ask=${ask}></parlor-nodes>
        <parlor-setup @ask=${ask}></parlor-setup>
        <parlor-walk .house=${this.#house} .turn=${this.turn}></parlor-walk>
      </div>
      <parlor-question .question=${this.question} ?open=${this.question !== null}
        @closed=${() => { this.question = null; }}></parlor-question>`;
  }

  /** What is seen on the plan is newer than what the server has counted. */
  #stats() {
    const { stats, rooms, inside } = this.#house;
    const figures = { ...stats, rooms: rooms.length, inRooms: inside };
    return html`
      <dl class="figures" aria-label=${text('party.stats.title')}>
        ${Object.entries(FIGURES).map(([figure, written]) => html`
          <div><dt>${text(`party.stats.${figure}`)}</dt>
            <dd data-figure=${figure}>${written(figures[figure])}</dd></div>`)}
      </dl>`;
  }

  #switch() {
    return html`
      <div class="switch" role="group" aria-label=${text('party.view.title')}>
        ${VIEWS.map(view => html`
          <button type="button" class="small" aria-pressed=${this.view === view} @click=${() => this.#turnTo(view)}>
            ${text(`party.view.${view}`)}</button>`)}
      </div>`;
  }

  /** The address remembers it, so that a table stays one when the page is loaded again. */
  #turnTo(view) {
    this.view = view;
    history.replaceState(null, '', view === 'table' ? '#table' : location.pathname);
  }

  #hear(line) {
    const change = this.#house.apply(line);
    this.querySelector('parlor-floor')?.show(change);
    this.turn++;
  }

  #tell() {
    const [before, after] = [this.#told, glance(this.#house)];
    this.#told = after;
    const said = news(before, after).map(([path, values]) => text(path, inWords(values))).join(' ');
    if (said) this.#say(said);
  }

  /** A listener hears what is added; old lines are cleared away unheard. */
  #say(line) {
    const region = this.querySelector('#said');
    const spoken = document.createElement('p');
    spoken.textContent = line;
    region.append(spoken);
    while (region.children.length > LINES) region.firstElementChild.remove();
  }
}

/** Numbers of the first glance as words. */
function inWords({ rooms, inside, nodes, ...rest }) {
  if (rooms === undefined) return rest;
  return {
    ...rest,
    rooms: text('party.count.rooms', { count: rooms }),
    people: text('party.count.people', { count: inside }),
    nodes: text('party.count.nodes', { count: nodes.length }),
  };
}

customElements.define('parlor-party', PartyPage);
