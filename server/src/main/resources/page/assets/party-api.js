/** What the page asks of the party. `ok`, `destination full`, `refused` and `no answer` are the server's outcomes. */
import { ask, fetchNow } from './ask.js';
import { text } from './messages.js';

const API = '/api/party';

export const liveStream = signal => fetchNow(`${API}/live`, signal);

export const setUp = (scenario, how) => ask('POST', `${API}/scenarios/${scenario}`, how);

export const reset = () => ask('DELETE', API);

export const walk = (person, room) =>
  ask('POST', `${API}/rooms/${encodeURIComponent(room)}/people`, { people: [person] });

/** An outcome as a sentence; `done` is the one for `ok`, `names` fill the others. */
export function inWords({ outcome, why }, done, names = {}) {
  switch (outcome) {
    case 'ok': return done;
    case 'destination full': return text('party.outcome.full', names);
    case 'no such node': return text('party.outcome.noSuchNode');
    case 'refused': return text('party.outcome.refused', { why });
    case 'shut': return why;
    case 'unreachable': return text('party.outcome.unreachable');
    default: return text('party.outcome.noAnswer');
  }
}
