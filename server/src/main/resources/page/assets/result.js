/** The turned cards: the numbers, a bar for each card with the names, and who should speak. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { EXTRAS, widthOf } from './decks.js';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { figure, names, number, percent, text } from './messages.js';
import { byName, may } from './seating.js';

class Result extends LightElement {
  static properties = { session: {}, moves: {} };

  render() {
    const { tally, round } = this.session;
    if (round.phase !== 'revealed' || !tally) return nothing;
    const counted = tally.counts ?? [];
    return html`
      <section class="result" aria-labelledby="result-title">
        <h3 id="result-title" class=${tally.consensus ? 'consensus' : 'unseen'}>
          ${tally.consensus ? html`<span class="seal">${icons.tick}</span>` : nothing}
          ${tally.consensus ? text('result.consensus', { card: tally.modes[0] }) : text('result.title')}</h3>
        ${counted.length ? this.#numbers(tally) : html`<p>${text('result.nothing')}</p>`}
        ${this.#speakers(tally)}
        ${counted.length ? this.#bars(counted, tally) : nothing}
        ${this.#apart(tally)}
        ${this.#settlement(round)}
      </section>`;
  }

  /** Whoever is far down the page when the cards turn is brought to what they show. */
  updated(changed) {
    const before = changed.get('session');
    if (before?.round.phase === 'revealed' || this.session.round.phase !== 'revealed' || !before) return;
    requestAnimationFrame(() => this.#intoSight());
  }

  #intoSight() {
    if (scrollY === 0 || this.getBoundingClientRect().top >= 0) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollTo({ top: 0, behavior: still ? 'auto' : 'smooth' });
  }

  #numbers(tally) {
    const sayLittle = tally.consensus || tally.counts.every(({ votes }, index) => votes === 1 && index === 0);
    const shown = [
      ['mean', tally.mean == null ? null : number(tally.mean)],
      ['median', tally.median == null ? null : figure(tally.median)],
      ['modes', sayLittle ? null : tally.modes?.join(', ')],
      ['agreement', tally.agreement == null || sayLittle ? null : percent(tally.agreement)],
      ['deviation', tally.deviation == null || sayLittle ? null : number(tally.deviation)],
    ].filter(([, value]) => value != null && value !== '');
    return html`<dl class="numbers ${widthOf(this.session.round.deck)}">${shown.map(([key, value]) => html`
      <div><dt>${text(`result.${key}`, { count: tally.modes?.length ?? 1 })}</dt><dd>${value}</dd></div>`)}</dl>`;
  }

  #bars(counted, tally) {
    const most = Math.max(...counted.map(({ votes }) => votes));
    const free = may(this.session, 'rounds');
    return html`
      <ul role="list" class="bars ${widthOf(this.session.round.deck)}" aria-label=${text('result.cards')}>
        ${repeat(counted, ({ card }) => card, ({ card, votes }) => {
          const people = this.#voters(card);
          const row = html`
            <span class="bar-card">${card}</span>
            <span class="bar-line">
              <span class="bar ${votes === most ? 'most' : ''}" .style=${`--share: ${votes / most}`}></span>
              <span class="bar-count">${text('result.votes', { count: votes })}</span></span>
            <span class="bar-names">${names(people, 8)}</span>
            ${card === this.session.round.result ? html`<span class="bar-mark">${icons.tick}</span>` : nothing}`;
          return html`<li>${free
            ? html`<button type="button" class="bar-row" data-settle=${card}
                aria-pressed=${card === this.session.round.result}
                aria-describedby="settle-hint" @click=${() => this.moves.settle(card)}>${row}</button>`
            : html`<div class="bar-row">${row}</div>`}</li>`;
        })}
      </ul>`;
  }

  #voters(card) {
    const { votes, seats } = this.session;
    return [...votes.values()].filter(vote => vote.card === card)
      .map(vote => seats.get(vote.seat)?.name).filter(Boolean).sort(byName);
  }

  #apart(tally) {
    const shown = ['unsure', 'breaks', 'abstained'].filter(key => tally[key] > 0);
    if (!shown.length) return nothing;
    return html`<ul role="list" class="apart">
      ${shown.map(key => html`<li>${text(`result.${key}`, { count: tally[key] })}</li>`)}</ul>`;
  }

  #speakers(tally) {
    if (!tally.lowest || !tally.highest) return nothing;
    const says = ({ card, seats }) => text('result.says', {
      card,
      people: names(seats.map(id => this.session.seats.get(id)?.name).filter(Boolean).sort(byName), 3),
    });
    return html`
      <div class="speakers">
        <h4>${text('result.speak')}</h4>
        <dl>
          <div><dt>${text('result.lowest')}</dt><dd>${says(tally.lowest)}</dd></div>
          <div><dt>${text('result.highest')}</dt><dd>${says(tally.highest)}</dd></div>
        </dl>
      </div>`;
  }

  #settlement(round) {
    const settled = round.result == null ? null : text('result.settled', { card: round.result });
    if (!may(this.session, 'rounds')) return settled ? html`<p class="settled">${settled}</p>` : nothing;
    const others = round.deck.cards.filter(card => !EXTRAS.includes(card));
    return html`
      <div class="settlement">
        <p id="settle-hint" class=${settled ? 'settled' : 'quiet'}>${settled ?? text('result.settleHint')}</p>
        <label><span class="unseen">${text('result.another')}</span>
          <select @change=${this.#other}>
            <option value="" ?selected=${true}>${text('result.another')}</option>
            ${others.map(card => html`<option value=${card}>${card}</option>`)}
          </select></label>
      </div>`;
  }

  #other({ target }) {
    if (target.value && target.value !== this.session.round.result) this.moves.settle(target.value);
    target.value = '';
  }
}

customElements.define('parlor-result', Result);
