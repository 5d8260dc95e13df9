/** What pages ask of the cluster. `ok`, `delivered`, `no such node`, `refused` and `no answer` are its outcomes. */
import { ask, fetchNow } from './ask.js';

const API = '/api/cluster';

export const clusterNow = signal => fetchNow(API, signal);

export const drain = node => ask('POST', `${at(node)}/drain`, {});

export const send = (node, text) => ask('POST', `${at(node)}/messages`, { text });

const at = node => `${API}/nodes/${encodeURIComponent(node)}`;
