/**
 * What a listener hears: news of the table, gathered for a moment so that ten joins are one sentence, and single lines.
 * Everything is written into one live region of the page.
 */
import { news, settings } from './announce.js';
import { figure, names, span, text } from './messages.js';
import { unknown } from './session.js';
import { storyName } from './titles.js';

/** Milliseconds: how long news is gathered, and how long a connection is away before it is worth a word. */
const GATHER = 600;
const LOSS = 1_500;
const LINES = 3;

export class Voice {
  #region;
  #losing;
  #show;
  #told = unknown;
  #session = unknown;
  #gathering = 0;
  #missing = 0;
  #lost = false;

  /**
   * `region` finds the element, which may not be there yet; `lost` is told whether the connection stays away; `show`
   * takes what is worth seeing too.
   */
  constructor({ region, lost, show }) {
    this.#region = region;
    this.#losing = lost;
    this.#show = show;
  }

  /** Tells what is different from what was told last. */
  follow(session) {
    this.#session = session;
    if (session !== this.#told) this.#gathering ||= setTimeout(() => this.#tell(), GATHER);
  }

  /** Tells of a connection that stays away, and of its return. */
  watch(state) {
    if (state === 'reconnecting') {
      this.#missing ||= setTimeout(() => this.#lose(), LOSS);
      return;
    }
    clearTimeout(this.#missing);
    this.#missing = 0;
    if (this.#lost && state === 'open') this.say(text('connection.back'));
    if (this.#lost) this.#losing(false);
    this.#lost = false;
  }

  /** One sentence after the other: a listener hears what is added, and old ones are cleared away unheard. */
  say(line) {
    const region = this.#region();
    if (!region) return;
    const spoken = document.createElement('p');
    spoken.textContent = line;
    region.append(spoken);
    while (region.children.length > LINES) region.firstElementChild.remove();
  }

  #tell() {
    this.#gathering = 0;
    const [before, after] = [this.#told, this.#session];
    this.#told = after;
    const said = inSentences(news(before, after));
    if (said) this.say(said);
    const seen = before.joined && after.joined ? inSentences(settings(before, after)) : '';
    if (seen) this.#show(seen);
  }

  #lose() {
    this.#lost = true;
    this.#losing(true);
    this.say(text('connection.lost'));
  }
}

const inSentences = said => said.map(([path, values]) => text(path, inWords(values))).join(' ');

/** Lists and stories as text. */
function inWords({ people, cards, story, deck, median, span: seconds, ...rest }) {
  const words = { ...rest };
  if (people) words.people = names(people);
  if (cards) words.cards = names(cards);
  if (story) words.story = storyName(story);
  if (seconds) words.time = span(seconds);
  if (deck) words.deck = text(`settings.kinds.${deck}`);
  if (median) words.median = figure(median);
  return words;
}
