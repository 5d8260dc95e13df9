/** A letter and a colour for each node, given by the same rule on every page that shows nodes. Pure. */

/** So many colours there are for nodes. Letters go on after that. */
export const COLOURS = 8;

/** As people count: 2 before 10. */
export const natural = new Intl.Collator('en', { numeric: true }).compare;

/**
 * The nodes `{ name, letter, colour }` in the order of their letters, which go by name at first sight: those of `known`
 * as they are, then the new ones among `names`. A node keeps its letter, and keeps it free for some time when it is no
 * longer among those who are `present`.
 */
export function lettered(known, names, present = names) {
  const nodes = [...known];
  for (const name of [...names].sort(natural)) {
    if (nodes.some(node => node.name === name)) continue;
    const gone = nodes.findIndex(node => !present.includes(node.name));
    const index = nodes.length >= COLOURS && gone >= 0 ? gone : nodes.length;
    nodes[index] = { name, letter: letter(index), colour: index % COLOURS };
  }
  return nodes;
}

/** A to Z, then AA and so on. */
const letter = index => (index < 26 ? '' : letter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + index % 26);
