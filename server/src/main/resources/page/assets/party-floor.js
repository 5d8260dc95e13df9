/** The floor plan, and the panel that says who is in the room under the pointer or the one that was tapped. */
import { html, nothing } from 'lit';
import { badge } from './badge.js';
import * as icons from './icons.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { Plan } from './party-canvas.js';
import { NOWHERE } from './party-house.js';
import { fullness, whoIsIn } from './party-who.js';

/** So many names a panel shows. */
const NAMES = 60;

/** Pixels: the width of a panel, and the least of a plan beside whose rooms one fits. */
const PANEL = 264;
const ROOMY = 640;

class Floor extends LightElement {
  /** `turn` counts the lines that were heard, because the house is always the same one. */
  static properties = { house: {}, turn: {}, pointed: { state: true }, kept: { state: true } };

  #plan = null;
  #resized = new ResizeObserver(() => this.#fit());
  #escape = event => event.key === 'Escape' && this.#shut();

  constructor() {
    super();
    this.#shut();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('keydown', this.#escape);
    if (this.#plan) this.#resized.observe(this.querySelector('.plan'));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#escape);
    this.#resized.disconnect();
  }

  get frames() { return this.#plan.frames; }

  get people() { return this.#plan.people; }

  /** After the house took in a line. */
  show(change) {
    if (change.fresh || change.rooms) this.#shut();
    this.#plan?.show(change);
  }

  render() {
    return html`
      <div class="plan" @pointermove=${this.#move} @pointerleave=${this.#away}>
        <canvas role="img" aria-label=${this.#summary()} @click=${this.#tap}></canvas>
        ${this.house.isEmpty ? html`<p class="vacant">${text('party.plan.empty')}</p>` : nothing}
        ${this.#panel(this.house.rooms[this.pointed])}
      </div>`;
  }

  firstUpdated() {
    this.#plan = new Plan(this.querySelector('canvas'), this.house);
    this.#resized.observe(this.querySelector('.plan'));
  }

  updated() {
    this.#plan.point(this.pointed);
  }

  #summary() {
    const { rooms, inside, nodes } = this.house;
    return text('party.plan.summary', {
      rooms: text('party.count.rooms', { count: rooms.length }),
      people: text('party.count.people', { count: inside }),
      nodes: text('party.count.nodes', { count: nodes.filter(node => !node.gone).length }),
    });
  }

  #panel(room) {
    if (!room) return nothing;
    const node = this.house.nodeOf(room.shard);
    return html`
      <section class="panel" .style=${this.#besides()} aria-labelledby="panel-title">
        <header>
          <h3 id="panel-title">${room.name}</h3>
          ${this.kept ? html`<button type="button" class="tool" aria-label=${text('close')} @click=${this.#shut}>
            ${icons.close}</button>` : nothing}
        </header>
        <p class="quiet">${fullness(room)}</p>
        <p class="on">${badge(node, false)} <span>${node?.name ?? text('party.nodes.unknown')}</span></p>
        ${this.house.tooMany
          ? html`<p class="quiet">${text('party.plan.nameless')}</p>` : whoIsIn(this.house, this.pointed, NAMES)}
      </section>`;
  }

  /** Beside the room, on the side where there is more; on a narrow plan across the other half of it. */
  #besides() {
    const room = this.#plan.placeOf(this.pointed);
    const { clientWidth: width, clientHeight: height } = this.querySelector('.plan');
    if (!room) return '';
    const right = room.x + room.w;
    const bottom = room.y + room.h;
    const low = room.y + bottom > height;
    if (width < ROOMY) {
      return `left: 8px; right: 8px; ${low ? 'top' : 'bottom'}: 8px; max-height: ${height / 2 - 16}px`;
    }
    const left = room.x + right > width ? Math.max(8, room.x - PANEL - 4) : Math.min(right + 4, width - PANEL - 8);
    const [edge, off, most] = low ? ['bottom', height - bottom, bottom] : ['top', room.y, height - room.y];
    return `left: ${left}px; width: ${PANEL}px; ${edge}: ${off}px; max-height: ${Math.min(480, most - 16)}px`;
  }

  #at({ clientX, clientY }) {
    const { left, top } = this.querySelector('canvas').getBoundingClientRect();
    return this.#plan.roomAt(clientX - left, clientY - top);
  }

  /** A finger does not hover. */
  #move(event) {
    if (event.pointerType === 'touch' || this.kept || event.target.closest('.panel')) return;
    this.pointed = this.#at(event);
  }

  #away(event) {
    if (event.pointerType !== 'touch' && !this.kept) this.#shut();
  }

  #tap(event) {
    const room = this.#at(event);
    const again = this.kept && room === this.pointed;
    this.pointed = again ? NOWHERE : room;
    this.kept = this.pointed !== NOWHERE;
  }

  #shut() {
    this.pointed = NOWHERE;
    this.kept = false;
  }

  #fit() {
    const { clientWidth, clientHeight } = this.querySelector('.plan');
    this.#plan.fit(clientWidth, clientHeight, devicePixelRatio);
    this.requestUpdate();
  }
}

customElements.define('parlor-floor', Floor);
