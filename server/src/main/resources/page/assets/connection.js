/**
 * One room's WebSocket, kept alive: it joins, finds out when it died, and comes back to the same seat. It knows nothing
 * of rooms but the first frame and its answer.
 *
 * A socket can be dead for minutes before the browser says so (sleep, a changed network, a node that vanished), so it
 * is asked: every 15 seconds while someone looks at the page, and at once when there is reason to doubt it.
 */

/** All in milliseconds. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 4_000;
const SPREAD = 250;
const BEAT = 15_000;
const PATIENCE = 5_000;
const DOUBT = 2_000;
const SETTLED = 5_000;

const STOPPING = 1001;

/** Refusals of a connection after which coming back is no nuisance; after all others a person decides. */
const COMES_BACK = new Set(['too-slow', 'silent']);

/** A node that stops says so to one after another: what is left to spread is little. */
const pauseAfterStop = chance => chance * SPREAD;

/** The pause before a try: doubling, and spread so that a room full of browsers does not come back at one moment. */
export function pauseBefore(attempt, chance) {
  const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt);
  return Math.max(FIRST_PAUSE, longest * (0.5 + chance / 2));
}

/**
 * `state` is one of `connecting` (never joined yet), `open`, `reconnecting`, and `ended`, which holds until `connect`
 * is called again; `refusal` says why it ended.
 */
export class Connection {
  state = 'connecting';
  refusal = null;

  #url;
  #freshId;
  #hello;
  #heard;
  #changed;
  #socket = null;
  #joinId = null;
  #attempt = 0;
  #openSince = 0;
  #retry = 0;
  #patience = 0;
  #lastBeat = Date.now();

  /**
   * @param url where the room lives
   * @param freshId makes the id of a `ping`
   * @param hello makes the `join` frame, a new one for each socket
   * @param heard takes each frame
   * @param changed is called after each change of `state`
   */
  constructor({ url, freshId, hello, heard, changed }) {
    this.#url = url;
    this.#freshId = freshId;
    this.#hello = hello;
    this.#heard = heard;
    this.#changed = changed;
    setInterval(() => this.#beat(), PATIENCE);
    addEventListener('online', () => this.#doubt());
    addEventListener('offline', () => this.#doubt());
    addEventListener('pageshow', event => event.persisted && this.#doubt());
    document.addEventListener('visibilitychange', () => document.hidden || this.#doubt());
  }

  connect() {
    this.#drop();
    this.refusal = null;
    this.#become(this.#openSince ? 'reconnecting' : 'connecting');
    this.#open();
  }

  /** Sends if the room is joined; says whether it did. */
  send(frame) {
    if (this.state !== 'open' || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #open() {
    clearTimeout(this.#retry);
    const socket = new WebSocket(this.#url, 'parlor.v1');
    this.#socket = socket;
    this.#lose(PATIENCE);
    socket.onopen = () => {
      const join = this.#hello();
      this.#joinId = join.id;
      socket.send(JSON.stringify(join));
    };
    socket.onmessage = ({ data }) => this.#receive(parsed(data));
    socket.onclose = ({ code }) => this.#closed(code);
  }

  #receive(frame) {
    if (!frame) return;
    this.#keep();
    if (frame.type === 'refused' && (frame.id == null || frame.id === this.#joinId)) return this.#refused(frame);
    if (frame.type === 'welcome') {
      this.#openSince = Date.now();
      this.#lastBeat = Date.now();
      this.state = 'open';
      this.#heard(frame);
      return this.#changed();
    }
    this.#heard(frame);
  }

  #refused(frame) {
    if (COMES_BACK.has(frame.reason)) return;
    this.#drop();
    this.refusal = frame;
    this.#become('ended');
  }

  #closed(code) {
    this.#drop();
    if (this.#openSince && Date.now() - this.#openSince > SETTLED) this.#attempt = 0;
    const pause = code === STOPPING && this.#attempt === 0
      ? pauseAfterStop(Math.random())
      : pauseBefore(this.#attempt, Math.random());
    this.#attempt++;
    this.#retry = setTimeout(() => this.#open(), pause);
    this.#become(this.#openSince ? 'reconnecting' : 'connecting');
  }

  /** Forgets the socket without waiting for a dead peer to agree. */
  #drop() {
    clearTimeout(this.#retry);
    this.#keep();
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #beat() {
    const now = Date.now();
    const slept = now - this.#lastBeat > BEAT + 2 * PATIENCE;
    if (slept && !document.hidden) this.#doubt();
    else if (now - this.#lastBeat >= BEAT && !document.hidden) this.#probe(PATIENCE);
    else return;
    this.#lastBeat = now;
  }

  /** Something happened that sockets seldom survive. */
  #doubt() {
    if (this.state === 'open') return this.#probe(DOUBT);
    if (this.state === 'ended' || !this.#retry) return;
    this.#drop();
    this.#open();
  }

  #probe(patience) {
    if (this.send({ type: 'ping', id: this.#freshId() })) this.#lose(patience);
  }

  /** Gives the socket up unless it is heard within so many milliseconds. */
  #lose(patience) {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#closed(), patience);
  }

  #keep() {
    clearTimeout(this.#patience);
  }

  #become(state) {
    this.state = state;
    this.#changed();
  }
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
