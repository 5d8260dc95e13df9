/**
 * A description written in Markdown. What reads it and what makes it harmless is loaded by the first that is shown;
 * until then, and where that fails, the text stands there as it was written.
 */
import { html } from 'lit';
import { LightElement } from './light.js';

class Markdown extends LightElement {
  static properties = { source: {}, shown: { state: true } };

  constructor() {
    super();
    this.shown = null;
  }

  willUpdate(changed) {
    if (!changed.has('source')) return;
    this.shown = null;
    this.#read(this.source);
  }

  render() {
    return html`<div class="markdown ${this.shown ? '' : 'plain-text'}">${this.shown ?? this.source}</div>`;
  }

  async #read(source) {
    const { fragmentOf } = await import('./markdown-fragment.js').catch(() => ({}));
    if (fragmentOf && source === this.source) this.shown = fragmentOf(source);
  }
}

customElements.define('parlor-markdown', Markdown);
