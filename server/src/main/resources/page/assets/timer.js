/** The sheet of the timer: a length to start it with, and the way to stop it. */
import { html, nothing } from 'lit';
import { refusal, text } from './messages.js';
import { whyNot } from './moves.js';
import { Sheet } from './sheet.js';

const MINUTES = [1, 2, 5];

/** Seconds, as the server has them. */
const SHORTEST = 5;
const LONGEST = 3_600;

class Timer extends Sheet {
  static properties = { session: {}, visit: {}, reveal: { state: true }, complaint: { state: true } };

  constructor() {
    super();
    this.reveal = false;
  }

  get heading() { return text('timer.title'); }

  willUpdate(changed) {
    if (changed.has('open')) this.complaint = null;
  }

  content() {
    const why = whyNot(this.session, 'rounds');
    if (why) return html`<p class="hint">${why}</p>`;
    const runs = this.session.round.timerEndsAt > Date.now();
    return html`
      <form class="timer" novalidate @submit=${this.#own}>
        <div class="lengths">
          ${MINUTES.map((count, index) => html`
            <button type="button" ?autofocus=${index === 0} @click=${() => this.#start(count * 60)}>
              ${text('timer.minutes', { count })}</button>`)}
        </div>
        <label for="minutes">${text('timer.own')}</label>
        <div class="field-row">
          <input id="minutes" inputmode="decimal" autocomplete="off" maxlength="5"
            aria-invalid=${this.complaint ? 'true' : nothing} aria-describedby="minutes-line"
            @input=${() => { this.complaint = null; }}>
          <button class="primary">${text('timer.start')}</button>
        </div>
        <div id="minutes-line" role="alert">
          ${this.complaint ? html`<p class="complaint">${this.complaint}</p>` : nothing}</div>
        <label class="choice"><input type="checkbox" .checked=${this.reveal}
          @change=${({ target }) => { this.reveal = target.checked; }}>
          <span>${text('timer.reveal')} <span class="quiet">${text('timer.revealNote')}</span></span></label>
        ${runs ? html`<button type="button" class="stop" @click=${() => this.#do(this.visit.stopTimer())}>
          ${text('timer.stop')}</button>` : nothing}
      </form>`;
  }

  #own(event) {
    event.preventDefault();
    const field = this.querySelector('#minutes');
    const seconds = Math.round(Number(field.value.trim().replace(',', '.')) * 60);
    if (seconds >= SHORTEST && seconds <= LONGEST) return this.#start(seconds);
    this.complaint = text('refused.bad-timer');
    field.focus();
  }

  #start(seconds) {
    return this.#do(this.visit.startTimer(seconds, this.reveal));
  }

  async #do(promise) {
    const answer = await promise;
    if (answer.done) this.close();
    else this.complaint = refusal(answer);
  }
}

customElements.define('parlor-timer', Timer);
