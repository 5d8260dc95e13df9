/** The rounds that were left, newest first and those of one story together; each opens to its votes. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from './light.js';
import { figure, percent, text } from './messages.js';
import { earlier, keyOf } from './session.js';
import { titleOf } from './titles.js';

class History extends LightElement {
  static properties = { rounds: {}, items: {} };

  shouldUpdate(changed) {
    return changed.has('rounds') || changed.has('items');
  }

  render() {
    const stories = [...Map.groupBy(earlier({ history: this.rounds }), ({ id }) => id.item)];
    return html`
      <section class="history" aria-labelledby="history-title">
        <h2 id="history-title">${text('history.title')}</h2>
        ${stories.length
          ? html`<ol role="list" class="rounds">
              ${repeat(stories, ([item]) => item, ([item, rounds]) => html`<li>${this.#story(item, rounds)}</li>`)}</ol>`
          : html`<p class="quiet">${text('history.empty')}</p>`}
      </section>`;
  }

  #story(item, rounds) {
    const title = titleOf(this.items, item);
    if (rounds.length === 1) return entry(rounds[0], named(title, rounds[0]));
    return html`
      <h3 class="round-story">${title}</h3>
      ${entries(rounds)}`;
  }
}

const named = (title, { id }) => html`${title}${id.attempt > 1
  ? html` <span class="quiet">${text('story.attempt', { count: id.attempt })}</span>` : nothing}`;

/** Rounds of one story, which stands above them. */
export const entries = rounds => html`
  <ol role="list" class="rounds">${repeat(rounds, ({ id }) => keyOf(id), round => html`
    <li>${entry(round, text('history.vote', { count: round.id.attempt }))}</li>`)}</ol>`;

function entry(round, name) {
  const title = html`<span class="round-name">${name}</span>`;
  if (!round.revealed) {
    return html`
      <div class="round">${title}<span class="quiet round-numbers">${text('history.unrevealed')}</span></div>`;
  }
  return html`
    <details class="round">
      <summary>${title}
        ${round.result == null ? nothing : html`
          <span class="round-result">${text('history.result', { card: round.result })}</span>`}
        <span class="quiet round-numbers">${numbers(round.tally ?? {})}</span>
      </summary>
      ${votes(round)}
    </details>`;
}

function numbers({ mean, median, agreement }) {
  const shown = [];
  if (mean != null) shown.push(text('history.mean', { mean }));
  if (median != null) shown.push(text('history.median', { median: figure(median) }));
  if (agreement != null) shown.push(text('history.agreement', { agreement: percent(agreement) }));
  return shown.length ? shown.join(' · ') : text('history.nobody');
}

function votes({ votes: all, deck }) {
  if (!all) return html`<p class="quiet">${text('history.noVotes')}</p>`;
  const place = ({ card }) => deck.cards.indexOf(card);
  const sorted = [...all].filter(({ card }) => card != null)
    .sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name));
  return html`<ul role="list" class="round-votes">${sorted.map(({ name, card, changed }) => html`
    <li><span class="slip front-only">${card}</span> ${name}
      ${changed ? html`<span class="quiet">${text('history.changed')}</span>` : nothing}</li>`)}</ul>`;
}

customElements.define('parlor-history', History);
