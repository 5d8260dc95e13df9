/**
 * What a listener is told about the house from one glance at it to the next: `[path, values]` of messages, in the order
 * to be said. However much happened between the two, it is a few sentences. Pure.
 */

/** What is compared. */
export function glance({ known, tooMany, rooms, inside, nodes, walks }) {
  return {
    known,
    tooMany,
    walks,
    rooms: rooms.length,
    inside,
    nodes: nodes.filter(node => !node.gone).map(({ name, letter }) => ({ name, letter })),
  };
}

export function news(before, after) {
  if (!after.known) return [];
  if (!before.known) return [['party.said.first', after]];
  return [
    ...onlyIn(after.nodes, before.nodes).map(node => ['party.said.here', node]),
    ...onlyIn(before.nodes, after.nodes).map(node => ['party.said.gone', node]),
    ...furniture(before, after),
    ...people(before, after),
  ];
}

const onlyIn = (here, there) => here.filter(({ name }) => !there.some(node => node.name === name));

function furniture(before, after) {
  if (before.rooms === after.rooms) return [];
  return [after.rooms ? ['party.said.rooms', { count: after.rooms }] : ['party.said.empty', {}]];
}

function people(before, after) {
  const walks = after.walks - before.walks;
  if (walks > 0) return [['party.said.walks', { count: walks }]];
  return after.tooMany && before.inside !== after.inside ? [['party.said.inside', { count: after.inside }]] : [];
}
