/**
 * How long the table has been at this round or, while a timer runs, how long is left. What counts is the clock and not
 * the ticks, so a tab that slept is right when it wakes. Fires `sheet` for the timer's own, and `nearly` (with the
 * seconds left) and `up` when the timer gets there.
 */
import { html, nothing } from 'lit';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { may } from './seating.js';
import { sameRound } from './session.js';
import { clockTime } from './time.js';

/** Seconds from which a timer shows and says that it is nearly up. */
const NEARLY = 10;

class Clock extends LightElement {
  static properties = { session: {} };

  #tick = 0;
  #round = null;
  #left = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#tick);
  }

  render() {
    const { round } = this.session;
    const left = secondsLeft(round);
    const state = stateOf(round, left);
    return html`
      <div class="clock" data-timer=${state}>
        <p role="timer">
          <span class="time">${clockTime(left ?? round.seconds ?? secondsPassed(round))}</span>
          <span class="caption quiet">${text(`clock.${state === 'running' && round.timer.reveal ? 'reveals' : state}`)}</span>
        </p>
        ${round.phase !== 'revealed' && may(this.session, 'rounds') ? html`
          <button type="button" class="tool" aria-haspopup="dialog" aria-label=${text('clock.open')}
            title=${text('clock.open')} @click=${() => this.dispatchEvent(new Event('sheet'))}>${icons.clock}</button>`
          : nothing}
      </div>`;
  }

  updated() {
    const { round } = this.session;
    const left = secondsLeft(round);
    if (sameRound(this.#round, round.id) && this.#left > 0) this.#tell(round, left);
    this.#round = round.id;
    this.#left = left;
    clearTimeout(this.#tick);
    const pause = untilItChanges(round, left);
    if (pause) this.#tick = setTimeout(() => this.requestUpdate(), pause);
  }

  #tell({ phase }, left) {
    // Cards that turn at zero turn a moment before the news of it are here, and so before the last tick.
    if (left === 0 || (phase === 'revealed' && this.#left === 1)) this.dispatchEvent(new Event('up'));
    else if (left !== null && left <= NEARLY && this.#left > NEARLY) {
      this.dispatchEvent(new CustomEvent('nearly', { detail: left }));
    }
  }
}

/** Whole seconds as they are shown; null without a timer. */
function secondsLeft({ phase, timerEndsAt }) {
  return phase === 'revealed' || timerEndsAt === null ? null : Math.max(0, Math.ceil((timerEndsAt - Date.now()) / 1000));
}

const secondsPassed = ({ beganAt }) => Math.max(0, Math.floor((Date.now() - beganAt) / 1000));

/** One of `taken`, `passed`, `running`, `nearly` and `up`. */
function stateOf({ phase }, left) {
  if (phase === 'revealed') return 'taken';
  if (left === null) return 'passed';
  if (left === 0) return 'up';
  return left <= NEARLY ? 'nearly' : 'running';
}

/** Milliseconds until another second is to be shown; 0 if none is. */
function untilItChanges({ phase, beganAt, timerEndsAt }, left) {
  if (phase === 'revealed' || left === 0) return 0;
  const over = left === null ? 1000 - (Date.now() - beganAt) % 1000 : (timerEndsAt - Date.now()) % 1000;
  return Math.max(0, over) + 10;
}

customElements.define('parlor-clock', Clock);
