/** Who stands where: a place in a room for everyone in it, each with a spot on the plan. Pure. */
import { NOWHERE } from './party-house.js';
import { grid, placesFor, spread } from './party-layout.js';

export class Places {
  #house;
  #plan = null;
  /** The grid of each room, and who stands at its places. */
  #grids = [];
  #taken = [];
  #named = false;
  /** Where a person stands; NOWHERE for whoever is in no room. */
  #rooms = new Int32Array(0);
  #places = new Int32Array(0);

  constructor(house) {
    this.#house = house;
  }

  /** All rooms are elsewhere, and empty. */
  layOut(plan) {
    this.#plan = plan;
    const grids = () => this.#house.rooms.map((room, index) => this.#grid(index, room.count));
    // Either all people have their names below them or none.
    this.#named = true;
    this.#named = grids().every(({ named }) => named);
    this.#grids = alike(grids());
    this.#taken = this.#grids.map(empty);
    this.#rooms.fill(NOWHERE);
    this.#places.fill(NOWHERE);
  }

  /** Makes room for people up to this number. */
  reach(people) {
    if (this.#rooms.length >= people) return;
    this.#rooms = longer(this.#rooms, people * 2);
    this.#places = longer(this.#places, people * 2);
  }

  /** The room someone has a place in, which they may still walk to. */
  roomOf(person) {
    return this.#rooms[person];
  }

  gridOf(room) {
    return this.#grids[room];
  }

  /** Those who have a place in a room. */
  peopleIn(room) {
    return this.#taken[room].filter(person => person !== NOWHERE);
  }

  /** Whether the next who comes into a room finds a place there. */
  hasPlace(room) {
    return this.#taken[room].includes(NOWHERE);
  }

  /** The spot `{ x, y, size }` of a place in a room, anywhere there: so a room fills up evenly. */
  take(person, room) {
    const { places, size, at } = this.#grids[room];
    const taken = this.#taken[room];
    let place = Math.floor(spread(person) * places);
    while (taken[place] !== NOWHERE) place = (place + 1) % places;
    taken[place] = person;
    this.#rooms[person] = room;
    this.#places[person] = place;
    return { ...at(place), size };
  }

  /** Gives the rectangle of the place that is free now; null for whoever had none. */
  leave(person) {
    const room = this.#rooms[person];
    if (room === NOWHERE) return null;
    const place = this.#places[person];
    this.#taken[room][place] = NOWHERE;
    this.#rooms[person] = NOWHERE;
    return this.#grids[room].cell(place);
  }

  /** Everyone in a room stands closer, so that there are free places. `spots` takes each person and their new spot. */
  closeUp(room, spots) {
    const people = this.peopleIn(room);
    this.#grids[room] = this.#grid(room, people.length + 1);
    this.#taken[room] = empty(this.#grids[room]);
    for (const person of people) spots(person, this.take(person, room));
  }

  #grid(room, count) {
    return grid(this.#plan.rooms[room].area, placesFor(count, this.#house.rooms[room].maximum), this.#named);
  }
}

/** Rooms with as many places have dots of one size, even if one is a little wider than the other. */
function alike(grids) {
  const sizes = new Map();
  for (const { places, size } of grids) sizes.set(places, Math.min(size, sizes.get(places) ?? size));
  return grids.map(grid => ({ ...grid, size: sizes.get(grid.places) }));
}

const empty = ({ places }) => new Int32Array(places).fill(NOWHERE);

function longer(array, length) {
  const all = new Int32Array(length).fill(NOWHERE);
  all.set(array);
  return all;
}
