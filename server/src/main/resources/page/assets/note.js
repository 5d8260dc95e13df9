/**
 * The note on the present story that everyone shares. It is sent after a pause in writing. What others write shows at
 * once, except to somebody who is writing too: they are shown both, and choose. What could not be kept of a story that
 * the table has left is shown until its writer has seen it.
 */
import { html, nothing } from 'lit';
import { LONGEST } from './items.js';
import { LightElement } from './light.js';
import { refusal, text } from './messages.js';
import { may } from './seating.js';
import { titleOf } from './titles.js';

/** Milliseconds without a key after which it is sent. */
const PAUSE = 700;

class Note extends LightElement {
  static properties = { session: {}, visit: {}, draft: { state: true }, complaint: { state: true }, left: { state: true } };

  #pausing = 0;
  #item = null;

  constructor() {
    super();
    this.draft = null;
    this.complaint = null;
    this.left = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#send();
  }

  /**
   * What was written about a story that the table has left goes to that story. Whoever wrote, and sent it, sees what
   * others make of it; until then their own words stand, with the space at the end that the room does without.
   */
  willUpdate() {
    const { item } = this.session.round.id;
    if (item === this.#item) {
      if (this.draft?.sent && this.#theirs !== this.draft.text.trimEnd()) this.draft = null;
      return;
    }
    if (this.#crossed) this.#leave(this.#item, this.draft, text('note.leftCrossed'));
    else this.#send();
    this.#item = item;
    this.draft = null;
    this.complaint = null;
  }

  render() {
    const theirs = this.#theirs;
    if (!may(this.session, 'items')) {
      return theirs || this.left ? html`<section class="note"><h3>${text('note.title')}</h3>
        <p class="plain-text">${theirs}</p>${this.#leftOver()}</section>` : nothing;
    }
    return html`
      <section class="note">
        <label for="note">${text('note.title')}</label>
        <textarea id="note" rows="1" maxlength=${LONGEST.note} placeholder=${text('note.placeholder')}
          aria-describedby="note-line" .value=${this.draft?.text ?? theirs}
          @input=${({ target }) => this.#write(target.value)} @blur=${this.#left}></textarea>
        <div id="note-line" aria-live="polite">
          ${this.complaint ? html`<p class="complaint">${this.complaint}</p>` : nothing}
          ${this.#crossed ? this.#choice(theirs) : nothing}
          ${this.#leftOver()}
        </div>
      </section>`;
  }

  get #theirs() { return this.session.items.get(this.#item)?.note ?? ''; }

  /** Whether others have written something else since this person began. */
  get #crossed() {
    return this.draft !== null && this.#theirs !== this.draft.text && !this.draft.known.has(this.#theirs);
  }

  #choice(theirs) {
    return html`
      <div class="hint">
        <p>${text('note.crossed')}</p>
        <blockquote class="plain-text">${theirs || text('note.empty')}</blockquote>
        <div class="actions" @mousedown=${event => event.preventDefault()}>
          <button type="button" class="small" @click=${() => { this.draft = null; }}>${text('note.takeTheirs')}</button>
          <button type="button" class="small plain" @click=${this.#keepMine}>${text('note.keepMine')}</button>
        </div>
      </div>`;
  }

  #leftOver() {
    return this.left ? html`
      <div class="hint">
        <p>${text('note.left', this.left)} ${this.left.why}</p>
        <blockquote class="plain-text">${this.left.words}</blockquote>
        <div class="actions">
          <button type="button" class="small plain" @click=${() => { this.left = null; }}>${text('close')}</button>
        </div>
      </div>` : nothing;
  }

  #leave(item, draft, why) {
    this.left = { title: titleOf(this.session.items, item), words: draft.text, why };
  }

  #write(written) {
    this.draft = { text: written, known: this.draft?.known ?? new Set([this.#theirs]) };
    clearTimeout(this.#pausing);
    this.#pausing = setTimeout(() => this.#send(), PAUSE);
  }

  /** Who leaves the field after all they wrote was sent sees what the table has. */
  async #left() {
    await this.#send();
    if (this.draft?.sent) this.draft = null;
  }

  #keepMine() {
    this.draft.known.add(this.#theirs);
    this.#send();
  }

  async #send() {
    clearTimeout(this.#pausing);
    const { draft } = this;
    if (!draft || draft.sent || this.#crossed) return;
    draft.known.add(draft.text).add(draft.text.trimEnd());
    const item = this.#item;
    const answer = await this.visit.note(item, draft.text);
    if (item !== this.#item) {
      if (!answer.done) this.#leave(item, draft, refusal(answer));
      return;
    }
    draft.sent = answer.done === true;
    this.complaint = answer.done ? null : refusal(answer);
  }
}

customElements.define('parlor-note', Note);
