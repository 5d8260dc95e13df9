/** Where the nodes stand in the picture: on a circle, stretched to the room there is. Pure; all in CSS pixels. */

/** From this width on labels stand beside their nodes, and whole names have room. */
const ROOMY = 640;

const TALLEST = 520;
const SMALLEST = 9;

/** What a label takes: its two lines, and about so much for each letter of one. */
const LABEL = 36;
const LETTER = 7.2;

/** Between a disc and its label: room for the rings that show the load, and that it is the one that answers. */
const OFF = 18;

/**
 * For a picture of this width: its `height`, the `radius` of a disc, and for each of `count` nodes its place: where its
 * middle is, and its `label`: the point where that begins, ends or has its middle (`anchor`), and how many `letters`
 * have room; 0 where a label would lie on others.
 */
export function laidOut(count, width) {
  const roomy = width >= ROOMY;
  const height = Math.round(Math.min(count > 2 ? TALLEST : TALLEST * 0.75, width * heightPart(count, roomy)));
  const largest = roomy ? 28 : 22;
  const angles = Array.from({ length: count }, (_, index) => angleOf(index, count));
  const beside = roomy ? Math.min(220, width * 0.24) : 52;
  const circle = { x: width / 2, ...circleOf(angles, width / 2 - beside, height, LABEL + OFF + largest) };
  const middles = angles.map(angle => placeAt(angle, circle));
  const gap = gapOf(middles, width);
  const radius = Math.max(SMALLEST, Math.min(largest, gap * 0.24));
  const labelOf = roomy && count > 2 ? labelBeside : labelUnder;
  const places = middles.map(place => ({ ...place, label: labelOf(place, { radius, gap, width, count }) }));
  return { height, radius, places };
}

/** From the middle of one to that of the next, where they are closest. */
function gapOf(places, width) {
  if (places.length < 2) return width;
  const next = index => places[(index + 1) % places.length];
  return Math.min(...places.map(({ x, y }, index) => Math.hypot(next(index).x - x, next(index).y - y)));
}

/** How much of its width a picture is high. */
function heightPart(count, roomy) {
  if (roomy) return 0.6;
  return count > 6 ? 1.25 : count > 2 ? 1 : 0.7;
}

/** Two stand side by side; more begin at the top. */
const angleOf = (index, count) => 2 * Math.PI * (index / count - (count === 2 ? 0.5 : 0.25));

/** As high as there is room between the edges, which is not evenly so where nobody stands at the bottom. */
function circleOf(angles, wide, height, edge) {
  if (angles.length === 1) return { y: height / 2, rx: 0, ry: 0 };
  const downs = angles.map(Math.sin);
  const [top, bottom] = [Math.min(...downs), Math.max(...downs)];
  const high = bottom - top > 0.5 ? (height - 2 * edge) / (bottom - top) : 0;
  const ry = Math.min(high, wide * 1.4);
  return { y: height / 2 - ry * (top + bottom) / 2, rx: high ? Math.min(wide, ry * 1.5) : wide, ry };
}

function placeAt(angle, { x, y, rx, ry }) {
  const [right, down] = [Math.cos(angle), Math.sin(angle)];
  return { x: x + rx * right, y: y + ry * down, right, down };
}

/** Outside of the circle, where no line runs. */
function labelBeside(place, { radius, gap, width }) {
  const { x, y, right } = place;
  if (Math.abs(right) < 0.25) return { x, ...lines(place, radius), letters: Math.floor(width / 2 / LETTER) };
  const at = x + Math.sign(right) * (radius + OFF - 4);
  const letters = gap < LABEL * 0.8 ? 0 : Math.floor((right > 0 ? width - at : at) / LETTER);
  return { x: at, y: y - 3, anchor: right > 0 ? 'start' : 'end', letters };
}

/** Above or below and a little outwards, as wide as it is to the next one or to the edge. */
function labelUnder({ x, y, right, down }, { radius, gap, width, count }) {
  const letters = gap < 48 ? 0 : Math.floor(Math.min(gap, 240) / LETTER);
  const at = count > 2 ? x + right * radius * 0.6 : x;
  const nearest = Math.min(at, width - at) - 4;
  return {
    x: at, ...lines({ y, down: count > 2 ? down : 1 }, radius),
    letters: Math.min(letters, Math.floor(2 * nearest / LETTER)),
  };
}

/** Where the first of two lines stands, above or below a disc. */
function lines({ y, down }, radius) {
  return { y: down < -0.1 ? y - radius - OFF - 14 : y + radius + OFF + 7, anchor: 'middle' };
}
