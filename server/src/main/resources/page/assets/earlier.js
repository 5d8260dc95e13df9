/** How the table voted on the present story before: only where it is voted on again. */
import { html, nothing } from 'lit';
import { entries } from './history.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { earlierOnThis } from './session.js';

class Earlier extends LightElement {
  static properties = { session: {} };

  render() {
    const rounds = earlierOnThis(this.session);
    if (!rounds.length) return nothing;
    return html`
      <section class="earlier" aria-labelledby="earlier-title">
        <h3 id="earlier-title">${text('story.earlier')}</h3>
        ${entries(rounds)}
      </section>`;
  }
}

customElements.define('parlor-earlier', Earlier);
