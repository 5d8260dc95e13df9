/** Sets up a party, or ends it. Fires `ask` with a question. */
import { html, nothing } from 'lit';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { inWords, reset, setUp } from './party-api.js';

const SCENARIOS = ['small', 'big', 'giant'];

class Setup extends LightElement {
  static properties = { scenario: { state: true }, said: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.scenario = SCENARIOS[0];
  }

  render() {
    return html`
      <form class="sheet setup" novalidate @submit=${this.#start}>
        <h2>${text('party.setup.title')}</h2>
        <fieldset class="sizes">
          <legend class="unseen">${text('party.setup.size')}</legend>
          ${SCENARIOS.map(scenario => html`
            <label class="choice"><input type="radio" name="scenario" value=${scenario}
              .checked=${scenario === this.scenario} @change=${() => { this.scenario = scenario; }}>
              <span>${text(`party.setup.${scenario}.name`)}</span></label>`)}
        </fieldset>
        <p class="quiet note">${text(`party.setup.${this.scenario}.note`)}</p>
        <div class="pair">
          <div><label for="speed">${text('party.setup.speed')}</label>
            <input id="speed" name="speed" type="number" inputmode="decimal" step="any" min="0.01" max="100" value="1">
          </div>
          <div><label for="walks">${text('party.setup.walks')}</label>
            <input id="walks" name="walks" type="number" inputmode="numeric" min="1" max="10000" value="20">
          </div>
        </div>
        <div class="actions">
          <button class="primary" aria-disabled=${this.busy ? 'true' : nothing}>${text('party.setup.start')}</button>
          <button type="button" class="plain" @click=${this.#ask}>${text('party.setup.reset')}</button>
        </div>
        <p class="answer" role="status">${this.said ?? nothing}</p>
      </form>`;
  }

  async #start(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    const how = { speed: Number(form.get('speed')), walks: Number(form.get('walks')) };
    const { scenario } = this;
    const done = text('party.setup.started', { note: text(`party.setup.${scenario}.note`) });
    await this.#do(text('party.setup.starting'), () => setUp(scenario, how), done);
  }

  #ask() {
    this.dispatchEvent(new CustomEvent('ask', { detail: {
      title: text('party.setup.ask.title'),
      sentence: text('party.setup.ask.sentence'),
      yes: text('party.setup.ask.yes'),
      act: () => this.#do(text('party.setup.ending'), reset, text('party.setup.ended')),
    } }));
  }

  async #do(meanwhile, deed, done) {
    this.busy = true;
    this.said = meanwhile;
    this.said = inWords(await deed(), done);
    this.busy = false;
  }
}

customElements.define('parlor-setup', Setup);
