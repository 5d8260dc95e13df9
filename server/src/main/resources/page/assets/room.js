/**
 * The room page: a door, then the table.
 *
 * For tests and other programs that look at the page, these hold still:
 * - `<parlor-room>` has `data-phase`: `door`, `entering`, `voting`, `counting`, `revealed` or `ended`.
 * - `.pill` has `data-connection`: `connecting`, `open` or `reconnecting`; none at the door and after the end.
 * - Cards are buttons named "Play 5" with `data-card="5"`; `aria-pressed` says which is played.
 * - Seats are list items with `data-seat="<id>"` and `data-state`: `thinking`, `voted`, `observer` or `away`; one whose
 *   card is turned has `data-revealed-card="5"`.
 * - Moves are buttons with `data-move`: `reveal`, `stop`, `next`, `again`; `aria-disabled` where they are not possible.
 * - Items of the list are list items with `data-item="<id>"`, `aria-current` on the present one; `data-pick` votes on it.
 * - Bars are buttons with `data-settle="5"`; `aria-pressed` says which is the result.
 * - `.clock` has `data-timer`: `passed` while no timer runs, `running`, `nearly`, `up`, and `taken` after the reveal.
 */
import { html, nothing } from 'lit';
import { roomAt } from './address.js';
import { copied } from './clipboard.js';
import { alone, linkTo } from './invite.js';
import { Keys } from './keys.js';
import { LightElement } from './light.js';
import * as memory from './memory.js';
import { refusal, text } from './messages.js';
import { Moves } from './moves.js';
import { SEATS } from './round-table.js';
import { count, isThrong } from './seating.js';
import { me, sameRound, unknown } from './session.js';
import * as sounds from './sounds.js';
import { Visit } from './visit.js';
import { Voice } from './voice.js';
import './agenda.js';
import './clock.js';
import './door.js';
import './history.js';
import './note.js';
import './people.js';
import './result.js';
import './story.js';
import './top.js';
import './tray.js';

/** Milliseconds that a notice stays, and that a copied link is called so. */
const NOTICE = 6_000;
const COPIED = 2_000;

/** Sheets that few people open, so that only they load them. */
const RARE = new Set(['help', 'import', 'item', 'me', 'settings', 'timer']);

const AT_THE_TABLE = new Set(['voting', 'counting', 'revealed']);

class Room extends LightElement {
  static properties = {
    sheet: { state: true },
    notice: { state: true },
    lost: { state: true },
    asking: { state: true },
    copied: { state: true },
    editing: { state: true },
    taking: { state: true },
  };

