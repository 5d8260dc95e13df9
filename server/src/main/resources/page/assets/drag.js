/**
 * Moves an item of a list by its grip: with a mouse, a pen or a finger. A line shows where it would come to lie; Esc
 * leaves it where it was. Items are list items with `data-item`.
 */

/** Pixels from an edge of the list at which it begins to scroll, and how far at each movement. */
const EDGE = 40;
const SCROLL = 12;

export class Drag {
  #moved;
  #item = null;
  #list = null;
  #target = null;

  /** `moved` takes the item and what it now stands before, null for the end. */
  constructor(moved) {
    this.#moved = moved;
  }

  begin(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    const grip = event.currentTarget;
    this.#item = grip.closest('[data-item]');
    this.#list = this.#item.parentElement;
    this.#item.classList.add('dragged');
    const ended = new AbortController();
    const until = { signal: ended.signal };
    const end = keep => {
      ended.abort();
      this.#end(keep);
    };
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener('pointermove', moved => this.#over(moved), until);
    grip.addEventListener('pointerup', () => end(true), until);
    grip.addEventListener('pointercancel', () => end(false), until);
    // An item that moves or goes under the pointer, because of others, is let go of.
    document.addEventListener('lostpointercapture', ({ target }) => [grip, document].includes(target) && end(false),
      until);
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), until);
  }

  #over({ clientY }) {
    const { top, bottom } = this.#list.getBoundingClientRect();
    if (clientY < top + EDGE) this.#list.scrollTop -= SCROLL;
    if (clientY > bottom - EDGE) this.#list.scrollTop += SCROLL;
    const below = [...this.#list.children].find(item => {
      const box = item.getBoundingClientRect();
      return clientY < box.top + box.height / 2;
    });
    this.#mark(below ?? null);
  }

  /** `before` is null for the end of the list. */
  #mark(before) {
    this.#unmark();
    this.#target = { before };
    if (before) before.classList.add('drop-before');
    else this.#list.lastElementChild.classList.add('drop-after');
  }

  #unmark() {
    for (const item of this.#list.children) item.classList.remove('drop-before', 'drop-after');
  }

  #end(keep) {
    this.#unmark();
    this.#item.classList.remove('dragged');
    const target = this.#target;
    this.#target = null;
    if (!keep || !target || target.before === this.#item || target.before === this.#item.nextElementSibling) return;
    this.#moved(this.#item.dataset.item, target.before?.dataset.item ?? null);
  }
}
