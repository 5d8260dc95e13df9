/**
 * Where everything stands on the plan, in CSS pixels: the house with its rooms in rows, the outside below its door, and
 * the places in a room where people can stand. Pure.
 */

/** How wide a room would like to be for its height. */
const SHAPE = 1.5;

/** How much of its place a dot takes; the rest is for standing about, not in ranks. */
const FILL = 0.62;
const SMALLEST_DOT = 1.5;
const LARGEST_DOT = 18;

/** A maximum that all places are laid out for at once. */
const MODEST = 200;

/** A place of this size has room for a name below the dot, and one of the other for moving about. */
const NAMED = { w: 52, h: 42 };
const ROOMY = { w: 62, h: 42 };

/** Rooms with room for ever less: what stands at their head, and how large. */
const HEADS = [
  { w: 148, h: 92, font: 14, head: 34, pad: 10, bar: 4, badge: 18, name: true, words: true, door: true },
  { w: 76, h: 40, font: 11, head: 21, pad: 4, bar: 3, badge: 12, name: true, words: true },
  { w: 36, h: 26, font: 10, head: 16, pad: 3, bar: 2, badge: 10, words: true },
  { w: 0, h: 0, font: 0, head: 3, pad: 1, bar: 2, badge: 0 },
];

/**
 * `{ outside, house, door, rooms }`: rectangles `{ x, y, w, h }`; rooms have the `style` of their head and an `area`.
 * `order` has the indexes of the rooms as they stand, row by row.
 */
export function laidOut(order, width, height) {
  const narrow = width < 560;
  const margin = narrow ? 6 : 12;
  const strip = narrow ? 32 : 40;
  const house = { x: margin, y: margin, w: width - 2 * margin, h: height - margin - strip };
  const hall = halls(order.length, narrow);
  const inside = {
    x: house.x + hall, y: house.y + hall, w: house.w - 2 * hall, h: house.h - 2 * hall,
  };
  const outside = { x: margin, y: house.y + house.h, w: house.w, h: strip };
  const door = { x: width / 2 - 24, y: outside.y, w: 48, h: 0 };
  const rooms = [];
  rows(order.length, inside, hall).forEach((room, index) => { rooms[order[index]] = furnished(room); });
  return { outside, house, door, rooms };
}

function halls(count, narrow) {
  const wide = count <= 12 ? 12 : count <= 60 ? 8 : count <= 200 ? 5 : 2;
  return narrow ? Math.ceil(wide / 2) : wide;
}

/** As even as it goes: the rooms of a row share its width, so that no corner of the house stays empty. */
function rows(count, inside, hall) {
  const high = rowsFor(count, inside);
  const rooms = [];
  const h = (inside.h - hall * (high - 1)) / high;
  for (let row = 0; row < high; row++) {
    const here = Math.floor(count / high) + (row < count % high ? 1 : 0);
    const w = (inside.w - hall * (here - 1)) / here;
    for (let column = 0; column < here; column++) {
      rooms.push(whole(inside.x + column * (w + hall), inside.y + row * (h + hall), w, h));
    }
  }
  return rooms;
}

/** Squares, so that one room as long as a corridor counts more than many that are a little off. */
function rowsFor(count, { w, h }) {
  let best = 1;
  let least = Infinity;
  for (let high = 1; high <= count; high++) {
    const off = offShape(w / Math.floor(count / high), h / high) * (high - count % high) * Math.floor(count / high)
      + offShape(w / Math.ceil(count / high), h / high) * (count % high) * Math.ceil(count / high);
    if (off < least) [best, least] = [high, off];
  }
  return best;
}

const offShape = (w, h) => Math.log(w / h / SHAPE) ** 2;

/** On whole pixels: lines are sharp, and what is wiped away leaves no seam. */
function whole(x, y, w, h) {
  const [left, top] = [Math.round(x), Math.round(y)];
  return { x: left, y: top, w: Math.max(2, Math.round(x + w) - left), h: Math.max(2, Math.round(y + h) - top) };
}

function furnished(room) {
  const style = HEADS.find(({ w, h }) => room.w >= w && room.h >= h);
  const { pad, head } = style;
  const area = {
    x: room.x + pad, y: room.y + head, w: Math.max(1, room.w - 2 * pad), h: Math.max(1, room.h - head - pad),
  };
  return { ...room, style, area };
}

/**
 * How many places a room needs. One with a small maximum has them all at once, so that its fullness can be seen; others
 * grow by doubling, so that people seldom have to stand closer.
 */
export function placesFor(count, maximum) {
  if (maximum !== null && maximum <= MODEST && count <= maximum) return maximum;
  let places = 16;
  while (places < count) places *= 2;
  return places;
}

/**
 * A grid of at least so many places in an area, `named` if there is room for names and these are wanted. `at(place)`
 * is the middle of a place, `cell(place)` all of it, `label` how wide a name may be.
 */
export function grid(area, places, names) {
  const columns = columnsFor(area, places);
  const w = area.w / columns;
  const h = area.h / Math.ceil(places / columns);
  const named = names && w >= NAMED.w && h >= NAMED.h;
  const size = named ? LARGEST_DOT : Math.min(LARGEST_DOT, Math.max(SMALLEST_DOT, Math.min(w, h) * FILL));
  // Nobody stands in ranks: each place is a little beside the middle of its cell, in each room another way.
  const chance = place => spread(place + 131 * area.x + 7919 * area.y);
  const slack = named
    ? { w: Math.max(0, w - ROOMY.w) * 0.9, h: Math.max(0, h - ROOMY.h) * 0.9 }
    : { w: Math.min(size, w - size) * 0.8, h: Math.min(size, h - size) * 0.8 };
  return {
    places,
    named,
    size,
    label: w - slack.w - 4,
    at: place => ({
      x: area.x + (place % columns + 0.5) * w + (chance(place) - 0.5) * slack.w,
      y: area.y + (Math.floor(place / columns) + 0.5) * h + (chance(place + 1_000) - 0.5) * slack.h - (named ? 8 : 0),
    }),
    cell: place => whole(area.x + place % columns * w, area.y + Math.floor(place / columns) * h, w, h),
  };
}

/** Large places, and few too many: a last row of one would look like somebody left alone. */
function columnsFor({ w, h }, places) {
  const middle = Math.round(w / Math.sqrt(w * h / places));
  let best = 1;
  let most = 0;
  for (let columns = Math.max(1, middle - 2); columns <= Math.min(places, middle + 2); columns++) {
    const rows = Math.ceil(places / columns);
    const worth = Math.min(w / columns, h / rows) * Math.sqrt(places / (columns * rows));
    if (worth > most) [best, most] = [columns, worth];
  }
  return best;
}

/** From 0 to 1, always the same for a number, and without a pattern that an eye would find. */
export function spread(number) {
  let mixed = Math.imul(number + 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
}