  #room = roomAt(location.pathname);
  #visit = new Visit(this.#room);
  #moves = new Moves(this.#visit, line => this.#say(line), question => this.#ask(question));
  #voice = new Voice({
    region: () => this.querySelector('#said'),
    lost: lost => { this.lost = lost; },
    show: line => this.#notice(line),
  });
  #noticed = 0;
  #about = unknown;
  #seen = unknown;

  constructor() {
    super();
    this.sheet = null;
    this.notice = null;
    this.lost = false;
    this.asking = null;
    this.copied = false;
    this.editing = null;
    this.taking = '';
    document.title = `${this.#room} · ${text('parlor.title')}`;
    this.#visit.addEventListener('change', () => this.#changed());
    this.#visit.addEventListener('refused', ({ detail }) => this.#say(refusal(detail)));
    this.#listen();
    this.#arrive();
  }

  get #session() { return this.#visit.session; }

  /** What the page is about just now. */
  get #phase() {
    if (this.#visit.state === 'door' || this.#visit.turnedAway) return 'door';
    if (this.#visit.state === 'ended') return 'ended';
    return this.#session.joined ? this.#session.round.phase : 'entering';
  }

  render() {
    const phase = this.#phase;
    const seated = AT_THE_TABLE.has(phase);
    return html`
      <parlor-top .room=${this.#room} .connection=${phase === 'door' ? 'door' : this.#visit.state} .seated=${seated}
        .copied=${this.copied} @copylink=${this.#copy} @sheet=${({ detail }) => this.#lay(detail)}></parlor-top>
      <main class="page ${seated ? '' : 'narrow'}">${this.#page(phase)}</main>
      <div class="unseen" role="log" id="said"></div>`;
  }

  updated() {
    this.dataset.phase = this.#phase;
  }

  #page(phase) {
    switch (phase) {
      case 'door': return html`<parlor-door .room=${this.#room} .refused=${this.#visit.refusal}
        .passcode=${this.#visit.passcode} @join=${({ detail }) => this.#visit.join(detail)}></parlor-door>`;
      case 'entering': return html`
        <h1 class="unseen">${this.#room}</h1>
        <p class="entering quiet">${text('door.entering')}</p>`;
      case 'ended': return this.#ended(this.#visit.refusal);
      default: return html`${this.#table()}${this.#sheets()}`;
    }
  }

  #table() {
    const session = this.#session;
    const people = session.seats.size;
    return html`
      <div class="table ${people > SEATS ? 'crowd' : ''} ${isThrong(session) ? 'throng' : ''}">
        <div class="centre">
          <div class="about">
            <parlor-story .session=${session} @edit=${this.#edit}></parlor-story>
            <parlor-clock .session=${session} @sheet=${() => this.#lay('timer')}
              @nearly=${({ detail }) => this.#voice.say(text('said.timerNearly', { count: detail }))}
              @up=${() => this.#timeIsUp()}></parlor-clock>
          </div>
          <parlor-note .session=${session} .visit=${this.#visit}></parlor-note>
          ${people === 1 && session.round.phase !== 'revealed' ? alone(this.#room, session.settings.passcode) : nothing}
          ${people > 1 && people <= SEATS
            ? html`<parlor-round-table .session=${session}></parlor-round-table>` : nothing}
          <parlor-result .session=${session} .moves=${this.#moves}></parlor-result>
        </div>
        <parlor-people .session=${session} .visit=${this.#visit} @edit=${() => this.#lay('me')}></parlor-people>
        <parlor-agenda .session=${session} .visit=${this.#visit} .moves=${this.#moves} @edit=${this.#edit}
          @take=${this.#takeIn} @said=${this.#hear}></parlor-agenda>
        <parlor-history .rounds=${session.history} .items=${session.items}></parlor-history>
      </div>
      <parlor-tray .session=${session} .card=${this.#visit.card} .moves=${this.#moves} .notice=${this.lost ? text('connection.lost') : this.notice}
        .asking=${this.asking} @stay=${() => { this.asking = null; }}></parlor-tray>`;
  }

  #sheets() {
    const session = this.#session;
    const shut = () => { this.sheet = null; };
    return html`
      <parlor-timer .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'timer'}
        @closed=${shut}></parlor-timer>
      <parlor-invite .room=${this.#room} .session=${session} ?open=${this.sheet === 'invite'} @closed=${shut}></parlor-invite>
      <parlor-me .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'me' && me(session)}
        @closed=${shut}></parlor-me>
      <parlor-settings .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'settings'}
        @closed=${shut}></parlor-settings>
      <parlor-item .item=${this.editing} .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'item'}
        @closed=${shut}></parlor-item>
      <parlor-import .text=${this.taking} .session=${session} .visit=${this.#visit} ?open=${this.sheet === 'import'}
        @said=${this.#hear} @closed=${shut}></parlor-import>
      <parlor-help .cards=${session.round.deck.cards} ?open=${this.sheet === 'help'} @closed=${shut}></parlor-help>`;
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

  /** Someone who had a seat here goes to it; whoever just made the room needs no door either. */
  #arrive() {
    if (this.#visit.seated) this.#visit.comeBack();
    else if (memory.justMade() && memory.name()) this.#visit.join({ name: memory.name(), role: 'voter' });
  }

  #listen() {
    const keys = new Keys({
      cards: () => this.#session.round.deck.cards,
      play: card => this.#moves.play(card),
      reveal: () => this.#moves.reveal(),
      next: () => this.#moves.next(),
      again: () => this.#moves.again(),
      copy: () => this.#copy(),
      help: () => this.#lay('help'),
    });
    addEventListener('keydown', event => {
      if (!AT_THE_TABLE.has(this.#phase)) return;
      if (event.key === 'Escape') this.asking = null;
      keys.press(event);
      this.#towardsHand(event);
    });
  }

  /** Arrows pressed while nothing has the focus go to the cards. */
  #towardsHand({ key }) {
    const arrow = key === 'ArrowLeft' || key === 'ArrowRight';
    if (arrow && document.activeElement === document.body) this.querySelector('parlor-tray').focusHand();
  }

  async #copy() {
    if (!await copied(linkTo(this.#room))) {
      this.sheet = 'invite';
      return;
    }
    this.copied = true;
    this.#voice.say(text('header.copied'));
    setTimeout(() => { this.copied = false; }, COPIED);
  }

  #edit({ detail }) {
    this.editing = detail;
    this.#lay('item');
  }

  #takeIn({ detail }) {
    this.taking = detail;
    this.#lay('import');
  }

  async #lay(sheet) {
    try {
      if (RARE.has(sheet)) await import(`./${sheet}.js`);
      this.sheet = sheet;
    } catch {
      this.#say(text('refused.unknown'));
    }
  }

  #hear({ detail }) {
    this.#voice.say(detail);
  }

  #say(line) {
    this.#notice(line);
    this.#voice.say(line);
  }

  #notice(line) {
    clearTimeout(this.#noticed);
    this.notice = line;
    this.#about = this.#session;
    this.#noticed = setTimeout(() => { this.notice = null; }, NOTICE);
  }

  /** A notice about a table that has moved on since would contradict what is seen. */
  #stillTrue() {
    const { round } = this.#session;
    return sameRound(round?.id, this.#about.round?.id) && round.phase === this.#about.round.phase
      && count(this.#session).voted === count(this.#about).voted;
  }

  #ask(question) {
    const { id, phase } = this.#session.round;
    this.asking = { ...question, id, phase, from: document.activeElement };
  }

  /** A question about cards that somebody turned or left meanwhile is none. */
  #stillAsked() {
    const { round } = this.#session;
    return sameRound(round?.id, this.asking.id) && round.phase === this.asking.phase;
  }

  #timeIsUp() {
    this.#voice.say(text('said.timerUp'));
    sounds.timeIsUp();
  }

  #changed() {
    if (!this.#session.joined) this.sheet = null;
    if (this.asking && !this.#stillAsked()) this.asking = null;
    if (this.notice && !this.#stillTrue()) this.notice = null;
    if (this.#seen.joined && allHaveVoted(this.#session) && !allHaveVoted(this.#seen)) sounds.allVoted();
    this.#seen = this.#session;
    this.#voice.follow(this.#session);
    this.#voice.watch(this.#visit.state);
    this.requestUpdate();
  }
}

/** Whether nobody is waited for any more, and the cards are not turned yet. */
function allHaveVoted(session) {
  if (!session.joined || session.round.phase === 'revealed') return false;
  const { voted, voters } = count(session);
  return voters > 0 && voted === voters;
}

customElements.define('parlor-room', Room);
