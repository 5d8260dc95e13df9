/** Nodes and people in a few marks: the colour and letter of a node, and who is in a room. */
import { html, nothing } from 'lit';
import { text } from './messages.js';

/** The letter of a node on its colour. Its name is for those who do not see it next to the letter. */
export function badge(node, spoken = true) {
  const words = node ? text('party.nodes.named', node) : text('party.nodes.unknown');
  return html`<span class="badge" data-colour=${node?.colour ?? 'none'}>
    <span aria-hidden="true">${node?.letter ?? '?'}</span>
    ${spoken ? html`<span class="unseen">${words}</span>` : nothing}</span>`;
}

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

