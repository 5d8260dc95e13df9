/** The list of stories: its order, its bounds, and how much of it goes into one frame. Pure. */

export const MOST_ITEMS = 1_000;
/** Octets that the titles, links, descriptions and notes of a list have together. */
export const MOST_TEXT = 200_000;
export const LONGEST = Object.freeze({ title: 200, link: 500, description: 4_000, note: 2_000 });

/** The server takes frames of 16 KB; the longest item of all fits in what this leaves. */
const PARCEL_BYTES = 12_000;

const WEB = /^https?:\/\/[^\s<>"]+$/;

export const isLink = text => WEB.test(text) && text.length <= LONGEST.link;

/** The items of the list as people see it: without what was removed, and without stories of no list. */
export function listed(items) {
  return [...items.values()].filter(item => item.place != null && !item.removed)
    .sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1));
}

/** The list as it will be once these moves, each `{ item, before }`, are answered. */
export function rearranged(list, moves) {
  let order = list;
  for (const { item, before } of moves) {
    const moved = order.find(({ id }) => id === item);
    if (!moved || item === before) continue;
    const others = order.filter(each => each !== moved);
    const at = others.findIndex(({ id }) => id === before);
    order = at < 0 ? [...others, moved] : others.toSpliced(at, 0, moved);
  }
  return order;
}

/** What has to follow an item that goes one step up or down: its new neighbour, null for the end, undefined for none. */
export function neighbour(list, id, step) {
  const at = list.findIndex(item => item.id === id) + step;
  if (at < 0 || at >= list.length) return undefined;
  return step < 0 ? list[at].id : list[at + 1]?.id ?? null;
}

/** The octets of an item that count, as the server counts them: UTF-8, and the backslashes of JSON. */
export function weight({ title = '', link = '', description = '', note = '' }) {
  return [title, link, description, note].reduce((sum, text) => sum + textBytes(text), 0);
}

/** Items in order, in groups that each fit into a frame. */
export function parcels(items) {
  const groups = [];
  let size = Infinity;
  for (const item of items) {
    const more = encoder.encode(JSON.stringify(item)).length + 1;
    if (size + more > PARCEL_BYTES) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1).push(item);
    size += more;
  }
  return groups;
}

/** Which items were settled on each card: a map from the card to their titles, in the order of the list. */
export function settledOn(items) {
  const cards = new Map();
  for (const { result, title } of listed(items)) {
    if (result != null) cards.set(result, [...cards.get(result) ?? [], title]);
  }
  return cards;
}

const encoder = new TextEncoder();

function textBytes(text) {
  return encoder.encode(text).length + (text.match(/["\\\u0000-\u001f]/g)?.length ?? 0);
}
