/** Figures of nodes as people write them. */
import { number, text } from './messages.js';

/** Where nothing was told. */
export const UNKNOWN = '–';

const UNITS = [['days', 86_400], ['hours', 3_600], ['minutes', 60], ['seconds', 1]];
const MEBI = 1_048_576;
const DAY = 86_400_000;

const language = document.documentElement.lang;
const hour = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });

/** A time as the clock showed it here; with its date unless it was within the last day. */
export const clock = (at, now) => (now - at < DAY ? hour : date).format(at);

/** In the two largest units: nobody asks for the seconds of a day. */
export function lasting(seconds) {
  const first = Math.max(0, UNITS.findIndex(([, length]) => seconds >= length));
  const from = seconds < 1 ? UNITS.length - 1 : first;
  return UNITS.slice(from, from + 2).map(([unit, length], index) => {
    const above = index ? UNITS[from][1] : Infinity;
    return text(`cluster.lasting.${unit}`, { count: Math.floor((seconds % above) / length) });
  }).join(' ');
}

/** Rounded up: no used memory is none. */
export const memory = (used, most) =>
  text('cluster.memory', { used: Math.ceil(used / MEBI), most: Math.ceil(most / MEBI) });

export const counted = count => (count === undefined || count === null ? UNKNOWN : number(count));

/** How a node is, in a word or two. */
export const stateOf = node => text(`cluster.state.${node.state}`);

/** A node in a sentence. */
export const called = node => text('cluster.called', node);
