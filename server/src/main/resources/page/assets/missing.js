/** What stands at an address where there is nothing, or at one that cannot be a room's. */
import { html } from 'lit';
import { LightElement } from './light.js';
import { text } from './messages.js';

class Missing extends LightElement {
  render() {
    const room = location.pathname.startsWith('/r/');
    return html`
      <main class="start">
        <a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a>
        <h1>${text(room ? 'missing.room' : 'missing.title')}</h1>
        <p class="sentence">${text('missing.sentence')}</p>
        <p class="quiet">${text('missing.rule')}</p>
        <p><a class="button primary" href="/">${text('missing.start')}</a></p>
      </main>`;
  }
}

customElements.define('parlor-missing', Missing);
