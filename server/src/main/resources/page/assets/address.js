/** A room's name is its address: 3 to 64 of a–z, 0–9 and `-`. Pure. */

const NAME = /^[a-z0-9-]{3,64}$/;

/**
 * What someone typed or pasted, as a room name: a link of this server gives its room, other text is brought into
 * the letters that are allowed ("Équipe Bleue" is `equipe-bleue`). Null if no name comes of it.
 */
export function roomNamed(typed) {
  const text = typed.trim();
  const linked = /\/r\/([^/?#\s]+)/.exec(text);
  const name = (linked ? linked[1] : text)
    .normalize('NFKD').replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return NAME.test(name) ? name : null;
}

/** The room of a page at `/r/{room}`; capital letters mean the same room. */
export function roomAt(pathname) {
  const name = decodeURIComponent(pathname.split('/')[2] ?? '').toLowerCase();
  return NAME.test(name) ? name : null;
}
