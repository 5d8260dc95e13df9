/** One story in a sheet: its title, and for one of the list its link and description. Only what was touched is sent. */
import { html, nothing } from 'lit';
import { LONGEST, isLink } from './items.js';
import { refusal, text } from './messages.js';
import { Sheet } from './sheet.js';

class Item extends Sheet {
  static properties = { item: {}, session: {}, visit: {}, draft: { state: true }, complaint: { state: true } };

  get heading() { return text('item.title'); }

  willUpdate(changed) {
    if (changed.has('open')) {
      this.draft = {};
      this.complaint = null;
    }
  }

  content() {
    const wrong = this.complaint ? 'true' : nothing;
    return html`
      <form novalidate @submit=${this.#save}>
        <label for="item-title">${text('item.name')}</label>
        <input id="item-title" name="title" maxlength=${LONGEST.title} autocomplete="off" autofocus
          .value=${this.#now('title')} aria-describedby="item-line" aria-invalid=${wrong}
          @input=${this.#touch}>
        ${this.#isListed ? html`
          <label for="item-link">${text('item.link')}</label>
          <input id="item-link" name="link" type="url" maxlength=${LONGEST.link} autocomplete="off"
            placeholder="https://" .value=${this.#now('link')} aria-describedby="item-line" aria-invalid=${wrong}
            @input=${this.#touch}>
          <label for="item-description">${text('item.description')}</label>
          <textarea id="item-description" name="description" rows="8" maxlength=${LONGEST.description}
            .value=${this.#now('description')} aria-describedby="item-markdown" @input=${this.#touch}></textarea>
          <p id="item-markdown" class="quiet">${text('item.markdown')}</p>` : nothing}
        <div id="item-line" role="alert">
          ${this.complaint ? html`<p class="complaint">${this.complaint}</p>` : nothing}</div>
        <div class="actions">
          <button class="primary">${text('item.save')}</button>
          <button type="button" class="plain" @click=${() => this.close()}>${text('item.cancel')}</button>
        </div>
      </form>`;
  }

  get #isListed() { return !this.item?.startsWith('#'); }

  #now(field) {
    return this.draft[field] ?? this.session.items.get(this.item)?.[field] ?? '';
  }

  #touch({ target }) {
    this.draft = { ...this.draft, [target.name]: target.value };
  }

  async #save(event) {
    event.preventDefault();
    this.complaint = this.#problem();
    if (this.complaint) return;
    const changed = Object.entries(this.draft)
      .map(([field, value]) => [field, value.trim()])
      .filter(([field, value]) => value !== (this.session.items.get(this.item)?.[field] ?? ''));
    const answer = changed.length
      ? await this.visit.editItem(this.item, Object.fromEntries(changed)) : { done: true };
    if (answer.done) this.close();
    else this.complaint = refusal(answer);
  }

  #problem() {
    const link = this.#now('link').trim();
    if (!this.#now('title').trim()) return text('item.needsTitle');
    return link && !isLink(link) ? text('item.needsLink') : null;
  }
}

customElements.define('parlor-item', Item);
