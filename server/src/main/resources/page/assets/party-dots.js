/**
 * Dots that rest or glide, one for each person by number. Pure: the time is a parameter. Typed arrays, and a list of
 * those under way, so that a step costs as much as people walk, not as there are.
 */
import { grown } from './party-house.js';

/** Numbers for one way. */
const WAY = 6;

export class Dots {
  x = new Float32Array(64);
  y = new Float32Array(64);
  size = new Float32Array(64);

  /** Who is under way: the first `walking` of `walkers`. */
  walkers = new Int32Array(64);
  walking = 0;

  /** From where to where: x, y and size of both, one person after the other. */
  #ways = new Float32Array(64 * WAY);
  #begins = new Float64Array(64);
  #lasts = new Float32Array(64);

  /** Where a person stands in `walkers`, plus one. */
  #line = new Int32Array(64);
  #seen = new Uint8Array(64);

  /** Makes room for people up to this number. */
  reach(people) {
    while (this.x.length < people) {
      this.x = grown(this.x);
      this.y = grown(this.y);
      this.size = grown(this.size);
      this.walkers = grown(this.walkers);
      this.#ways = grown(this.#ways);
      this.#begins = grown(this.#begins);
      this.#lasts = grown(this.#lasts);
      this.#line = grown(this.#line);
      this.#seen = grown(this.#seen);
    }
  }

  clear() {
    this.walking = 0;
    this.#line.fill(0);
    this.#seen.fill(0);
  }

  /** Whether this one stands or walks somewhere on the plan. */
  isSeen(person) {
    return this.#seen[person] === 1;
  }

  isWalking(person) {
    return this.#line[person] !== 0;
  }

  /** Puts one where they stay. */
  put(person, { x, y, size }) {
    this.#halt(person);
    [this.x[person], this.y[person], this.size[person]] = [x, y, size];
    this.#seen[person] = 1;
  }

  vanish(person) {
    this.#halt(person);
    this.#seen[person] = 0;
  }

  /** From where they are now, beginning at a time, in so many milliseconds. */
  glide(person, { x, y, size }, begins, lasts) {
    this.#ways.set([this.x[person], this.y[person], this.size[person], x, y, size], person * WAY);
    this.#begins[person] = begins;
    this.#lasts[person] = lasts;
    this.#seen[person] = 1;
    if (this.isWalking(person)) return;
    this.walkers[this.walking++] = person;
    this.#line[person] = this.walking;
  }

  /** Moves all who are under way to where they are at this time; `arrived` takes those who are there. */
  step(now, arrived) {
    // Backwards: whoever arrives is replaced by the last, who has had their step.
    for (let index = this.walking - 1; index >= 0; index--) {
      const person = this.walkers[index];
      const done = (now - this.#begins[person]) / this.#lasts[person];
      this.#between(person, done < 1 ? eased(Math.max(0, done)) : 1);
      if (done < 1) continue;
      this.#halt(person);
      arrived(person);
    }
  }

  #between(person, part) {
    const all = this.#ways;
    const way = person * WAY;
    this.x[person] = all[way] + (all[way + 3] - all[way]) * part;
    this.y[person] = all[way + 1] + (all[way + 4] - all[way + 1]) * part;
    this.size[person] = all[way + 2] + (all[way + 5] - all[way + 2]) * part;
  }

  #halt(person) {
    if (!this.isWalking(person)) return;
    const last = this.walkers[--this.walking];
    this.walkers[this.#line[person] - 1] = last;
    this.#line[last] = this.#line[person];
    this.#line[person] = 0;
  }
}

/** Slow at both ends, as people are. */
const eased = part => (part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2);
