/** People in a few marks: who is in a room, and how full it is. */
import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { text } from './messages.js';

/** The people in a room, `most` of them at most, each with the node they are on. */
export function whoIsIn(house, room, most) {
  const people = house.peopleIn(room);
  const more = people.length - most;
  return html`
    <ul role="list" class="names">
      ${people.slice(0, most).map(person => html`
        <li>${badge(house.nodeOf(house.shards[person]))} <span>${house.names[person]}</span></li>`)}
      ${more > 0 ? html`<li class="quiet">${text('party.more', { count: more })}</li>` : nothing}
    </ul>`;
}

/** How full a room is, in words. */
export function fullness({ count, maximum }) {
  return maximum === null ? text('party.table.unbounded', { count }) : text('party.table.of', { count, maximum });
}

