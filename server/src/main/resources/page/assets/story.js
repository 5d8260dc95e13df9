/**
 * What is being estimated, and what the table waits for. Fires `edit` with the id of the story whose title is to be
 * changed.
 */
import { html, nothing } from 'lit';
import * as icons from './icons.js';
import { isLink } from './items.js';
import { LightElement } from './light.js';
import { names, text } from './messages.js';
import { awaited, count, may } from './seating.js';
import { me } from './session.js';
import { titleOf } from './titles.js';
import './earlier.js';
import './markdown.js';

class Story extends LightElement {
  static properties = { session: {} };

  #clock = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  render() {
    const { id } = this.session.round;
    const { link, description } = this.session.items.get(id.item) ?? {};
    return html`
      <header class="story">
        <h2 aria-labelledby="story-title"><span id="story-title">${titleOf(this.session.items, id.item)}${id.attempt > 1
          ? html` <span class="quiet">${text('story.attempt', { count: id.attempt })}</span>` : nothing}</span>
          ${may(this.session, 'items') && !this.session.items.get(id.item)?.removed ? this.#edit(id.item) : nothing}</h2>
        ${isLink(link ?? '') ? html`<a class="story-link" href=${link} target="_blank" rel="noopener noreferrer">
          ${icons.link}<span>${shortened(link)}</span><span class="unseen">${text('story.outside')}</span></a>` : nothing}
        <p class="status">${this.#status()}</p>
        ${description ? html`<parlor-markdown .source=${description}></parlor-markdown>` : nothing}
        <parlor-earlier .session=${this.session}></parlor-earlier>
      </header>`;
  }

  updated() {
    clearInterval(this.#clock);
    if (this.session.round.phase === 'counting') this.#clock = setInterval(() => this.requestUpdate(), 250);
  }

  #edit(item) {
    return html`<button type="button" class="tool edit" aria-haspopup="dialog" aria-label=${text('story.edit')}
      title=${text('story.edit')}
      @click=${() => this.dispatchEvent(new CustomEvent('edit', { detail: item }))}>${icons.pencil}</button>`;
  }

  #status() {
    const { phase, revealAt } = this.session.round;
    if (phase === 'revealed') return nothing;
    if (phase === 'counting') {
      const left = Math.max(1, Math.ceil((revealAt - Date.now()) / 1000));
      return html`<span class="countdown">${text('story.counting', { count: left })}</span>`;
    }
    const { voted, voters } = count(this.session);
    if (!voters) return text('story.noVoters');
    if (voted === voters) return text('story.allVoted');
    if (!voted) return text(me(this.session)?.role === 'voter' ? 'story.play' : 'story.nobodyYet');
    return this.#waiting(awaited(this.session));
  }

  /** Oneself is named first, and otherwise than the others are. */
  #waiting(seats) {
    const others = seats.filter(seat => seat.id !== this.session.you).map(seat => seat.name);
    if (!others.length) return text('story.yourTurn');
    const all = others.length < seats.length ? [text('story.you'), ...others] : others;
    return text('story.waiting', { people: names(all) });
  }
}

/** An address as people read it. */
const shortened = link => link.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');

customElements.define('parlor-story', Story);
