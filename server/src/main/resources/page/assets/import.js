/**
 * Takes many stories in at once: lines that were pasted, or a table that was pasted, chosen or dropped. What would be
 * taken, and what would not, is shown first; nothing goes to the room before the button with the number.
 */
import { html, nothing } from 'lit';
import { PARTS, columnsOf, looksLikeTable, unknownColumns } from './import-columns.js';
import { COLUMNS_OF_LINES, itemsOf, rowsOfLines } from './import-items.js';
import { readTable, textOf } from './import-table.js';
import { itemId } from './memory.js';
import { number, refusal, text } from './messages.js';
import { Sheet } from './sheet.js';

const MOST_OCTETS = 5 * 1024 * 1024;
/** Milliseconds after a key before what was typed is read. */
const PAUSE = 250;
const PREVIEWED = 20;
const BROKEN_NAMED = 3;

const nothingRead = Object.freeze({ rows: [], broken: [] });

class Import extends Sheet {
  static properties = {
    session: {},
    visit: {},
    text: {},
    kind: { state: true },
    file: { state: true },
    read: { state: true },
    header: { state: true },
    columns: { state: true },
    busy: { state: true },
    complaint: { state: true },
  };

  #pausing = 0;
  #source = '';
  #reading = 0;
  #taking = new AbortController();
  #found = null;

  get heading() { return text('import.title'); }

  willUpdate(changed) {
    if (changed.has('open')) {
      this.#begin();
      if (this.open && this.text) this.#look(this.text, looksLikeTable(this.text) ? 'table' : 'lines');
    }
    const sees = ['read', 'header', 'columns'].some(each => changed.has(each)) || changed.has('open');
    if (sees && this.open) this.#found = this.#items();
  }

  content() {
    const { length } = this.#found.items;
    return html`
      <form novalidate @submit=${this.#take} @dragover=${event => event.preventDefault()} @drop=${this.#dropped}>
        <label for="import-text">${text('import.paste')}</label>
        <textarea id="import-text" rows="5" spellcheck="false" autofocus aria-describedby="import-rule"
          .value=${this.text ?? ''} .readOnly=${this.busy === 'taking'} @input=${this.#typed}></textarea>
        <p id="import-rule" class="quiet">${text('import.rule')}</p>
        <label for="import-file">${text('import.file')}</label>
        <input id="import-file" type="file" accept=".csv,.tsv,.txt,.md,text/csv,text/plain"
          ?disabled=${this.busy === 'taking'} @click=${this.#chooses} @change=${this.#chosen}>
        ${this.#source ? this.#shape() : nothing}
        <div role="status">${this.#report()}</div>
        ${length ? this.#preview() : nothing}
        ${this.complaint ? html`<p class="complaint" role="alert">${this.complaint}</p>` : nothing}
        <div class="actions">
          <button class="primary" aria-disabled=${length && !this.busy ? nothing : 'true'}>
            ${text(this.busy === 'taking' ? 'import.taking' : 'import.take', { count: length })}</button>
          <button type="button" class="plain" @click=${() => this.close()}>${text('import.cancel')}</button>
        </div>
      </form>`;
  }

