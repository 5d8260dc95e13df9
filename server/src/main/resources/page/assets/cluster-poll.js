/**
 * Asks for the cluster once a second while somebody looks at the page, finds out when nobody answers, and comes back.
 * It knows nothing of what the answers say.
 */
import { isShut } from './ask.js';
import { clusterNow } from './cluster-api.js';
import { pauseBefore } from './connection.js';

/** All in milliseconds. */
const BEAT = 1_000;
const PATIENCE = 5_000;

/**
 * `state` is one of `connecting` (nothing heard yet), `open`, `reconnecting`, and `shut`, which holds until `connect`
 * is called again; `refusal` has the gate's `status` and `why`; `heardAt` is when the last answer came.
 */
export class Poll {
  state = 'connecting';
  refusal = null;
  heardAt = null;

  #heard;
  #changed;
  #stop = null;
  #timer = 0;
  #attempt = 0;

  /**
   * @param heard takes each answer
   * @param changed is called after each change of `state`
   */
  constructor({ heard, changed }) {
    this.#heard = heard;
    this.#changed = changed;
    addEventListener('online', () => this.#hurry());
    addEventListener('pageshow', event => event.persisted && this.#hurry());
    document.addEventListener('visibilitychange', () => (document.hidden ? clearTimeout(this.#timer) : this.#hurry()));
  }

  connect() {
    this.#drop();
    this.refusal = null;
    this.#become(this.heardAt ? 'reconnecting' : 'connecting');
    this.#ask();
  }

  async #ask() {
    const stop = new AbortController();
    this.#stop = stop;
    const patience = setTimeout(() => stop.abort(), PATIENCE);
    const answer = await answered(stop.signal);
    clearTimeout(patience);
    // An answer to a question that was given up is none.
    if (this.#stop === stop) this.#take(answer);
  }

  #take({ body, refusal }) {
    if (refusal) {
      this.#drop();
      this.refusal = refusal;
      this.#become('shut');
    } else if (body) {
      this.#attempt = 0;
      this.heardAt = Date.now();
      this.#askIn(BEAT);
      this.#become('open');
      this.#heard(body);
    } else {
      this.#become(this.heardAt ? 'reconnecting' : 'connecting');
      this.#askIn(BEAT + pauseBefore(this.#attempt++, Math.random()));
    }
  }

  /** A page nobody looks at waits until somebody does. */
  #askIn(millis) {
    this.#stop = null;
    this.#timer = document.hidden ? 0 : setTimeout(() => this.#ask(), millis);
  }

  /** Something happened after which there may be news, or an answer where there was none. */
  #hurry() {
    if (this.state === 'shut' || document.hidden || this.#stop) return;
    this.#drop();
    this.#ask();
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#stop = null;
  }

  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.#changed();
  }
}

/** The `body` of the answer, or the gate's `refusal`; neither, if there was no answer that could be read. */
async function answered(signal) {
  try {
    const response = await clusterNow(signal);
    if (isShut(response.status)) {
      return { refusal: { status: response.status, why: (await response.text()).trim() } };
    }
    return response.ok ? { body: await response.json() } : {};
  } catch {
    return {};
  }
}
