/**
 * The cluster page: the nodes, who of them reaches whom, what each carries, and what they write to each other, live.
 *
 * For tests and other programs that look at the page, these hold still:
 * - `<parlor-cluster>` has `data-live`: `connecting`, `open`, `reconnecting` or `shut`; and `data-cluster`: `up`,
 *   `alone`, `seeking` or `leaving`, once it was told.
 * - Rows of the table have `data-node="<name>"`; `data-state`: `up`, `joining`, `leaving`, `silent`, `down` or `gone`;
 *   and `data-gone` for one that is no more. Their cells have `data-column`, and `data-wrong` where something is.
 * - In the picture nodes have `data-disc="<name>"` and a `data-state` as above, lines `data-link="<name> <name>"` and
 *   `data-reach`: `whole`, `broken` or `untold`.
 * - Figures have `data-figure`. Messages have `data-from` and `data-to` with the names of nodes.
 * - What came of a message is said in the `.answer` of its form.
 */
import { html, nothing } from 'lit';
import { Cluster } from './cluster-nodes.js';
import { glance, news } from './cluster-news.js';
import { Poll } from './cluster-poll.js';
import { clock, counted } from './cluster-words.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import './cluster-messages.js';
import './cluster-ring.js';
import './cluster-table.js';
import './gate.js';

/** Milliseconds between two things said to those who listen. */
const BREATH = 5_000;
const LINES = 3;

const FIGURES = ['nodes', 'people', 'rooms', 'processes', 'shards', 'missing', 'moves'];

class ClusterPage extends LightElement {
  static properties = { turn: { state: true } };

  #cluster = new Cluster();
  #poll = new Poll({ heard: answer => this.#hear(answer), changed: () => this.requestUpdate() });
  #told = this.#glance();

  constructor() {
    super();
    this.turn = 0;
    document.title = `${text('cluster.title')} · ${text('parlor.title')}`;
    setInterval(() => this.#tell(), BREATH);
  }

  firstUpdated() {
    this.#poll.connect();
  }

  render() {
    const { state } = this.#poll;
    return html`
      <header class="top">
        <a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a>
        <h1>${text('cluster.title')}</h1>
        <a class="beside" href="/party">${text('party.title')}</a>
        ${state === 'shut' ? nothing : this.#pill(state)}
      </header>
      <main class="cluster">${state === 'shut' ? this.#gate() : this.#inside(state)}</main>
      <div class="unseen" role="log" id="said"></div>`;
  }

  updated() {
    this.dataset.live = this.#poll.state;
    if (this.#cluster.known) this.dataset.cluster = this.#cluster.state;
  }

  #pill(state) {
    const word = state !== 'open' && navigator.onLine === false ? 'offline' : state;
    return html`<span class="pill" data-connection=${state}>
      <span class="lamp"></span>${text(`connection.${word}`)}</span>`;
  }

  #gate() {
    return html`<parlor-gate .refusal=${this.#poll.refusal} @again=${() => this.#poll.connect()}></parlor-gate>`;
  }

  #inside(state) {
    if (!this.#cluster.known) return nothing;
    const cluster = this.#cluster;
    return html`
      ${this.#standing(state)}
      ${this.#figures()}
      <section class="picture" aria-labelledby="picture-title">
        <h2 id="picture-title" class="unseen">${text('cluster.ring.title')}</h2>
        <parlor-ring .cluster=${cluster} .turn=${this.turn}></parlor-ring>
      </section>
      <section class="rows" aria-labelledby="members-title">
        <h2 id="members-title">${text('party.nodes.title')}</h2>
        <parlor-members .cluster=${cluster} .turn=${this.turn}></parlor-members>
      </section>
      <parlor-messages .cluster=${cluster} .turn=${this.turn}></parlor-messages>`;
  }

  /** Whose view this is, and of when if it is no longer so. */
  #standing(state) {
    const { self, state: standing, id, restarts } = this.#cluster;
    const said = [
      text(`cluster.standing.${standing}`),
      ...(id ? [text('cluster.standing.id', { id })] : []),
      ...(restarts ? [text('cluster.standing.restarts', { count: restarts })] : []),
    ];
    return html`
      <p class="standing">${text('cluster.standing.self')} <strong>${self}</strong>
        <span class="quiet">${said.join(' · ')}</span></p>
      ${state === 'open' ? nothing : html`<p class="hint">
        ${text('cluster.stale', { time: clock(this.#poll.heardAt, Date.now()) })}</p>`}`;
  }

  #figures() {
    const { figures } = this.#cluster;
    const shown = figures.lost ? [...FIGURES, 'lost'] : FIGURES;
    return html`
      <dl class="figures" aria-label=${text('cluster.figures.title')}>
        ${shown.map(figure => html`
          <div><dt>${text(`cluster.figures.${figure}`)}</dt>
            <dd data-figure=${figure} ?data-wrong=${figure === 'missing' && figures.missing > 0}>
              ${counted(figures[figure])}</dd></div>`)}
      </dl>`;
  }

  #hear(answer) {
    this.#cluster.take(answer, Date.now());
    this.turn++;
  }

  #glance() {
    return glance(this.#cluster, this.#poll.state === 'open');
  }

  #tell() {
    const [before, after] = [this.#told, this.#glance()];
    this.#told = after;
    const said = news(before, after).map(([path, values]) => text(path, values)).join(' ');
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

customElements.define('parlor-cluster', ClusterPage);
