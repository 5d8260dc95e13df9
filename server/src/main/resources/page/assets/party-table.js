/** What the plan shows, as a table: for keyboards and for those who hear the page. */
import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { fullness, whoIsIn } from './party-who.js';

/** Rows and names beyond these serve nobody: the API has them all. */
const ROWS = 1_000;
const NAMES = 500;

class RoomTable extends LightElement {
  static properties = { house: {}, turn: {}, opened: { state: true } };

  constructor() {
    super();
    this.opened = new Set();
  }

  render() {
    const { rooms, order, inside } = this.house;
    return html`
      <table class="rooms">
        <caption>${text('party.table.caption', {
          rooms: text('party.count.rooms', { count: rooms.length }),
          people: text('party.count.people', { count: inside }),
        })}</caption>
        <thead><tr>
          <th scope="col">${text('party.table.room')}</th>
          <th scope="col">${text('party.table.people')}</th>
          <th scope="col">${text('party.table.node')}</th>
        </tr></thead>
        <tbody>${order.slice(0, ROWS).map(index => this.#row(rooms[index], index))}</tbody>
      </table>
      ${this.house.isEmpty ? html`<p class="quiet">${text('party.plan.empty')}</p>` : nothing}
      ${rooms.length > ROWS
        ? html`<p class="quiet">${text('party.table.more', { count: rooms.length - ROWS })}</p>` : nothing}`;
  }

  #row(room, index) {
    const node = this.house.nodeOf(room.shard);
    return html`
      <tr data-room=${room.name} data-count=${room.count}>
        <th scope="row">${room.name}</th>
        <td>${this.#people(room, index)}</td>
        <td><span class="on">${badge(node, false)}
          <span>${node?.name ?? text('party.nodes.unknown')}</span></span></td>
      </tr>`;
  }

  #people(room, index) {
    if (!room.count || this.house.tooMany) return html`<span class="fullness">${fullness(room)}</span>`;
    const open = this.opened.has(room.name);
    return html`
      <details .open=${open} @toggle=${({ target }) => this.#toggle(room.name, target.open)}>
        <summary>${fullness(room)}<span class="unseen">, ${text('party.table.who', { room: room.name })}</span>
        </summary>
        ${open ? whoIsIn(this.house, index, NAMES) : nothing}
      </details>`;
  }

  #toggle(room, open) {
    if (this.opened.has(room) === open) return;
    this.opened = new Set(this.opened);
    if (open) this.opened.add(room);
    else this.opened.delete(room);
  }
}

customElements.define('parlor-room-table', RoomTable);
