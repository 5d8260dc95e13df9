/**
 * How pages for those who run the nodes ask them something: with the token that opens them, which every such page in
 * this tab shares. What was done is told as an outcome, whatever happened on the way: most are the server's words;
 * `shut` is the gate's, with its `why`; `unreachable` is ours.
 */
const TOKEN = 'parlor.token';

/** For where there is no storage: as long as the page. */
let shown = null;

export const hasToken = () => Boolean(token());

/** Kept for this tab only: it opens much. */
export function keepToken(value) {
  shown = value;
  try {
    sessionStorage.setItem(TOKEN, value);
  } catch {
    // It lasts as long as the page.
  }
}

export const isShut = status => status === 401 || status === 403;

/** What changes while one looks at it, never from a cache. */
export const fetchNow = (address, signal) => fetch(address, { headers: shows(), cache: 'no-store', signal });

export async function ask(method, address, body) {
  try {
    const headers = body ? { ...shows(), 'Content-Type': 'application/json' } : shows();
    const response = await fetch(address, { method, headers, body: body && JSON.stringify(body) });
    return isShut(response.status)
      ? { outcome: 'shut', why: (await response.text()).trim() }
      : outcomeIn(await response.text());
  } catch {
    return { outcome: 'unreachable' };
  }
}

/** What is no outcome came from a proxy on the way, and says nothing about what happened behind it. */
function outcomeIn(answer) {
  try {
    const read = JSON.parse(answer);
    return read?.outcome ? read : { outcome: 'no answer' };
  } catch {
    return { outcome: 'no answer' };
  }
}

const shows = () => (token() ? { Authorization: `Bearer ${token()}` } : {});

function token() {
  try {
    return shown ?? sessionStorage.getItem(TOKEN);
  } catch {
    return shown;
  }
}
