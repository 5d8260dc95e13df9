/**
 * The texts in the person's language: the one they chose here, else the first that their browser asks for and there is.
 * A new language is a file beside `en.json`, its tag in `LANGUAGES` and in `Languages.java`; modules that import from
 * here are run once the texts are there.
 */
import * as memory from './memory.js';
import { languageFor, phrasebook } from './phrases.js';

/** Each called what those who speak it call it. */
export const LANGUAGES = new Map([
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['es', 'Español'],
  ['fr', 'Français'],
  ['pl', 'Polski'],
  ['pt', 'Português'],
]);

const offered = [...LANGUAGES.keys()];
const own = languageFor(navigator.languages ?? [navigator.language], offered);
export const language = languageFor([memory.language() ?? own, own], offered);

const response = await fetch(new URL(`./messages/${language}.json`, import.meta.url));

document.documentElement.lang = language;

export const { has, text, names, number, figure, percent, span } = phrasebook(await response.json(), language);

/** Remembers the language unless the browser asks for it anyway. What was loaded is in the old one: all of it goes. */
export function speak(tag) {
  memory.rememberLanguage(tag === own ? null : tag);
  location.reload();
}

/** A refusal in the person's language; one this page does not know yet, in the server's words. */
export function refusal({ reason, message }) {
  return has(`refused.${reason}`) ? text(`refused.${reason}`) : message || text('refused.unknown');
}
