/**
 * The live stream of the house: it reads line after line, finds out when the stream died, and comes back. It knows
 * nothing of what the lines say.
 */
import { isShut } from './ask.js';
import { pauseBefore } from './connection.js';
import { liveStream } from './party-api.js';

/** All in milliseconds. The server says something at least every 5 seconds. */
const SILENCE = 12_000;
const SETTLED = 5_000;

/**
 * `state` is one of `connecting` (nothing heard yet), `open`, `reconnecting`, and `shut`, which holds until `connect`
 * is called again; `refusal` has the gate's `status` and `why`.
 */
export class Live {
  state = 'connecting';
  refusal = null;

  #heard;
  #changed;
  #stop = null;
  #attempt = 0;
  #openSince = 0;
  #retry = 0;
  #silence = 0;

  /**
   * @param heard takes each line
   * @param changed is called after each change of `state`
   */
  constructor({ heard, changed }) {
    this.#heard = heard;
    this.#changed = changed;
    addEventListener('online', () => this.#hurry());
    addEventListener('pageshow', event => event.persisted && this.connect());
    document.addEventListener('visibilitychange', () => document.hidden || this.#hurry());
  }

  connect() {
    this.#drop();
    this.refusal = null;
    this.#become(this.#openSince ? 'reconnecting' : 'connecting');
    this.#read();
  }

  async #read() {
    const stop = new AbortController();
    this.#stop = stop;
    this.#listen();
    try {
      const response = await liveStream(stop.signal);
      if (isShut(response.status)) return this.#refused(response.status, await response.text(), stop);
      if (response.ok) await this.#follow(response.body.getReader(), stop);
    } catch {
      // Why it broke makes no difference: it is tried again.
    }
    if (this.#stop === stop) this.#again();
  }

  async #follow(reader, stop) {
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.#stop !== stop) return;
      this.#listen();
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop();
      lines.filter(Boolean).forEach(line => this.#receive(JSON.parse(line)));
    }
  }

  #receive(line) {
    if (this.state !== 'open') {
      this.#openSince = Date.now();
      this.#become('open');
    }
    this.#heard(line);
  }

  #refused(status, why, stop) {
    if (this.#stop !== stop) return;
    this.#drop();
    this.refusal = { status, why: why.trim() };
    this.#become('shut');
  }

  #again() {
    const settled = this.state === 'open' && Date.now() - this.#openSince > SETTLED;
    this.#drop();
    if (settled) this.#attempt = 0;
    this.#retry = setTimeout(() => this.#read(), pauseBefore(this.#attempt, Math.random()));
    this.#attempt++;
    this.#become(this.#openSince ? 'reconnecting' : 'connecting');
  }

  /** Something happened after which a try may succeed that failed before. */
  #hurry() {
    if (this.#retry) this.connect();
  }

  /** Gives the stream up unless something is heard in time. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#again(), SILENCE);
  }

  #drop() {
    clearTimeout(this.#silence);
    clearTimeout(this.#retry);
    this.#retry = 0;
    const stop = this.#stop;
    this.#stop = null;
    stop?.abort();
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }
}
