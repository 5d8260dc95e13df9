/**
 * The room page: a door, then the table.
 *
 * For tests and other programs that look at the page, these hold still:
 * - `<parlor-room>` has `data-phase`: `door`, `entering`, `voting`, `counting`, `revealed` or `ended`.
 * - `.pill` has `data-connection`: `connecting`, `open`, `reconnecting` or `ended`.
 * - Cards are buttons named "Play 5" with `data-card="5"`; `aria-pressed` says which is played.
 * - Seats are list items with `data-seat="<id>"` and `data-state`: `thinking`, `voted`, `observer` or `away`; one whose
 *   card is turned has `data-revealed-card="5"`.
 * - Moves are buttons with `data-move`: `reveal`, `stop`, `next`, `again`; `aria-disabled` where they are not possible.
 * - Bars are buttons with `data-settle="5"`; `aria-pressed` says which is the result.
 */
import { html, nothing } from 'lit';
import { roomAt } from './address.js';
import { news } from './announce.js';
import { copied } from './clipboard.js';
import * as icons from './icons.js';
import { Keys } from './keys.js';
import { LightElement } from './light.js';
import * as memory from './memory.js';
import { names, refusal, text } from './messages.js';
import { Moves } from './moves.js';
import { alone, linkTo } from './invite.js';
import { SEATS } from './round-table.js';
import { me, sameRound, unknown } from './session.js';
import { Visit } from './visit.js';
import { storyName } from './story.js';
import './door.js';
import './help.js';
import './history.js';
import './me.js';
import './people.js';
import './result.js';
import './settings.js';
import './tray.js';

/** Milliseconds: how long a notice stays, how long a connection is away before it is worth a word, how news is gathered. */
const NOTICE = 6_000;
const LOSS = 1_500;
const GATHER = 600;

class Room extends LightElement {
  static properties = {
    sheet: { state: true },
    notice: { state: true },
    asking: { state: true },
    copied: { state: true },
  };

  #room = roomAt(location.pathname);
  #visit = new Visit(this.#room);
  #moves = new Moves(this.#visit, line => this.#say(line), question => { this.asking = question; });
  #told = unknown;
  #telling = 0;
  #noticed = 0;
  #lost = false;

