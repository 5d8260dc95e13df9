/**
 * Cards played by typing their labels, and the letters that are commands. Pure.
 *
 * A card wins over a command: where a label begins with N, the key N is that card's, in every phase and for everyone,
 * and the command keeps its button. `?` is the one exception: it always opens the help, being the key people try when
 * they are lost; the card `?` is reached with the arrows.
 */

const COMMANDS = { r: 'reveal', n: 'next', v: 'again', c: 'copy' };

/** How a card can be typed where its label is on no keyboard. */
const SPELLINGS = new Map([['½', ['½', '1/2', '0.5', '0,5']]]);

export const HELP = '?';

/** The commands whose keys are free with these cards, and those a card has taken. */
export function commandKeys(cards) {
  const free = {};
  const taken = {};
  for (const [key, command] of Object.entries(COMMANDS)) {
    (spelledFrom(key, cards).length ? taken : free)[key] = command;
  }
  return { free, taken };
}

/**
 * What typed text means: the card it is, if it is one; and whether more letters could make another, in which case
 * the caller waits before it plays. Neither: the text begins no card.
 */
export function typed(text, cards) {
  const candidates = spelledFrom(text, cards);
  const exact = candidates.filter(({ spelling }) => spelling === text);
  const alike = exact.length ? exact : candidates.filter(({ spelling }) => same(spelling, text));
  return {
    card: alike.length === 1 ? alike[0].card : null,
    more: candidates.some(({ spelling }) => spelling.length > text.length),
  };
}

function spelledFrom(text, cards) {
  return cards.filter(card => card !== HELP)
    .flatMap(card => (SPELLINGS.get(card) ?? [card]).map(spelling => ({ card, spelling })))
    .filter(({ spelling }) => same(spelling.slice(0, text.length), text));
}

const same = (one, other) => one.toLowerCase() === other.toLowerCase();
