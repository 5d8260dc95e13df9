/**
 * The list of stories: what was settled, what is on the table, what waits. An item opens below itself to what can be
 * done with it. Fires `edit` with the id of an item, `take` with text to be taken in (or none), and `said` with a
 * sentence for listeners.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Drag } from './drag.js';
import * as icons from './icons.js';
import { LONGEST, listed, neighbour, rearranged } from './items.js';
import { LightElement } from './light.js';
import { itemId } from './memory.js';
import { refusal, text } from './messages.js';
import { whyNot } from './moves.js';

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

class Agenda extends LightElement {
  static properties = {
    session: {},
    visit: {},
    moves: {},
    unfolded: { state: true },
    opened: { state: true },
    removing: { state: true },
    going: { state: true },
    complaint: { state: true },
  };

  #drag = new Drag((item, before) => this.#move(item, before));
  #focused = null;

  constructor() {
    super();
    this.unfolded = false;
    this.going = [];
    this.#close();
  }

  /** The votes of a table are no concern of its list. */
  shouldUpdate(changed) {
    const before = changed.get('session');
    if (changed.size > 1 || !before) return true;
    return ['items', 'settings', 'seats', 'history'].some(part => before[part] !== this.session[part])
      || before.round.id !== this.session.round.id;
  }

  willUpdate() {
    const item = this.session.items.get(this.opened);
    if (this.opened && (!item || item.removed)) this.#close();
    this.#focused = this.contains(document.activeElement) ? document.activeElement : null;
  }

  render() {
    const items = this.#list();
    const why = whyNot(this.session, 'items');
    const settled = items.filter(({ result }) => result != null).length;
    return html`
      <section class="agenda ${this.unfolded ? 'unfolded' : ''}" aria-labelledby="agenda-title">
        <h2 id="agenda-title">
          <button type="button" class="fold" aria-expanded=${this.unfolded} aria-controls="agenda-body"
            @click=${() => { this.unfolded = !this.unfolded; }}>${text('agenda.title')}</button>
          <span class="flat">${text('agenda.title')}</span>
          ${items.length ? html`<span class="quiet">${text('agenda.settled', { settled, count: items.length })}</span>` : nothing}
        </h2>
        <div id="agenda-body">
          ${why ? html`<p class="hint">${why}</p>` : this.#quickAdd()}
          ${items.length ? this.#items(items, why) : html`<p class="quiet">${text(why ? 'agenda.none' : 'agenda.empty')}</p>`}
          ${this.complaint && !this.opened ? this.#line() : nothing}
          <div class="actions">
            ${why ? nothing : html`<button type="button" class="small" aria-haspopup="dialog"
              @click=${() => this.#fire('take', '')}>${text('agenda.import')}</button>`}
            <a class="button small plain" href="/r/${this.session.room}/results">${text('agenda.results')}</a>
          </div>
        </div>
      </section>`;
  }

  /** Items move under the keyboard; one that moves loses the focus and gets it back. */
  updated(changed) {
    if (changed.has('removing') && this.removing) return this.querySelector('.keep')?.focus();
    if (this.#focused?.isConnected && document.activeElement === document.body) {
      this.#focused.focus({ preventScroll: true });
    }
  }

  #list() {
    return rearranged(listed(this.session.items), this.going);
  }

  #quickAdd() {
    return html`
      <form class="quick-add" @submit=${this.#add}>
        <label class="unseen" for="new-item">${text('agenda.new')}</label>
        <input id="new-item" name="title" maxlength=${LONGEST.title} autocomplete="off" placeholder=${text('agenda.new')}
          @paste=${this.#paste}>
        <button class="small">${text('agenda.add')}</button>
      </form>`;
  }

  #items(items, why) {
    const present = this.session.round.id.item;
    return html`
      ${why ? nothing : html`<p class="unseen" id="move-hint">${text('agenda.moveHint')}</p>`}
      <ol role="list" class="agenda-items" aria-label=${text('agenda.title')}>
        ${repeat(items, ({ id }) => id, item => html`
          <li class="agenda-item" data-item=${item.id} aria-current=${item.id === present ? 'true' : nothing}
            @keydown=${event => this.#key(event, item, why)}>
            ${why ? nothing : html`<span class="grip" aria-hidden="true"
              @pointerdown=${event => this.#drag.begin(event)}>${icons.grip}</span>`}
            <button type="button" class="item-title" aria-expanded=${this.opened === item.id}
              aria-describedby=${why ? nothing : 'move-hint'}
              @click=${() => (this.opened === item.id ? this.#close() : this.#open(item.id))}>
              <span>${item.title}</span>${item.id === present
                ? html` <span class="mark">${text('agenda.present')}</span>` : nothing}</button>
            ${item.result == null ? nothing : html`
              <span class="slip front-only"><span class="unseen">${text('agenda.result')} </span>${item.result}</span>`}
            ${this.opened === item.id ? this.#choices(item, present, why) : nothing}
          </li>`)}
      </ol>`;
  }

  #choices(item, present, why) {
    if (this.removing) {
      return html`
        <div class="choices" role="group" aria-labelledby="remove-question">
          <p id="remove-question">${text('agenda.removeAsk')}</p>
          <button type="button" class="small keep" @click=${this.#keep}>
            ${text('agenda.removeNo')}</button>
          <button type="button" class="small" @click=${() => this.#remove(item)}>${text('agenda.removeYes')}</button>
          ${this.#line()}
        </div>`;
    }
    const whyNotPick = whyNot(this.session, 'rounds');
    const again = item.id === present || this.#wasPlayed(item);
    return html`
      <div class="choices" role="group" aria-label=${item.title}>
        ${item.id === present && this.session.round.phase !== 'revealed' ? nothing : html`
          <button type="button" class="small" data-pick=${item.id} aria-disabled=${whyNotPick ? 'true' : nothing}
            aria-describedby=${whyNotPick ? 'why-not-pick' : nothing} @click=${() => this.moves.pick(item.id)}>
            ${text(again ? 'agenda.again' : 'agenda.pick')}</button>`}
        ${why ? nothing : html`
          <button type="button" class="small" aria-haspopup="dialog" @click=${() => this.#fire('edit', item.id)}>
            ${text('agenda.edit')}</button>
          <button type="button" class="small remove" @click=${() => this.#askOrRemove(item)}>${text('agenda.remove')}</button>`}
        ${whyNotPick ? html`<p id="why-not-pick" class="quiet">${whyNotPick}</p>` : nothing}
        ${this.#line()}
      </div>`;
  }

  #line() {
    return this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing;
  }

  #wasPlayed({ id }) {
    return [...this.session.history.values()].some(round => round.id.item === id);
  }

  /** With Alt an item goes up or down; all other keys are the page's. */
  #key(event, item, why) {
    if (event.key === 'Escape' && this.opened === item.id) {
      event.stopPropagation();
      return this.#shut();
    }
    const step = STEPS[event.key];
    if (!step || !event.altKey || why) return;
    event.preventDefault();
    const list = this.#list();
    const before = neighbour(list, item.id, step);
    if (before === undefined) return;
    const place = list.findIndex(({ id }) => id === item.id) + 1 + step;
    this.#fire('said', text('agenda.moved', { title: item.title, place, count: list.length }));
    this.#move(item.id, before);
  }

  /** It stands there at once; should the room refuse, it goes back. */
  async #move(item, before) {
    const move = { item, before };
    this.going = [...this.going, move];
    const answer = await this.visit.moveItem(item, before);
    this.going = this.going.filter(each => each !== move);
    if (!answer.done) this.#complain(answer);
  }

  async #add(event) {
    event.preventDefault();
    const form = event.target;
    const title = form.elements.title.value.trim();
    if (!title) return form.elements.title.focus();
    form.reset();
    const answer = await this.visit.addItems([{ id: itemId(), title }]);
    if (answer.done) return this.#fire('said', text('agenda.added', { title }));
    this.#complain(answer);
    if (!form.elements.title.value) form.elements.title.value = title;
  }

  /** Several lines are several stories, and are looked at first. */
  #paste(event) {
    const pasted = event.clipboardData.getData('text');
    if (!/[\r\n]/.test(pasted.trim())) return;
    event.preventDefault();
    this.#fire('take', pasted);
  }

  #askOrRemove(item) {
    if (item.result != null || this.#wasPlayed(item)) this.removing = true;
    else this.#remove(item);
  }

  async #keep() {
    this.removing = false;
    await this.updateComplete;
    this.querySelector('.choices .remove')?.focus();
  }

  async #remove({ id, title }) {
    const list = this.#list();
    const next = list[list.findIndex(item => item.id === id) + 1];
    const answer = await this.visit.removeItems([id]);
    if (!answer.done) return this.#complain(answer);
    this.#close();
    this.#fire('said', text('agenda.removed', { title }));
    await this.updateComplete;
    (next && this.#titleOf(next.id) || this.querySelector('#new-item'))?.focus();
  }

  #complain(answer) {
    this.complaint = refusal(answer);
  }

  #open(id) {
    this.#close();
    this.opened = id;
  }

  #close() {
    this.opened = null;
    this.removing = false;
    this.complaint = null;
  }

  #shut() {
    const id = this.opened;
    this.#close();
    this.#titleOf(id)?.focus();
  }

  #titleOf(id) {
    return this.querySelector(`[data-item="${CSS.escape(id)}"] .item-title`);
  }

  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('parlor-agenda', Agenda);
