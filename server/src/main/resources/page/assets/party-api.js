/**
 * What the page asks of the party. Every answer is an outcome, whatever happened on the way: `ok`, `destination full`,
 * `refused` and `no answer` are the server's words; `shut` is the gate's, with its `why`; `unreachable` is ours.
 */
import { text } from './messages.js';

const TOKEN = 'parlor.token';

const API = '/api/party';

/** For where there is no storage: as long as the page. */
let shown = null;

export const hasToken = () => Boolean(token());

/** Kept for this tab only: it opens more than the party. */
export function keepToken(value) {
  shown = value;
  try {
    sessionStorage.setItem(TOKEN, value);
  } catch {
    // It lasts as long as the page.
  }
}

export const isShut = status => status === 401 || status === 403;

export const liveStream = signal => fetch(`${API}/live`, { headers: shows(), cache: 'no-store', signal });

export const setUp = (scenario, how) => ask('POST', `/scenarios/${scenario}`, how);

export const reset = () => ask('DELETE', '');

export const walk = (person, room) => ask('POST', `/rooms/${encodeURIComponent(room)}/people`, { people: [person] });

export const drain = node => ask('POST', `/nodes/${encodeURIComponent(node)}/drain`);

/** An outcome as a sentence; `done` is the one for `ok`, `names` fill the others. */
export function inWords({ outcome, why }, done, names = {}) {
  switch (outcome) {
    case 'ok': return done;
    case 'destination full': return text('party.outcome.full', names);
    case 'refused': return text('party.outcome.refused', { why });
    case 'shut': return why;
    case 'unreachable': return text('party.outcome.unreachable');
    default: return text('party.outcome.noAnswer');
  }
}

async function ask(method, path, body) {
  try {
    const headers = body ? { ...shows(), 'Content-Type': 'application/json' } : shows();
    const response = await fetch(API + path, { method, headers, body: body && JSON.stringify(body) });
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
