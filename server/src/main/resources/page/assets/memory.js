/**
 * What this browser remembers between visits: the person's name and language, their seat in each room, the last copy of
 * the rooms visited most recently, the decks they made, and whether they want to hear sounds. Where there is no storage
 * (private windows, blocked site data) it lasts as long as the page.
 */

const ROOMS = 100;
const COPIES = 8;
const DECKS = 8;

const store = storage();

export const name = () => store.getItem('parlor.name') ?? '';

export function rememberName(value) {
  write('parlor.name', value);
}

/** The language that the person chose; none while the browser's own will do. */
export const language = () => store.getItem('parlor.language') || null;

/** Null goes back to the browser's own. */
export function rememberLanguage(tag) {
  if (tag) write('parlor.language', tag);
  else store.removeItem('parlor.language');
}

/**
 * This browser's seat in a room: `secret`, `name`, `role`; `been` once the room let it in, `seated` until it was
 * removed; `passcode` where the room has one. Null for a room not visited before.
 */
export const seat = room => read(`parlor.seat.${room}`);

export function rememberSeat(room, value) {
  write(`parlor.seat.${room}`, JSON.stringify({ ...value, visited: Date.now() }));
  forget('parlor.seat.', ROOMS);
}

/** Names of the rooms this browser has been in, latest first. */
export function recentRooms(most) {
  return kept('parlor.seat.').filter(({ value }) => value.been).slice(0, most).map(({ room }) => room);
}

export const copy = room => read(`parlor.copy.${room}`);

export function rememberCopy(room, value) {
  write(`parlor.copy.${room}`, JSON.stringify({ ...value, visited: Date.now() }));
  forget('parlor.copy.', COPIES);
}

/** The custom decks somebody laid from this browser, each a list of cards, latest first. */
export const decks = () => read('parlor.decks') ?? [];

export function rememberDeck(cards) {
  write('parlor.decks', JSON.stringify([cards, ...others(cards)].slice(0, DECKS)));
}

export function forgetDeck(cards) {
  write('parlor.decks', JSON.stringify(others(cards)));
}

const others = cards => decks().filter(deck => deck.join('\n') !== cards.join('\n'));

/** Whether sounds are wanted in this browser. */
export const sounds = () => store.getItem('parlor.sounds') === 'on';

export function rememberSounds(on) {
  write('parlor.sounds', on ? 'on' : 'off');
}

/** Says on the start page that the room about to open was made by this person, who then needs no door. */
export function rememberMaking() {
  session(store => store.setItem('parlor.making', String(Date.now())));
}

/** Whether this page is the room just made; true at most once. */
export function justMade() {
  const made = Number(session(store => store.getItem('parlor.making')) ?? 0);
  session(store => store.removeItem('parlor.making'));
  return Date.now() - made < 30_000;
}

/** 128 bits and more, made without `randomUUID`, which plain http does not have. */
export function randomText(bytes) {
  const drawn = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...drawn)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** The id of a new item: 16 letters and digits. */
export function itemId() {
  const drawn = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(drawn, octet => (octet % 36).toString(36)).join('');
}

function read(key) {
  try {
    return JSON.parse(store.getItem(key));
  } catch {
    return null;
  }
}

/** A full store loses the oldest copies, never the secrets: a copy can be done without, a seat not. */
function write(key, value) {
  for (let most = COPIES; ; most--) {
    try {
      return store.setItem(key, value);
    } catch {
      if (most === 0) return;
      forget('parlor.copy.', most - 1);
    }
  }
}

function forget(prefix, most) {
  for (const { room } of kept(prefix).slice(most)) store.removeItem(prefix + room);
}

function kept(prefix) {
  return Array.from({ length: store.length }, (_, index) => store.key(index))
    .filter(key => key?.startsWith(prefix))
    .map(key => ({ room: key.slice(prefix.length), value: read(key) ?? {} }))
    .sort((one, other) => (other.value.visited ?? 0) - (one.value.visited ?? 0));
}

function session(use) {
  try {
    return use(sessionStorage);
  } catch {
    return null;
  }
}

function storage() {
  try {
    localStorage.setItem('parlor.trial', '');
    localStorage.removeItem('parlor.trial');
    return localStorage;
  } catch {
    return whileThisPageLasts();
  }
}

function whileThisPageLasts() {
  const items = new Map();
  return {
    get length() { return items.size; },
    key: index => [...items.keys()][index] ?? null,
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => { items.set(key, value); },
    removeItem: key => { items.delete(key); },
  };
}
