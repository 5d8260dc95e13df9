/**
 * The texts of the language this browser asks for. A new language is a file beside `en.json` and its tag in
 * `LANGUAGES`; modules that import from here are run once the texts are there.
 */
import { languageFor, phrasebook } from './phrases.js';

const LANGUAGES = ['en'];

const language = languageFor(navigator.languages ?? [navigator.language], LANGUAGES);
const response = await fetch(new URL(`./messages/${language}.json`, import.meta.url));

document.documentElement.lang = language;

export const { has, text, names, number, percent, span } = phrasebook(await response.json(), language);

/** A refusal in the person's language; one this page does not know yet, in the server's words. */
export function refusal({ reason, message }) {
  return has(`refused.${reason}`) ? text(`refused.${reason}`) : message || text('refused.unknown');
}
