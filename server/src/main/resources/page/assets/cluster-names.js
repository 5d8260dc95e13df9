/** Short names for nodes, where there is no room for whole ones. Pure. */

/**
 * For each name a short one that is nobody else's: what stands before the `@`, or the host behind it, or the port, or
 * both, or else the whole name.
 */
export function shortened(names) {
  const tried = names.map(name => parts(name));
  const isUnique = part => tried.filter(parts => parts.includes(part)).length === 1;
  return new Map(names.map((name, index) => [name, tried[index].find(isUnique) ?? name]));
}

/** The shortest first: each only once, or a name that is its own host would seem to be two. */
function parts(name) {
  const [, before, host = '', port = ''] = /^([^@]*)@?(\[[^\]]*\]|[^:]*)(:\d+)?$/.exec(name) ?? [name, name];
  return [...new Set([before, host, port, host + port, name])].filter(Boolean);
}

/** Shortened in front, where names that begin alike are the same. */
export function clipped(name, most) {
  return name.length <= most ? name : `…${name.slice(1 - most).replace(/^[.:]+/, '')}`;
}
