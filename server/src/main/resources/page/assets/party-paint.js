/** How the house looks: each method draws one thing with the pen it was made with. */
import { COLOURS } from './letters.js';
import { number, text } from './messages.js';
import { NOWHERE } from './party-house.js';

/** Pixels. A smaller dot is a square: nobody sees the difference, and it is much faster. */
const ROUND = 3.5;

/** A dot of this size has room for the letter of its node. */
const LETTERED = 14;

/** The colours and the type of the page, as they are now. */
export function paintOf(element) {
  const style = getComputedStyle(element);
  const of = name => style.getPropertyValue(name).trim();
  const each = name => Array.from({ length: COLOURS }, (_, colour) => of(`--${name}-${colour}`));
  return {
    garden: of('--felt'), hall: of('--paper'), wall: of('--edge'), floor: of('--sheet'), line: of('--line'),
    ink: of('--ink'), quiet: of('--quiet'), sans: of('--sans'), serif: of('--serif'),
    nodes: [...each('node'), of('--edge')], on: each('on-node'),
  };
}

export class Painter {
  paint = null;
  ratio = 1;

  #pen;
  #house;
  #fitted = new Map();
  /** Whether rooms leave their maximum to the bar. */
  #brief = false;

  constructor(canvas, house) {
    // Nothing shines through a plan, and to copy what is opaque is cheaper.
    this.#pen = canvas.getContext('2d', { alpha: false });
    this.#house = house;
  }

  /** From now on in CSS pixels. */
  begin(ratio) {
    this.ratio = ratio;
    this.#pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  /** Another canvas of the same size. */
  copy(canvas) {
    this.#pen.setTransform(1, 0, 0, 1, 0, 0);
    this.#pen.drawImage(canvas, 0, 0);
    this.begin(this.ratio);
  }

  wipe({ x, y, w, h }) {
    this.#fill(this.paint.floor, x, y, w, h);
  }

  house({ house, outside, door, rooms }, width, height) {
    this.#fitted.clear();
    this.#brief = rooms.some((place, index) => !this.#fits(place, this.#house.rooms[index]));
    this.#fill(this.paint.garden, 0, 0, width, height);
    this.#fill(this.paint.hall, house.x, house.y, house.w, house.h);
    this.#line(this.paint.wall, 2, house);
    this.#fill(this.paint.hall, door.x, outside.y - 2, door.w, 4);
    for (const x of [door.x, door.x + door.w - 2]) this.#fill(this.paint.wall, x, outside.y - 5, 2, 10);
  }

  room(place, { shard }) {
    const { x, y, w, h, style } = place;
    const wall = style.name ? 2 : 1;
    this.wipe(place);
    this.#line(this.#colour(shard), wall, { x: x + wall / 2, y: y + wall / 2, w: w - wall, h: h - wall });
    if (style.door) this.#fill(this.paint.hall, x + w / 2 - 14, y + h - wall, 28, wall);
  }

  /** What a room says about itself; `full` from 0 to 1. */
  head({ x, y, w, style, area }, room, full) {
    this.wipe({ x: x + 2, y: y + 2, w: w - 4, h: area.y - y - 2 });
    if (style.words) this.#words({ x, y, w, style }, room);
    const top = area.y - style.bar - (style.words ? 2 : 0);
    this.#fill(this.paint.line, area.x, top, area.w, style.bar);
    this.#fill(this.#colour(room.shard), area.x, top, Math.round(area.w * full), style.bar);
  }

  /** Where there are too many people to draw, a room is filled like a glass. */
  glass({ area }, { shard }, full) {
    const high = Math.round(area.h * full);
    this.wipe(area);
    this.#pen.globalAlpha = 0.35;
    this.#fill(this.#colour(shard), area.x, area.y + area.h - high, area.w, high);
    this.#pen.globalAlpha = 1;
  }

  outside({ x, y, w, h }, { waiting, left }) {
    const half = w / 2 - 32;
    const words = [text('party.plan.waiting', { count: waiting }), text('party.plan.left', { count: left })];
    this.#fill(this.paint.garden, x, y + 6, half, h - 6);
    this.#fill(this.paint.garden, x + w - half, y + 6, half, h - 6);
    this.#write(words[0], `500 13px ${this.paint.sans}`, this.paint.quiet, 'left', x + 4, y + h / 2 + 2);
    this.#write(words[1], `500 13px ${this.paint.sans}`, this.paint.quiet, 'right', x + w - 4, y + h / 2 + 2);
  }

  pointed({ x, y, w, h }) {
    this.#line(this.paint.ink, 2, { x: x - 1, y: y - 1, w: w + 2, h: h + 2 });
  }

  /** The first `count` of some people, with a change of colour for each node, not for each person. */
  dots(dots, people, count) {
    const colours = new Uint8Array(count);
    for (let index = 0; index < count; index++) colours[index] = this.#colourOf(this.#house.shards[people[index]]);
    for (let colour = 0; colour <= COLOURS; colour++) {
      if (colours.includes(colour)) this.#dotsOf(colour, colours, dots, people);
    }
  }

  #dotsOf(colour, colours, { x, y, size }, people) {
    const pen = this.#pen;
    const lettered = [];
    pen.fillStyle = this.paint.nodes[colour];
    pen.beginPath();
    for (let index = 0; index < colours.length; index++) {
      if (colours[index] !== colour) continue;
      const person = people[index];
      const wide = size[person];
      if (wide < ROUND) {
        const side = this.#sharp(wide);
        pen.fillRect(this.#sharp(x[person] - side / 2), this.#sharp(y[person] - side / 2), side, side);
      } else {
        pen.moveTo(x[person] + wide / 2, y[person]);
        pen.arc(x[person], y[person], wide / 2, 0, 2 * Math.PI);
        if (wide >= LETTERED) lettered.push(person);
      }
    }
    pen.fill();
    for (const person of lettered) this.#letter(this.#house.shards[person], x[person], y[person], size[person]);
  }

  /** The name of someone, below their dot. */
  name({ x, y, size }, person, width) {
    const below = y[person] + size[person] / 2 + 9;
    const font = `12px ${this.paint.sans}`;
    const words = this.#fitting(this.#house.names[person], font, width, true);
    this.#write(words, font, this.paint.quiet, 'center', x[person], below);
  }

  #words({ x, y, w, style }, room) {
    const middle = y + (style.head - style.bar) / 2;
    const left = x + style.pad;
    const font = this.#number(style, room.count === room.maximum);
    const count = this.#brief || room.maximum === null ? number(room.count) : of(room, room.count);
    this.#badge(room.shard, left, middle - style.badge / 2, style.badge);
    this.#write(count, font, this.paint.ink, 'right', x + w - style.pad, middle);
    if (!style.name) return;
    const name = this.#fitting(room.name, this.#title(style), this.#beside(w, style, count, font), true);
    this.#write(name, this.#title(style), this.paint.ink, 'left', left + style.badge + style.font / 2, middle);
  }

