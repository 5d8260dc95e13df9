/**
 * What the live stream has said about the house: rooms, the people in them, and the nodes that own both. Pure. Unlike
 * the session of a pointing room it changes in place: ten thousand people who walk a thousand times a second are too
 * many to copy, so `apply` says what is different instead.
 */
import { lettered, natural } from './letters.js';

export const NOWHERE = -1;

export class House {
  known = false;
  tooMany = false;

  /** `{ name, maximum, shard, count }` each, in the server's order. */
  rooms = [];

  /** Indexes of rooms as people count: room 2 before room 10. */
  order = [];

  /** `{ name, letter, colour, shards, gone, self }` each, in the order of their letters. */
  nodes = [];

  stats = { people: 0, rooms: 0, waiting: 0, inRooms: 0, left: 0, fullness: 0, progress: 0 };

  /** People by number: their names, their shards, and the index of the room they are in. */
  names = [];
  shards = new Uint16Array(64);
  places = new Int32Array(64);

  /** How often somebody was seen to walk into a room. */
  walks = 0;

  #numbers = new Map();
  #self = null;
  #present = [];
  #owners = [];
  #ownerOf = new Int16Array(0);

  /**
   * Takes in one line, and says what is different: `rooms` if they are other ones, `owners` if something changed its
   * node, `moved` with the numbers of those who are elsewhere now, `crowd` if people became too many or few enough, and
   * `fresh` if all was forgotten before, and numbers mean other people now.
   */
  apply(line) {
    switch (line.type) {
      case 'floor': return this.#floor(line);
      case 'change': return this.#change(line);
      default: return unchanged();
    }
  }

  get size() { return this.names.length; }

  get isEmpty() { return this.known && !this.rooms.length; }

  /** How many people are in rooms. */
  get inside() { return this.rooms.reduce((sum, room) => sum + room.count, 0); }

  /** The index in `nodes` of the one that owns a shard; NOWHERE while that is not known. */
  ownerOf(shard) {
    return this.#ownerOf[shard] ?? NOWHERE;
  }

  nodeOf(shard) {
    return this.nodes[this.ownerOf(shard)] ?? null;
  }

  /** The numbers of the people in a room, by name. */
  peopleIn(room) {
    const found = [];
    for (let person = 0; person < this.size; person++) if (this.places[person] === room) found.push(person);
    return found.sort((one, other) => natural(this.names[one], this.names[other]));
  }

  /** How many rooms and people each node owns, by its index in `nodes`. */
  load() {
    const load = this.nodes.map(() => ({ rooms: 0, people: 0 }));
    for (const room of this.rooms) {
      const owner = load[this.ownerOf(room.shard)];
      if (owner) owner.rooms++;
    }
    for (let person = 0; person < this.size; person++) {
      const owner = this.places[person] === NOWHERE ? null : load[this.ownerOf(this.shards[person])];
      if (owner) owner.people++;
    }
    return load;
  }

  #floor(line) {
    this.#self = line.self;
    // What was remembered of people who are gone is worth less than the room it takes.
    if (this.size > 2 * (line.people?.length ?? 0) + 1_000) this.#forget();
    const fresh = !this.known;
    this.known = true;
    return { ...this.#take({ ...line, tooMany: line.tooMany === true }), fresh };
  }

