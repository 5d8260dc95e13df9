/** The choice of a language: a small line at the foot of a page, or part of a form. */
import { html } from 'lit';
import { LANGUAGES, language, speak, text } from './messages.js';

/** A field named `language`. */
export const languages = choose => html`
  <label for="language">${text('language.title')}</label>
  <select id="language" name="language" @change=${choose}>${[...LANGUAGES].map(([tag, name]) => html`
    <option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}
  </select>`;

/** Changes the language at once. */
export const languageLine = () => html`
  <p class="language">${languages(({ target }) => speak(target.value))}</p>`;
