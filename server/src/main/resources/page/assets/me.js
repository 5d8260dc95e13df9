/** The person themself: name and role at this table, and the language of the page. */
import { html, nothing } from 'lit';
import { languages } from './language.js';
import { language, refusal, speak, text } from './messages.js';
import { me } from './session.js';
import { Sheet } from './sheet.js';
import * as sounds from './sounds.js';

const ROLES = ['voter', 'observer'];

class Me extends Sheet {
  static properties = { session: {}, visit: {}, complaint: { state: true } };

  get heading() { return text('me.title'); }

  willUpdate(changed) {
    if (changed.has('open')) this.complaint = null;
  }

  content() {
    const seat = me(this.session);
    return html`
      <form novalidate @submit=${this.#save}>
        <label for="my-name">${text('me.name')}</label>
        <input id="my-name" name="name" autocomplete="given-name" maxlength="40" required autofocus value=${seat.name}
          aria-invalid=${this.complaint ? 'true' : nothing} aria-describedby="my-name-line">
        <div id="my-name-line" role="alert">
          ${this.complaint ? html`<p class="complaint">${this.complaint}</p>` : nothing}</div>
        <fieldset>
          <legend>${text('me.role')}</legend>
          ${ROLES.map(role => html`
            <label class="choice"><input type="radio" name="role" value=${role} ?checked=${seat.role === role}>
              <span>${text(`me.${role}`)} <span class="quiet">${text(`me.${role}Note`)}</span></span></label>`)}
        </fieldset>
        <fieldset>
          <legend>${text('me.browser')}</legend>
          <label class="choice"><input type="checkbox" role="switch" name="sounds" .checked=${sounds.areOn()}
            @change=${({ target }) => sounds.turn(target.checked)}>
            <span>${text('me.sounds')} <span class="quiet">${text('me.soundsNote')}</span></span></label>
        </fieldset>
        ${languages()}
        <div class="actions"><button class="primary">${text('me.save')}</button></div>
      </form>`;
  }

  async #save(event) {
    event.preventDefault();
    const seat = me(this.session);
    const form = new FormData(event.target);
    const name = form.get('name').trim();
    if (!name) {
      this.complaint = text('me.rule');
      return;
    }
    const commands = [];
    if (name !== seat.name) commands.push(this.visit.rename(name));
    if (form.get('role') !== seat.role) commands.push(this.visit.role(seat.id, form.get('role')));
    const refused = (await Promise.all(commands)).find(answer => !answer.done);
    if (refused) this.complaint = refusal(refused);
    else if (form.get('language') !== language) speak(form.get('language'));
    else this.close();
  }
}

customElements.define('parlor-me', Me);
