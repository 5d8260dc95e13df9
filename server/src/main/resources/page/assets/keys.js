/** Keys pressed anywhere on the room page: letters that play a card or make a move. `typing.js` says which is which. */
import { HELP, commandKeys, typed } from './typing.js';

/** Milliseconds after which typed letters are taken as they are. */
const PAUSE = 700;

export class Keys {
  #buffer = '';
  #timer = 0;
  #table;

  /** `table` has `cards()` of the present deck, `play(card)`, and a function for each command and `help`. */
  constructor(table) {
    this.#table = table;
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.key.length !== 1) return;
    if (event.key === ' ' || writes(event.target) || document.querySelector('dialog[open]')) return;
    if (event.key === HELP) return this.#do(event, () => this.#table.help());
    if (this.#type(event)) return;
    const command = commandKeys(this.#table.cards()).free[event.key.toLowerCase()];
    if (command) this.#do(event, () => this.#table[command]());
  }

  /** Takes the key as part of a card's label; false if no label goes on with it. */
  #type(event) {
    const cards = this.#table.cards();
    const longer = this.#buffer + event.key;
    const text = begins(longer, cards) ? longer : event.key;
    const { card, more } = typed(text, cards);
    clearTimeout(this.#timer);
    this.#buffer = '';
    if (card === null && !more) return false;
    event.preventDefault();
    if (card !== null && !more) this.#table.play(card);
    else this.#wait(text, cards);
    return true;
  }

  #wait(text, cards) {
    this.#buffer = text;
    this.#timer = setTimeout(() => {
      this.#buffer = '';
      const { card } = typed(text, cards);
      if (card !== null) this.#table.play(card);
    }, PAUSE);
  }

  #do(event, move) {
    event.preventDefault();
    move();
  }
}

function begins(text, cards) {
  const { card, more } = typed(text, cards);
  return card !== null || more;
}

const writes = target => target.closest?.('input, textarea, select, [contenteditable]') != null;
