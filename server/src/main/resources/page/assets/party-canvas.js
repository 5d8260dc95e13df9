/**
 * The house on a canvas. What stands still (rooms, their labels, people at rest) is drawn once on a second canvas and
 * mended where it changes; a frame is a copy of that and, over it, those who walk. There are frames only while somebody
 * walks or something changed.
 */
import { Dots } from './party-dots.js';
import { NOWHERE } from './party-house.js';
import { laidOut, spread } from './party-layout.js';
import { Painter, paintOf } from './party-paint.js';
import { Places } from './party-places.js';

/** Milliseconds: a walk lasts the first to the sum of both; those told of at once set out within the third. */
const WALK = 420;
const DAWDLE = 160;
const APART = 220;

/** So few set out at once: to wait would look like being slow. */
const FEW = 5;

/** More pixels than this for one of CSS take time and are not seen. */
const SHARPEST = 2;

/** Where so few walk their names go with them. */
const FAMILIAR = 40;

const FRAMES = 300;

export class Plan {
  #house;
  #canvas;
  #still = document.createElement('canvas');
  #front;
  #back;
  #dots = new Dots();
  #places;
  #plan = null;
  #width = 0;
  #height = 0;
  /** What the head of each room says. */
  #heads = [];
  #pointed = NOWHERE;
  #frame = 0;
  #times = new Times();
  #calm = matchMedia('(prefers-reduced-motion: reduce)');

