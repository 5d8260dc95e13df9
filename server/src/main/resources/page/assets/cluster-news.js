/**
 * What a listener is told about the cluster from one glance at it to the next: `[path, values]` of messages, in the
 * order to be said. However much happened between the two, it is a few sentences. Pure.
 */

const SILENT = new Set(['silent', 'down']);

/** What is compared; `reached` says whether the page is told of the cluster at all. */
export function glance({ known, present, figures }, reached) {
  const nodes = present.map(({ name, letter, state }) => ({ name, letter, silent: SILENT.has(state) }));
  return { known, reached, nodes, size: figures.nodes, missing: figures.missing ?? 0 };
}

export function news(before, after) {
  if (!after.known) return [];
  if (!before.known) return first(after);
  return [
    ...contact(before.reached, after.reached),
    ...onlyIn(after.nodes, before.nodes).map(node => ['cluster.said.here', node]),
    ...onlyIn(before.nodes, after.nodes).map(node => ['cluster.said.gone', node]),
    ...silent(before.nodes, after.nodes),
    ...copies(before.missing, after.missing),
  ];
}

const first = ({ size, nodes, missing }) =>
  [['cluster.ring.nodes', { count: size }], ...silent([], nodes), ...copies(0, missing)];

const onlyIn = (here, there) => here.filter(({ name }) => !there.some(node => node.name === name));

function silent(before, after) {
  const was = ({ name }) => before.find(node => node.name === name)?.silent ?? false;
  return after.filter(node => node.silent !== was(node))
    .map(node => [node.silent ? 'cluster.said.silent' : 'cluster.said.answers', node]);
}

/** Only that some are missing and that none is any more: how many changes all the time while they are made. */
function copies(before, after) {
  if ((before > 0) === (after > 0)) return [];
  return [after ? ['cluster.said.missing', { count: after }] : ['cluster.said.complete', {}]];
}

function contact(before, after) {
  if (before === after) return [];
  return [[after ? 'cluster.said.back' : 'cluster.said.lost', {}]];
}