  #change(line) {
    const tooMany = line.tooMany ?? (line.people ? false : this.tooMany);
    const change = this.#take({ ...line, tooMany });
    this.walks += change.moved.reduce((sum, person) => sum + (this.places[person] === NOWHERE ? 0 : 1), 0);
    return change;
  }

  #take({ nodes, owners, rooms, people, moves, stats, tooMany }) {
    const change = { ...unchanged(), crowd: tooMany !== this.tooMany };
    this.tooMany = tooMany;
    if (nodes) this.#name(nodes);
    if (owners) this.#owners = owners;
    if (nodes || owners) change.owners = this.#assign();
    if (rooms) change.rooms = this.#furnish(rooms);
    const moved = new Set(people || tooMany || change.rooms ? this.#gather(people ?? []) : []);
    for (const [name, shard, room] of moves ?? []) this.#walk(name, shard, room, moved);
    change.moved = [...moved];
    if (!tooMany && (people || moves)) this.#count();
    if (stats) this.stats = stats;
    return change;
  }

  #name(names) {
    const nodes = lettered(this.nodes, names);
    this.#present = names.map(name => nodes.findIndex(node => node.name === name));
    this.nodes = nodes.map((node, index) => ({
      ...node, gone: !this.#present.includes(index), self: node.name === this.#self,
    }));
  }

  /** Whether any shard changed its owner. */
  #assign() {
    const before = this.#ownerOf;
    this.#ownerOf = Int16Array.from(this.#owners, owner => this.#present[owner] ?? NOWHERE);
    const shards = this.nodes.map(() => 0);
    for (const owner of this.#ownerOf) if (owner !== NOWHERE) shards[owner]++;
    this.nodes = this.nodes.map((node, index) => ({ ...node, shards: shards[index] }));
    return this.#ownerOf.length !== before.length || this.#ownerOf.some((owner, shard) => owner !== before[shard]);
  }

  /** Whether the rooms are other ones. People stay in theirs, wherever it stands in the list now. */
  #furnish(rooms) {
    const same = rooms.length === this.rooms.length
      && rooms.every((room, index) => room.name === this.rooms[index].name
        && room.maximum === this.rooms[index].maximum && room.shard === this.rooms[index].shard);
    if (!same) {
      const now = new Map(rooms.map((room, index) => [room.name, index]));
      const moved = this.rooms.map(room => now.get(room.name) ?? NOWHERE);
      for (let person = 0; person < this.size; person++) {
        // Whoever's room is gone is out of it when the people are told, so that one sees them go.
        const place = this.places[person];
        if (place >= 0) this.places[person] = moved[place] === NOWHERE ? LOST : moved[place];
      }
    }
    this.rooms = rooms.map(room => ({ ...room }));
    const byName = (one, other) => natural(rooms[one].name, rooms[other].name);
    if (!same) this.order = rooms.map((_, index) => index).sort(byName);
    return !same;
  }

  /** Everyone who is in a room: who is not named is in none. Gives the numbers of those who are elsewhere now. */
  #gather(people) {
    const places = new Int32Array(this.size + people.length).fill(NOWHERE);
    for (const { name, shard, room } of people) {
      const person = this.#numberOf(name);
      this.shards[person] = shard;
      places[person] = room;
    }
    const moved = [];
    for (let person = 0; person < this.size; person++) {
      if (this.places[person] === places[person]) continue;
      this.places[person] = places[person];
      moved.push(person);
    }
    return moved;
  }

  #walk(name, shard, room, moved) {
    const person = this.#numberOf(name);
    const place = this.rooms[room] ? room : NOWHERE;
    this.shards[person] = shard;
    if (this.places[person] === place) return;
    this.places[person] = place;
    moved.add(person);
  }

  /** People are told after they moved, rooms not at all: their number follows from the people. */
  #count() {
    for (const room of this.rooms) room.count = 0;
    for (let person = 0; person < this.size; person++) {
      const room = this.rooms[this.places[person]];
      if (room) room.count++;
    }
  }

  #numberOf(name) {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.size;
    if (number === this.places.length) {
      this.shards = grown(this.shards);
      this.places = grown(this.places);
    }
    this.names.push(name);
    this.places[number] = NOWHERE;
    this.#numbers.set(name, number);
    return number;
  }

  #forget() {
    this.names = [];
    this.#numbers = new Map();
    this.known = false;
  }
}

/** In a room that is no more, for as long as one line is taken in. */
const LOST = -2;

const unchanged = () => ({ rooms: false, owners: false, moved: [], crowd: false, fresh: false });

/** The same with twice the room. */
export function grown(array) {
  const longer = new array.constructor(array.length * 2);
  longer.set(array);
  return longer;
}