  constructor(canvas, house) {
    this.#canvas = canvas;
    this.#house = house;
    this.#places = new Places(house);
    this.#front = new Painter(canvas, house);
    this.#back = new Painter(this.#still, house);
    this.#recolour();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#recolour();
      this.#redraw();
    });
    document.addEventListener('visibilitychange', () => this.#times.rest());
  }

  /** See [Times.figures]. */
  get frames() { return this.#times.figures; }

  /** How many people are to be seen, at rest or under way. */
  get people() {
    let people = 0;
    for (let person = 0; person < this.#house.size; person++) if (this.#dots.isSeen(person)) people++;
    return people;
  }

  /** The size of the plan; one of nothing is hidden, and costs nothing until it is seen again. */
  fit(width, height, ratio) {
    const sharp = Math.min(SHARPEST, ratio);
    this.#width = width;
    this.#height = height;
    this.#times.rest();
    if (!width || !height) return;
    for (const canvas of [this.#canvas, this.#still]) {
      canvas.width = Math.round(width * sharp);
      canvas.height = Math.round(height * sharp);
    }
    this.#front.begin(sharp);
    this.#back.begin(sharp);
    this.#layOut(new Set());
  }

  /** After the house took in a line that changed this. */
  show({ fresh, rooms, crowd, owners, moved }) {
    if (!this.#width || !this.#height) return;
    this.#dots.reach(this.#house.size);
    this.#places.reach(this.#house.size);
    if (fresh) this.#dots.clear();
    if (fresh || rooms || crowd) return this.#layOut(fresh ? new Set() : new Set(moved));
    this.#send(moved);
    if (owners) this.#redraw();
    else this.#relabel();
  }

  /** The room at a point; NOWHERE beside all. */
  roomAt(x, y) {
    const rooms = this.#plan?.rooms ?? [];
    return rooms.findIndex(room => x >= room.x && x < room.x + room.w && y >= room.y && y < room.y + room.h);
  }

  /** The rectangle of a room; null where there is none. */
  placeOf(room) {
    return this.#plan?.rooms[room] ?? null;
  }

  /** Draws a line round a room. */
  point(room) {
    if (this.#pointed === room) return;
    this.#pointed = room;
    this.#request();
  }

  #recolour() {
    this.#front.paint = this.#back.paint = paintOf(this.#canvas);
  }

  // Who stands where.

  /** Everything has a new place. Those who moved walk to it from where they are; the others stand there at once. */
  #layOut(moved) {
    this.#plan = laidOut(this.#house.order, this.#width, this.#height);
    this.#dots.reach(this.#house.size);
    this.#places.reach(this.#house.size);
    this.#places.layOut(this.#plan);
    for (let person = 0; person < this.#house.size; person++) if (!moved.has(person)) this.#stand(person);
    this.#setOut(moved, moved.size);
    this.#redraw();
  }

  #stand(person) {
    const room = this.#house.places[person];
    if (room === NOWHERE || this.#house.tooMany) this.#dots.vanish(person);
    else this.#dots.put(person, this.#take(person, room));
  }

  #send(moved) {
    for (const person of moved) {
      const walking = this.#dots.isWalking(person);
      const place = this.#places.leave(person);
      if (place && !walking) this.#back.wipe(place);
    }
    this.#setOut(moved, moved.length);
  }

  #setOut(moved, together) {
    const now = performance.now();
    for (const person of moved) this.#walk(person, now, together);
  }

  #walk(person, now, together) {
    const dots = this.#dots;
    const room = this.#house.places[person];
    if (this.#house.tooMany || room === NOWHERE && !dots.isSeen(person)) return dots.vanish(person);
    if (!dots.isSeen(person)) dots.put(person, this.#outside(person, -1));
    const spot = room === NOWHERE ? this.#outside(person, 1) : this.#take(person, room);
    const chance = spread(person + Math.floor(now));
    const pace = this.#calm.matches || document.hidden ? 0 : 1;
    const begins = now + (together > FEW ? chance * APART * pace : 0);
    dots.glide(person, spot, begins, (WALK + chance * DAWDLE) * pace);
  }

  /** Those who come do so from the left of the door, those who go leave to its right. */
  #outside(person, side) {
    const { x, y, w, h } = this.#plan.outside;
    return {
      x: x + w / 2 + side * (32 + spread(person) * (w / 2 - 48)),
      y: y + h * (0.3 + 0.4 * spread(person + 1)),
      size: this.#places.gridOf(0)?.size ?? 8,
    };
  }

  #take(person, room) {
    if (!this.#places.hasPlace(room)) this.#closeUp(room);
    return this.#places.take(person, room);
  }

  #closeUp(room) {
    this.#places.closeUp(room, (person, spot) => this.#dots.put(person, spot));
    this.#back.room(this.#plan.rooms[room], this.#house.rooms[room]);
    this.#heads[room] = '';
    this.#rest(this.#places.peopleIn(room));
  }

  // What stands still.

  #redraw() {
    if (!this.#plan) return;
    const { rooms } = this.#house;
    this.#back.house(this.#plan, this.#width, this.#height);
    rooms.forEach((room, index) => this.#back.room(this.#plan.rooms[index], room));
    this.#heads = rooms.map(() => '');
    rooms.forEach((_, room) => this.#rest(this.#places.peopleIn(room)));
    this.#relabel();
  }

  /** Those of them who stand still. */
  #rest(people) {
    const resting = people.filter(person => !this.#dots.isWalking(person));
    this.#back.dots(this.#dots, resting, resting.length);
    for (const person of resting) this.#name(this.#back, person);
  }

  #name(painter, person) {
    const { named, label } = this.#places.gridOf(this.#places.roomOf(person)) ?? {};
    if (named) painter.name(this.#dots, person, label);
  }

  /** Only rooms that would say something else than they do. */
  #relabel() {
    const { rooms, tooMany } = this.#house;
    const most = rooms.reduce((largest, room) => Math.max(largest, room.count), 10);
    rooms.forEach((room, index) => {
      const full = Math.min(1, room.count / (room.maximum ?? most));
      const says = `${room.count} ${full}`;
      if (this.#heads[index] === says) return;
      this.#heads[index] = says;
      this.#back.head(this.#plan.rooms[index], room, full);
      if (tooMany) this.#back.glass(this.#plan.rooms[index], room, full);
    });
    this.#back.outside(this.#plan.outside, this.#house.stats);
    this.#request();
  }

  // What moves.

  #request() {
    this.#frame ||= requestAnimationFrame(now => this.#draw(now));
  }

  #draw(now) {
    const began = performance.now();
    const dots = this.#dots;
    this.#frame = 0;
    if (!this.#width || !this.#height) return;
    this.#rest(this.#arrivals(now));
    this.#front.copy(this.#still);
    const pointed = this.placeOf(this.#pointed);
    if (pointed) this.#front.pointed(pointed);
    this.#front.dots(dots, dots.walkers, dots.walking);
    if (dots.walking <= FAMILIAR) {
      for (let index = 0; index < dots.walking; index++) this.#name(this.#front, dots.walkers[index]);
    }
    this.#times.frame(now, performance.now() - began, dots.walking > 0);
    if (dots.walking > 0) this.#request();
  }

  /** Those who are in their room now. Whoever went outside is gone. */
  #arrivals(now) {
    const arrived = [];
    this.#dots.step(now, person => {
      if (this.#places.roomOf(person) === NOWHERE) this.#dots.vanish(person);
      else arrived.push(person);
    });
    return arrived;
  }
}

/** How long the last frames took. */
class Times {
  #between = new Float32Array(FRAMES);
  #work = new Float32Array(FRAMES);
  #count = 0;
  #last = 0;

  /**
   * In milliseconds: `worst` and `p95` from one of the last 300 frames to the next while somebody walked, and of what a
   * frame took itself, `work`, the 95th percentile too.
   */
  get figures() {
    const count = Math.min(this.#count, FRAMES);
    const [between, work] = [this.#between, this.#work].map(times => times.slice(0, count).sort());
    const p95 = Math.max(0, Math.ceil(count * 0.95) - 1);
    return { count, worst: between[count - 1] ?? 0, p95: between[p95] ?? 0, work: work[p95] ?? 0 };
  }

  /** What comes next is not measured from here. */
  rest() {
    this.#last = 0;
  }

  frame(now, work, goesOn) {
    if (this.#last) {
      this.#between[this.#count % FRAMES] = now - this.#last;
      this.#work[this.#count % FRAMES] = work;
      this.#count++;
    }
    this.#last = goesOn ? now : 0;
  }
}