  constructor() {
    super();
    this.sheet = null;
    this.notice = null;
    this.asking = null;
    this.copied = false;
    this.#visit.addEventListener('change', () => this.#changed());
    this.#visit.addEventListener('refused', ({ detail }) => this.#say(refusal(detail)));
    const keys = new Keys(this.#keyboard());
    addEventListener('keydown', event => {
      if (this.#session.joined && this.#visit.state !== 'ended') keys.press(event);
    });
    addEventListener('keydown', event => this.#towardsHand(event));
    document.title = `${this.#room} · ${text('parlor.title')}`;
    if (this.#visit.seated) this.#visit.comeBack();
    else if (memory.justMade() && memory.name()) this.#visit.join({ name: memory.name(), role: 'voter' });
  }

  get #session() { return this.#visit.session; }

  /** What the page is about just now. */
  get #phase() {
    if (this.#visit.state === 'door' || this.#visit.refusal?.reason === 'bad-name') return 'door';
    if (this.#visit.state === 'ended') return 'ended';
    return this.#session.joined ? this.#session.round.phase : 'entering';
  }

  render() {
    const phase = this.#phase;
    return html`
      ${this.#header(phase)}
      <main class="page ${phase === 'door' || phase === 'ended' || phase === 'entering' ? 'narrow' : ''}">${this.#page(phase)}</main>
      <div class="unseen" role="log" id="said"></div>`;
  }

  updated() {
    this.dataset.phase = this.#phase;
  }

  #page(phase) {
    switch (phase) {
      case 'door': return html`<parlor-door .room=${this.#room} .refused=${this.#visit.refusal}
        @join=${({ detail }) => this.#visit.join(detail)}></parlor-door>`;
      case 'entering': return html`<h1 class="unseen">${this.#room}</h1><p class="entering quiet">${text('door.entering')}</p>`;
      case 'ended': return this.#ended(this.#visit.refusal);
      default: return this.#table();
    }
  }

  #header(phase) {
    const seated = phase !== 'door' && phase !== 'ended' && phase !== 'entering';
    return html`
      <header class="top">
        <a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a>
        ${seated ? html`
          <div class="address"><h1>${this.#room}</h1>
            <button type="button" class="small copy" @click=${() => this.#copy()}>
              ${this.copied ? icons.tick : icons.link}
              <span>${text(this.copied ? 'header.copied' : 'header.copy')}</span></button></div>
          <nav class="tools" aria-label=${text('header.tools')}>
            ${this.#tool('invite', icons.qr, 'qr')}
            ${this.#tool('me', icons.person, 'me')}
            ${this.#tool('settings', icons.sliders, 'settings')}
            ${this.#tool('help', icons.question, 'help')}
          </nav>` : nothing}
        ${phase === 'door' ? nothing : this.#pill()}
      </header>`;
  }

  #tool(sheet, icon, name) {
    return html`<button type="button" class="tool" aria-haspopup="dialog" aria-label=${text(`header.${name}`)}
      title=${text(`header.${name}`)} @click=${() => { this.sheet = sheet; }}>${icon}</button>`;
  }

  #pill() {
    const { state } = this.#visit;
    const shown = state !== 'open' && state !== 'ended' && navigator.onLine === false ? 'offline' : state;
    return html`<span class="pill" data-connection=${state}><span class="lamp"></span>${text(`connection.${shown}`)}</span>`;
  }

  #table() {
    const session = this.#session;
    const people = session.seats.size;
    return html`
      <div class="table ${people > SEATS ? 'crowd' : ''}">
        <div class="centre">
          <parlor-story .session=${session}></parlor-story>
          ${people === 1 && session.round.phase !== 'revealed' ? alone(this.#room) : nothing}
          ${people > 1 && people <= SEATS ? html`<parlor-round-table .session=${session}></parlor-round-table>` : nothing}
          <parlor-result .session=${session} .moves=${this.#moves}></parlor-result>
        </div>
        <parlor-people .session=${session} .visit=${this.#visit} @edit=${() => { this.sheet = 'me'; }}></parlor-people>
        <parlor-history .rounds=${session.history}></parlor-history>
      </div>
      <parlor-tray .session=${session} .card=${this.#visit.card} .moves=${this.#moves} .notice=${this.notice}
        .asking=${this.asking} @stay=${() => { this.asking = null; }}></parlor-tray>
      <parlor-invite .room=${this.#room} ?open=${this.sheet === 'invite'} @closed=${this.#shut}></parlor-invite>
      <parlor-me .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'me' && me(session)} @closed=${this.#shut}></parlor-me>
      <parlor-settings .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'settings'}
        @closed=${this.#shut}></parlor-settings>
      <parlor-help .cards=${session.round.deck.cards} ?open=${this.sheet === 'help'} @closed=${this.#shut}></parlor-help>`;
  }

  #shut() {
    this.sheet = null;
  }

  #ended(refused) {
    const own = refused.reason === 'removed' || refused.reason === 'banned';
    return html`
      <section class="ended">
        <h1>${text(own ? `ended.${refused.reason}.title` : 'ended.title')}</h1>
        <p>${own ? text(`ended.${refused.reason}.sentence`) : refusal(refused)}</p>
        <div class="actions">
          ${refused.reason === 'banned' ? nothing : html`
            <button type="button" class="primary" @click=${() => this.#visit.comeBack()}>
              ${text(refused.reason === 'removed' ? 'ended.removed.again' : 'ended.again')}</button>`}
          <a class="button plain" href="/">${text('ended.start')}</a>
        </div>
      </section>`;
  }

  #keyboard() {
    return {
      cards: () => this.#session.round.deck.cards,
      play: card => this.#moves.play(card),
      reveal: () => this.#moves.reveal(),
      next: () => this.#moves.next(),
      again: () => this.#moves.again(),
      copy: () => this.#copy(),
      help: () => { this.sheet = 'help'; },
    };
  }

  /** Arrows pressed while nothing has the focus go to the cards. */
  #towardsHand(event) {
    const arrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (arrow && document.activeElement === document.body) this.querySelector('parlor-tray')?.focusHand();
  }

  async #copy() {
    if (!await copied(linkTo(this.#room))) {
      this.sheet = 'invite';
      return;
    }
    this.copied = true;
    this.#speak(text('header.copied'));
    setTimeout(() => { this.copied = false; }, 2_000);
  }

  #say(line) {
    clearTimeout(this.#noticed);
    this.notice = line;
    this.#speak(line);
    this.#noticed = setTimeout(() => { this.notice = null; }, NOTICE);
  }

  #changed() {
    if (this.asking && !sameRound(this.#told.round?.id, this.#session.round?.id)) this.asking = null;
    this.#watchConnection();
    if (this.#told !== this.#session) this.#telling ||= setTimeout(() => this.#tell(), GATHER);
    this.requestUpdate();
  }

  #tell() {
    this.#telling = 0;
    const said = news(this.#told, this.#session).map(([path, values]) => text(path, inWords(values)));
    this.#told = this.#session;
    if (said.length) this.#speak(said.join(' '));
  }

  #watchConnection() {
    const { state } = this.#visit;
    if (state === 'reconnecting') {
      setTimeout(() => {
        if (this.#visit.state !== 'reconnecting' || this.#lost) return;
        this.#lost = true;
        this.#speak(text('connection.lost'));
      }, LOSS);
    } else if (state === 'open' && this.#lost) {
      this.#lost = false;
      this.#speak(text('connection.back'));
    }
  }

  /** One sentence after the other: a listener hears additions, and old ones are cleared away unheard. */
  #speak(line) {
    const region = this.querySelector('#said');
    if (!region) return;
    const spoken = document.createElement('p');
    spoken.textContent = line;
    region.append(spoken);
    while (region.children.length > 3) region.firstChild.remove();
  }
}

/** Lists and stories as text. */
function inWords({ people, cards, story, ...rest }) {
  const words = { ...rest };
  if (people) words.people = names(people);
  if (cards) words.cards = names(cards);
  if (story) words.story = storyName(story);
  return words;
}

customElements.define('parlor-room', Room);