  /** Whoever closes the sheet wants no more of it; what was taken until then stays, and is told. */
  #begin() {
    this.#taking.abort();
    this.#reading++;
    this.#source = '';
    this.file = null;
    this.read = nothingRead;
    this.header = false;
    this.columns = COLUMNS_OF_LINES;
    this.kind = 'lines';
    this.busy = null;
    this.complaint = null;
  }

  /** How the text is read, and what each column is. */
  #shape() {
    return html`
      <fieldset class="import-shape" ?disabled=${this.busy === 'taking'}>
        <legend>${text('import.readAs')}</legend>
        <div class="import-kinds">${['lines', 'table'].map(kind => html`
          <label class="choice"><input type="radio" name="kind" value=${kind} .checked=${this.kind === kind}
            @change=${() => this.#look(this.#source, kind)}><span>${text(`import.kind.${kind}`)}</span></label>`)}</div>
        ${this.kind === 'table' && this.read.rows.length ? html`
          <label class="choice"><input type="checkbox" .checked=${this.header}
            @change=${({ target }) => { this.header = target.checked; }}><span>${text('import.header')}</span></label>
          <div class="import-columns">${PARTS.map(part => this.#column(part))}</div>` : nothing}
      </fieldset>`;
  }

  #column(part) {
    const names = this.#names();
    return html`
      <label><span>${text(`import.part.${part}`)}</span>
        <select name=${part} @change=${({ target }) => {
          this.columns = { ...this.columns, [part]: Number(target.value) };
        }}>
          ${part === 'title' ? nothing : html`
            <option value="-1" .selected=${this.columns[part] < 0}>${text('import.noColumn')}</option>`}
          ${names.map((name, index) => html`
            <option value=${index} .selected=${this.columns[part] === index}>${name}</option>`)}
        </select></label>`;
  }

  /** Of many columns with one name each says which it is. */
  #names() {
    const [first] = this.read.rows;
    return first.map((cell, index) => {
      const name = this.header && cell.trim().slice(0, 40) || text('import.column', { number: index + 1 });
      const earlier = this.header ? first.slice(0, index).filter(each => each === cell).length : 0;
      return earlier && cell.trim() ? `${name} (${number(earlier + 1)})` : name;
    });
  }

  #report() {
    if (this.busy === 'reading') return html`<p class="quiet">${text('import.reading')}</p>`;
    if (!this.#source) return nothing;
    const { items, ...left } = this.#found;
    const lines = ['noTitle', 'cutTitles', 'cutDescriptions', 'droppedLinks', 'tooMany', 'tooMuch']
      .filter(key => left[key]).map(key => text(`import.${key}`, { count: left[key] }));
    return html`
      <p class="found">${text('import.found', { count: items.length })}
        ${this.file ? html`<span class="quiet">${this.file}</span>` : nothing}</p>
      <ul class="import-report">
        ${this.read.broken.slice(0, BROKEN_NAMED).map(({ line, lost }) => html`
          <li class="complaint">${text(lost ? 'import.lost' : 'import.broken', { line })}</li>`)}
        ${this.read.broken.length > BROKEN_NAMED ? html`
          <li class="complaint">${text('import.moreBroken', { count: this.read.broken.length - BROKEN_NAMED })}</li>`
          : nothing}
        ${lines.map(line => html`<li>${line}</li>`)}
      </ul>`;
  }

  #preview() {
    const { items } = this.#found;
    const shown = items.slice(0, PREVIEWED);
    const parts = ['title', 'link', 'description'].filter(part => items.some(item => item[part]));
    return html`
      <div class="import-preview" role="region" aria-labelledby="preview-title" tabindex="0">
        <table>
          <caption id="preview-title">${text('import.preview', { count: shown.length })}</caption>
          <thead><tr>${parts.map(part => html`<th scope="col">${text(`import.part.${part}`)}</th>`)}</tr></thead>
          <tbody>${shown.map(item => html`
            <tr>${parts.map(part => html`<td><div class="clamped">${item[part] ?? ''}</div></td>`)}</tr>`)}</tbody>
        </table>
      </div>`;
  }

  #items() {
    const rows = this.header ? this.read.rows.slice(1) : this.read.rows;
    return itemsOf(rows, this.columns, this.session.items, itemId);
  }

  #typed({ target }) {
    clearTimeout(this.#pausing);
    this.#pausing = setTimeout(() => {
      this.file = null;
      this.#look(target.value, looksLikeTable(target.value) ? 'table' : 'lines');
    }, PAUSE);
  }

  /** The same file, chosen again, is read again: it may have been mended. */
  #chooses({ target }) {
    target.value = '';
  }

  #chosen({ target }) {
    if (target.files[0]) this.#open(target.files[0]);
  }

  #dropped(event) {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    if (this.busy === 'taking') return;
    this.#open(file);
  }

  async #open(file) {
    if (file.size > MOST_OCTETS) return this.#tooLarge(file.name);
    const reading = ++this.#reading;
    const written = await textOf(file).catch(() => null);
    if (reading !== this.#reading) return;
    if (written === null) {
      this.#begin();
      this.complaint = text('import.unread');
      return;
    }
    this.file = file.name;
    this.#look(written, /\.[ct]sv$/i.test(file.name) || looksLikeTable(written) ? 'table' : 'lines');
  }

  /** Only what was looked at last counts. */
  async #look(source, kind) {
    const reading = ++this.#reading;
    this.complaint = null;
    if (source.length > MOST_OCTETS) return this.#tooLarge(text('import.pasted'));
    this.#source = source.trim() ? source : '';
    this.kind = kind;
    this.busy = 'reading';
    const read = await (kind === 'table' ? readTable(source) : readLines(source)).catch(() => null);
    if (reading !== this.#reading) return;
    this.busy = null;
    if (!read) this.complaint = text('import.unread');
    this.#shows(read ?? nothingRead, kind);
  }

  #tooLarge(file) {
    this.#begin();
    this.complaint = text('import.tooLarge', { file });
  }

  #shows(read, kind) {
    const known = kind === 'table' ? columnsOf(read.rows[0] ?? []) : null;
    this.read = read;
    this.header = known !== null;
    this.columns = kind === 'table' ? known ?? unknownColumns : COLUMNS_OF_LINES;
  }

  async #take(event) {
    event.preventDefault();
    const { items } = this.#found;
    if (!items.length || this.busy) return;
    this.busy = 'taking';
    this.complaint = null;
    clearTimeout(this.#pausing);
    const taking = new AbortController();
    this.#taking = taking;
    const answer = await this.visit.addItems(items, taking.signal);
    if (answer.done) {
      this.dispatchEvent(new CustomEvent('said', { detail: text('import.taken', { count: answer.taken }) }));
    }
    if (taking.signal.aborted) return;
    this.busy = null;
    if (!answer.done) {
      this.complaint = [refusal(answer), answer.taken ? text('import.partly', { count: answer.taken }) : '']
        .join(' ').trim();
      return;
    }
    this.close();
  }
}

/** Lines of a piece are read at once, then the page may breathe. */
async function readLines(source) {
  const LINES = 5_000;
  const lines = source.split(/\r\n|\r|\n/);
  const rows = [];
  for (let from = 0; from < lines.length; from += LINES) {
    rows.push(...rowsOfLines(lines.slice(from, from + LINES)));
    await new Promise(resolve => setTimeout(resolve));
  }
  return { rows: rows.filter(([title]) => title), broken: [] };
}

customElements.define('parlor-import', Import);
