/**
 * Rows of a table, or lines, as items that a room would take: what is too long is cut, what is no address is dropped,
 * what does not fit any more is counted. All of it is text and stays text. Pure but for the ids, which it is given.
 */
import { LONGEST, MOST_ITEMS, MOST_TEXT, isLink, listed, weight } from './items.js';

/** Letters carry a few marks at most; what carries more is made to break lines. */
const MARKS = /(\p{M}{4})\p{M}+/gu;
const UNSEEN = /(?![\u200c\u200d\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const NUMBER = /^\d+$/;
/** Characters of a cell that are looked at: what is beyond is cut in any case. */
const MOST_READ = 3 * LONGEST.description;

/**
 * @param rows arrays of cells, without the header
 * @param columns the index of each part's column, as `columnsOf` has it
 * @param there the items that the room knows, as the session has them: those of no list count as text too
 * @param id makes the id of an item
 * @returns the `items`; how many rows have `noTitle`; how many titles, descriptions and links were changed; and how many
 *     items are left out because the list is full (`tooMany`) or its text (`tooMuch`)
 */
export function itemsOf(rows, columns, there, id) {
  const found = { items: [], noTitle: 0, cutTitles: 0, cutDescriptions: 0, droppedLinks: 0, tooMany: 0, tooMuch: 0 };
  const before = listed(there).length;
  let octets = [...there.values()].reduce((sum, item) => sum + weight(item), 0);
  for (const row of rows) {
    const cell = part => (row[columns[part]] ?? '').slice(0, MOST_READ);
    if (!cell('title').trim()) found.noTitle++;
    else if (before + found.items.length >= MOST_ITEMS) found.tooMany++;
    else if (found.tooMuch) found.tooMuch++;
    else {
      const item = bounded({
        title: titleOf(cell('key'), cell('title')),
        link: cell('link').replace(UNSEEN, '').trim(),
        description: prose(cell('description')),
      });
      octets += weight(item.kept);
      if (!item.kept.title) found.noTitle++;
      else if (octets > MOST_TEXT) found.tooMuch++;
      else take(item, found, id());
    }
  }
  return found;
}

/** Lines as rows of a title and, where the line ends with one, its link. A mark of a list before it is none of it. */
export function rowsOfLines(lines) {
  return lines.map(written => {
    const line = written.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim();
    const [link] = /(?:^|\s)https?:\/\/\S+$/.exec(line) ?? [''];
    return [line.slice(0, line.length - link.length) || line, link.trim()];
  });
}

function take({ kept, cutTitle, cutDescription, droppedLink }, found, id) {
  found.items.push({ id, ...kept });
  found.cutTitles += cutTitle;
  found.cutDescriptions += cutDescription;
  found.droppedLinks += droppedLink;
}

export const COLUMNS_OF_LINES = Object.freeze({ title: 0, key: -1, link: 1, description: -1 });

function bounded({ title, link, description }) {
  const kept = { title: cut(title, LONGEST.title) };
  if (isLink(link)) kept.link = link;
  if (description) kept.description = cut(description, LONGEST.description);
  return {
    kept,
    cutTitle: title.length > LONGEST.title,
    cutDescription: description.length > LONGEST.description,
    droppedLink: link !== '' && !isLink(link),
  };
}

function titleOf(key, title) {
  const [one, other] = [line(key), line(title)];
  if (!one || !other) return other;
  return `${NUMBER.test(one) ? '#' : ''}${one} ${other}`;
}

const line = cell => prose(cell).replace(/\s+/g, ' ').trim();

const prose = cell => cell.replace(/\r\n?/g, '\n').replace(UNSEEN, ' ').replace(MARKS, '$1').trim();

/** No half of a character is left at the end. */
function cut(text, most) {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}