  /** Whether a room has space for its maximum, and at least for the end of its name. */
  #fits({ w, style }, room) {
    if (!style.words || room.maximum === null) return true;
    const free = this.#beside(w, style, of(room, room.maximum), this.#number(style, true));
    return free > 0 && (!style.name || this.#fitting(room.name, this.#title(style), free, false) !== '');
  }

  /** What is left beside the badge and the count. */
  #beside(w, { pad, badge, font: gap }, count, font) {
    return w - 2 * pad - badge - gap - this.#width(count, font);
  }

  #title({ door, font }) {
    return door ? `600 ${font + 2}px ${this.paint.serif}` : `500 ${font}px ${this.paint.sans}`;
  }

  #number({ font }, full) {
    return `${full ? 700 : 500} ${font}px ${this.paint.sans}`;
  }

  /** The letter of a node on its colour: colours are not for everyone. */
  #badge(shard, x, y, size) {
    this.#fill(this.#colour(shard), x, y, size, size);
    this.#letter(shard, x + size / 2, y + size / 2, size);
  }

  #letter(shard, x, y, size) {
    const node = this.#house.nodeOf(shard);
    const font = `700 ${Math.max(8, Math.round(size * 0.66))}px ${this.paint.sans}`;
    if (node) this.#write(node.letter, font, this.paint.on[node.colour], 'center', x, y + 0.5);
  }

  #width(words, font) {
    this.#pen.font = font;
    return this.#pen.measureText(words).width;
  }

  #write(words, font, colour, align, x, y) {
    const pen = this.#pen;
    pen.font = font;
    pen.textAlign = align;
    pen.textBaseline = 'middle';
    pen.fillStyle = colour;
    pen.fillText(words, x, y);
  }

  /** Shortened in front, where names that begin alike are the same: between two words, or `within` one. */
  #fitting(words, font, width, within) {
    const key = `${words} ${font} ${Math.floor(width)} ${within}`;
    const known = this.#fitted.get(key);
    if (known !== undefined) return known;
    const rests = [...words].map((_, cut) => `…${words.slice(cut)}`);
    const tails = rests.filter((_, cut) => cut > 0 && /[_.-]/.test(words[cut - 1]));
    const tries = [words, ...tails, ...(within ? rests.slice(1) : [])];
    const fitted = tries.find(each => this.#width(each, font) <= width) ?? '';
    this.#fitted.set(key, fitted);
    return fitted;
  }

  #fill(colour, x, y, w, h) {
    this.#pen.fillStyle = colour;
    this.#pen.fillRect(x, y, w, h);
  }

  #line(colour, width, { x, y, w, h }) {
    this.#pen.strokeStyle = colour;
    this.#pen.lineWidth = width;
    this.#pen.strokeRect(x, y, w, h);
  }

  /** On pixels of the screen: a square half beside one is a blur, and slow. */
  #sharp(length) {
    return Math.max(1, Math.round(length * this.ratio)) / this.ratio;
  }

  #colour(shard) {
    return this.paint.nodes[this.#colourOf(shard)];
  }

  #colourOf(shard) {
    const owner = this.#house.ownerOf(shard);
    return owner === NOWHERE ? COLOURS : this.#house.nodes[owner].colour;
  }
}

const of = ({ maximum }, count) => `${number(count)}/${number(maximum)}`;
