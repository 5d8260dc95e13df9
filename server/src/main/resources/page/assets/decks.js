/**
 * The decks a room can lay, and the rules of a custom one. The server has the last word; this is for the preview. Pure.
 */

export const EXTRAS = ['?', '☕'];

export const DECKS = new Map([
  ['points', ['0', '1', '2', '3', '5', '8', '13']],
  ['fibonacci', ['0', '½', '1', '2', '3', '5', '8', '13', '21', '34', '55', '89']],
  ['modified-fibonacci', ['0', '½', '1', '2', '3', '5', '8', '13', '20', '40', '100']],
  ['pointing-poker', ['0', '½', '1', '2', '3', '5', '8', '13', '19']],
  ['t-shirt', ['XS', 'S', 'M', 'L', 'XL', 'XXL']],
  ['powers-of-two', ['0', '1', '2', '4', '8', '16', '32', '64']],
  ['hours', ['0', '½', '1', '2', '4', '6', '8', '12', '16', '24', '40']],
]);

export const KINDS = [...DECKS.keys(), 'custom'];

const LEAST = 2;
const MOST = 30;
const LONGEST = 10;

/** The cards of a deck apart from its extras: how a laid deck becomes one that can be edited and sent. */
export function apart(deck) {
  return {
    kind: deck.kind,
    cards: deck.cards.filter(card => !EXTRAS.includes(card)),
    extras: EXTRAS.filter(extra => deck.cards.includes(extra)),
  };
}

/** How much room a label needs: `1` for up to two characters, `2` for up to four, `3` beyond. */
export function sizeOf(card) {
  const length = [...card].length;
  return length <= 2 ? 1 : length <= 4 ? 2 : 3;
}

/** One long label makes all of them small: a deck is printed in one type. */
export const hasLong = cards => cards.some(card => sizeOf(card) === 3);

/** A class for what shows cards of this deck: they all are as wide as the longest label wants. */
export const widthOf = deck => (hasLong(deck.cards) ? 'long' : '');

/** As the wire wants it: only a custom deck names its cards. */
export function toSend({ kind, cards, extras }) {
  return kind === 'custom' ? { kind, cards, extras } : { kind, extras };
}

/** Commas or lines part the cards, so that a card may hold a space; text with neither is parted at its spaces. */
export function cardsIn(text) {
  const parted = /[,;\n]/.test(text) ? text.split(/[,;\n]+/) : text.split(/\s+/);
  return parted.map(card => card.trim()).filter(Boolean);
}

/** What is wrong with a custom deck: each a rule by name, with the card that breaks it where one does. */
export function problems(cards) {
  const found = [];
  if (cards.length < LEAST) found.push({ rule: 'too-few', count: LEAST });
  if (cards.length > MOST) found.push({ rule: 'too-many', count: MOST });
  for (const card of new Set(cards)) {
    if ([...card].length > LONGEST) found.push({ rule: 'too-long', card, count: LONGEST });
  }
  const seen = new Set();
  const twice = new Set();
  for (const card of cards) {
    if (seen.has(card)) twice.add(card);
    seen.add(card);
  }
  for (const card of twice) found.push({ rule: 'twice', card });
  return found;
}
