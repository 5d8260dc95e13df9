/** What is being estimated, and what the table waits for. */
import { html, nothing } from 'lit';
import { LightElement } from './light.js';
import { names, text } from './messages.js';
import { awaited, count } from './seating.js';
import { me } from './session.js';

class Story extends LightElement {
  static properties = { session: {} };

  #clock = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  render() {
    const { id } = this.session.round;
    return html`
      <header class="story">
        <h2>${storyName(id.item)}${id.attempt > 1
          ? html` <span class="quiet">${text('story.attempt', { count: id.attempt })}</span>` : nothing}</h2>
        <p class="status">${this.#status()}</p>
      </header>`;
  }

  updated() {
    clearInterval(this.#clock);
    if (this.session.round.phase === 'counting') this.#clock = setInterval(() => this.requestUpdate(), 250);
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

/** Stories without a list are `#1`, `#2` and so on. */
export function storyName(item) {
  const numbered = /^#(\d+)$/.exec(item);
  return numbered ? text('story.numbered', { number: Number(numbered[1]) }) : item;
}

/** 75 is 1:15. */
export function clockTime(seconds) {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index ? String(part).padStart(2, '0') : part)).join(':');
}

customElements.define('parlor-story', Story);
