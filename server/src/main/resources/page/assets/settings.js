/**
 * How the room plays. Changes are collected in a draft over what the room has, so that what others change meanwhile
 * shows through, and only what was touched is sent.
 */
import { html, nothing } from 'lit';
import { EXTRAS, DECKS, KINDS, apart, cardsIn, problems, toSend } from './decks.js';
import * as icons from './icons.js';
import * as memory from './memory.js';
import { refusal, text } from './messages.js';
import { whyNot } from './moves.js';
import { count, deckWaits } from './seating.js';
import { me } from './session.js';
import { Sheet } from './sheet.js';
import './passcode.js';

const RIGHTS = ['reveal', 'rounds', 'items', 'settings'];
const HOLDERS = ['everyone', 'observers', 'hosts'];
const EXTRA_TEXTS = { '?': 'settings.unsure', '☕': 'settings.break' };

class Settings extends Sheet {
  static properties = {
    session: {},
    visit: {},
    draft: { state: true },
    decks: { state: true },
    complaint: { state: true },
  };

  get heading() { return text('settings.title'); }

  get reading() { return Boolean(whyNot(this.session, 'settings')); }

  willUpdate(changed) {
    if (changed.has('open')) {
      this.draft = {};
      this.decks = memory.decks();
      this.complaint = null;
    }
  }

  content() {
    const why = whyNot(this.session, 'settings');
    return html`
      <form novalidate @submit=${this.#save}>
        ${why ? html`<p class="hint">${why}</p>` : nothing}
        <fieldset class="bare" ?disabled=${Boolean(why)}>
          ${this.#deck()} ${this.#turning()} ${this.#rights()} ${this.#passcode()}
        </fieldset>
        ${this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing}
        ${why ? nothing : html`
          <div class="actions">
            <button class="primary" aria-disabled=${this.#problems().length ? 'true' : nothing}>
              ${text('settings.save')}</button>
            <button type="button" class="plain" @click=${() => this.close()}>${text('settings.cancel')}</button>
          </div>`}
      </form>`;
  }

  /** The deck as it would be after saving, apart from its extras; `own` is the text of a custom one. */
  get #laid() {
    const now = apart(this.session.settings.deck);
    const own = now.cards.join(', ');
    return { ...now, own, ...this.draft.deck };
  }

  #cards() {
    const { kind, own } = this.#laid;
    return kind === 'custom' ? cardsIn(own) : DECKS.get(kind);
  }

  #problems() {
    return this.#laid.kind === 'custom' ? problems(this.#cards()) : [];
  }

  #deck() {
    const { kind, own, extras } = this.#laid;
    const cards = this.#cards();
    const wrong = this.draft.deck ? this.#problems() : [];
    return html`
      <fieldset class="decks">
        <legend>${text('settings.deck')}</legend>
        <label class="unseen" for="kind">${text('settings.deck')}</label>
        <select id="kind" @change=${({ target }) => this.#draw({ kind: target.value })}>
          ${KINDS.map(each => html`
            <option value=${each} .selected=${each === kind}>${text(`settings.kinds.${each}`)}</option>`)}
        </select>
        ${kind === 'custom' ? html`
          <label for="own-cards">${text('settings.cards')}</label>
          <textarea id="own-cards" rows="2" spellcheck="false" .value=${own}
            aria-invalid=${wrong.length ? 'true' : nothing} aria-describedby="own-rule own-problems"
            @input=${({ target }) => this.#draw({ own: target.value })}></textarea>
          <p id="own-rule" class="quiet">${text('settings.cardsRule')}</p>
          <ul id="own-problems" class="problems" aria-live="polite">${wrong.map(problem =>
            html`<li class="complaint">${text(`settings.problem.${problem.rule}`, problem)}</li>`)}</ul>
          ${this.#earlier(cards)}` : nothing}
        <div class="preview" role="img" aria-label="${text('settings.preview')}: ${[...cards, ...extras].join(', ')}">
          ${[...new Set([...cards, ...extras])].map(card => html`<span class="slip front-only">${card}</span>`)}
        </div>
        ${EXTRAS.map(extra => html`
          <label class="choice"><input type="checkbox" .checked=${extras.includes(extra)}
            @change=${({ target }) => this.#draw({ extras: withOrWithout(extras, extra, target.checked) })}>
            <span>${text(EXTRA_TEXTS[extra])}</span></label>`)}
        ${this.#waits() ? html`<p class="hint">${text('settings.waits')}</p>` : nothing}
      </fieldset>`;
  }

  /** Decks this browser laid before, but for the one that is written already. */
  #earlier(cards) {
    const shown = this.decks.filter(deck => deck.join('\n') !== cards.join('\n'));
    if (!shown.length) return nothing;
    return html`
      <h3 id="earlier-decks">${text('settings.earlier')}</h3>
      <ul role="list" class="earlier" aria-labelledby="earlier-decks">${shown.map(deck => html`
        <li>
          <button type="button" class="small" @click=${() => this.#draw({ own: deck.join(', ') })}>
            ${deck.join(', ')}</button>
          <button type="button" class="tool" aria-label=${text('settings.forget', { deck: deck.join(', ') })}
            title=${text('settings.forget', { deck: deck.join(', ') })} @click=${() => this.#forget(deck)}>
            ${icons.close}</button>
        </li>`)}</ul>`;
  }

  #forget(deck) {
    memory.forgetDeck(deck);
    this.decks = memory.decks();
    this.querySelector('#own-cards').focus();
  }

  #waits() {
    if (this.draft.deck) return count(this.session).voted > 0;
    return deckWaits(this.session);
  }

  #turning() {
    return html`
      <fieldset>
        <legend>${text('settings.reveal')}</legend>
        ${['autoReveal', 'lateVotes'].map(setting => html`
          <label class="choice"><input type="checkbox" name=${setting}
            .checked=${this.draft[setting] ?? this.session.settings[setting]}
            @change=${({ target }) => { this.draft = { ...this.draft, [setting]: target.checked }; }}>
            <span>${text(`settings.${setting}`)}
              <span class="quiet">${text(`settings.${setting}Note`)}</span></span></label>`)}
      </fieldset>`;
  }

  #rights() {
    const rights = { ...this.session.settings.rights, ...this.draft.rights };
    return html`
      <fieldset class="rights">
        <legend>${text('settings.rights')}</legend>
        ${RIGHTS.map(right => html`
          <label><span>${text(`settings.right.${right}`)}</span>
            <select name=${right} @change=${({ target }) => {
              this.draft = { ...this.draft, rights: { ...this.draft.rights, [right]: target.value } };
            }}>${HOLDERS.map(holder => html`
              <option value=${holder} .selected=${rights[right] === holder}>
                ${text(`settings.holder.${holder}`)}</option>`)}
            </select></label>`)}
        <p class="quiet">${text('settings.hostsAlways')}</p>
      </fieldset>`;
  }

  /** Hosts alone may change it, whatever the room leaves to others. */
  #passcode() {
    const { passcode: closed } = this.session.settings;
    const opens = this.draft.passcode === '';
    return html`
      <fieldset class="closing">
        <legend>${text('settings.passcode')}</legend>
        <p id="passcode-rule" class="quiet">${text(closed ? 'settings.closed' : 'settings.open')}</p>
        ${me(this.session)?.host ? html`
          ${opens ? nothing : html`
            <label for="new-passcode">${text(closed ? 'settings.otherPasscode' : 'settings.newPasscode')}</label>
            <parlor-passcode .field=${'new-passcode'} .written=${this.draft.passcode ?? ''}
              .describedby=${'passcode-rule'}
              @input=${({ target }) => this.#close(target.value || undefined)}></parlor-passcode>`}
          ${closed ? html`
            <label class="choice"><input type="checkbox" name="opens" .checked=${opens}
              @change=${({ target }) => this.#close(target.checked ? '' : undefined)}>
              <span>${text('settings.removePasscode')}</span></label>` : nothing}`
          : html`<p class="quiet">${text('settings.hostsClose')}</p>`}
      </fieldset>`;
  }

  /** An empty field changes nothing; only the box beside it takes a passcode away. */
  #close(passcode) {
    this.draft = { ...this.draft, passcode };
  }

  #draw(changed) {
    this.draft = { ...this.draft, deck: { ...this.draft.deck, ...changed } };
  }

  async #save(event) {
    event.preventDefault();
    if (this.#problems().length) return this.querySelector('#own-cards')?.focus();
    const { deck, ...rest } = this.draft;
    const { kind, extras } = this.#laid;
    const cards = this.#cards();
    const changed = deck ? { ...rest, deck: toSend({ kind, extras, cards }) } : rest;
    const answer = Object.keys(changed).length ? await this.visit.settings(changed) : { done: true };
    if (answer.done && deck && kind === 'custom') memory.rememberDeck(cards);
    if (answer.done) this.close();
    else this.complaint = refusal(answer);
  }
}

/** In the order the extras always lie in. */
function withOrWithout(extras, extra, chosen) {
  return EXTRAS.filter(each => (each === extra ? chosen : extras.includes(each)));
}

customElements.define('parlor-settings', Settings);
