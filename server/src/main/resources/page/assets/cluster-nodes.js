/**
 * What the answers have said about the cluster: its nodes, who of them reaches whom, and what they wrote to each other.
 * Pure: the time is a parameter.
 */
import { lettered } from './letters.js';
import { shortened } from './cluster-names.js';

/** Milliseconds: so long a node that went is still shown; after so long one that told nothing does not answer. */
export const STAYS = 15_000;
const SILENT = 10_000;

/** Messages to be remembered. A node tells its last 20 itself. */
const MESSAGES = 60;

/** What a node tells of itself, until it has. */
const UNTOLD = { unreachable: [], messages: [] };

export class Cluster {
  known = false;

  /** `up`, `alone`, `seeking` or `leaving`: how far the node is that answers. */
  state = '';
  self = '';
  id = null;
  restarts = 0;

  /** Members and those that just went, in the order of their letters: see [#node]. */
  nodes = [];

  /** One for each pair of members: `{ one, other, there, back, reach }`, see [link]. */
  links = [];

  /** `{ key, at, from, to, text, reply }` each, the newest first. */
  messages = [];

  /** Numbers by their names; null where no node has told. */
  figures = {};

  #letters = [];
  /** By name: the `member` as it was last, and since when it is `gone`. */
  #last = new Map();
  #written = new Map();

  /** Takes in one answer, which came at this time. */
  take(answer, now) {
    this.known = true;
    this.state = answer.state;
    this.self = answer.self;
    this.id = answer.cluster;
    this.restarts = answer.restarts;
    this.#remember(answer.members, now);
    this.nodes = this.#named();
    this.links = pairs(this.present).map(([one, other]) => link(one, other));
    this.figures = figures(answer, this.present);
    this.#read(answer.members);
  }

  /** Those that are members. */
  get present() { return this.nodes.filter(node => !node.gone); }

  /** The node of that name; null if none is known by it. */
  find(name) {
    return this.nodes.find(node => node.name === name) ?? null;
  }

  #remember(members, now) {
    for (const [name, { gone }] of this.#last) {
      if (gone !== null && now - gone >= STAYS) this.#last.delete(name);
    }
    for (const known of this.#last.values()) known.gone ??= now;
    for (const member of members) this.#last.set(member.name, { member, gone: null });
  }

  /** Homes have the first letters: the house page, which shows no others, then gives them the same. */
  #named() {
    const all = [...this.#last.values()];
    const names = all.map(({ member }) => member.name);
    const homes = all.filter(({ member }) => member.roles.includes('home')).map(({ member }) => member.name);
    this.#letters = lettered(lettered(this.#letters, homes, names), names);
    const oldest = Math.min(...all.filter(({ gone }) => gone === null).map(({ member }) => member.age));
    const shorts = shortened(names);
    return this.#letters.filter(({ name }) => this.#last.has(name))
      .map(letters => this.#node(letters, this.#last.get(letters.name), shorts, oldest));
  }

  /**
   * All that the server says of a member, with its letter and its colour; `short`, a name for where there is no room
   * for the whole one; `gone`, `oldest` and `console` as they are called; `state`, see [stateOf]; the names of those
   * whom it does not reach, `cut`; and whether all that it told is `stale`.
   */
  #node(letters, { member, gone }, shorts, oldest) {
    return {
      ...member,
      ...letters,
      short: shorts.get(member.name),
      gone: gone !== null,
      console: !member.roles.length,
      oldest: gone === null && member.age === oldest,
      state: gone === null ? stateOf(member) : 'gone',
      cut: (member.told ?? UNTOLD).unreachable,
      stale: isStale(member.told),
    };
  }

  #read(members) {
    for (const { name, told } of members) {
      for (const { time, from, text, reply } of (told ?? UNTOLD).messages) {
        const key = `${time} ${from} ${name} ${text}`;
        this.#written.set(key, { key, at: Date.parse(time), from, to: name, text, reply: reply === true });
      }
    }
    this.messages = [...this.#written.values()].sort((one, other) => other.at - one.at).slice(0, MESSAGES);
    this.#written = new Map(this.messages.toReversed().map(message => [message.key, message]));
  }
}

/** `down`, `silent`, `leaving`, `joining` or `up`: the first of these that is true. */
function stateOf({ status, reachable, told }) {
  if (status === 'down') return 'down';
  if (!reachable || isStale(told)) return 'silent';
  if (status === 'leaving' || status === 'exiting' || told?.draining) return 'leaving';
  return status === 'joining' || status === 'weaklyup' ? 'joining' : 'up';
}

/** What a node said long ago is not so now. */
const isStale = told => told !== undefined && told.millisAgo > SILENT;

const pairs = nodes => nodes.flatMap((one, index) => nodes.slice(index + 1).map(other => [one, other]));

/**
 * Whether one reaches the other, `there`, and is reached, `back`; null where nobody knows. `reach` is `broken` if
 * either is not so, `untold` if nobody knows of either, else `whole`.
 */
function link(one, other) {
  const there = reaches(one, other);
  const back = reaches(other, one);
  const broken = there === false || back === false;
  return { one, other, there, back, reach: broken ? 'broken' : there ?? back ? 'whole' : 'untold' };
}

/** The node that answers says it of each member even where it does not tell of itself. */
function reaches(one, other) {
  if (one.told && !one.stale) return !one.cut.includes(other.name);
  return one.self ? other.reachable : null;
}

/** People are counted where they are connected: each on one node. */
function figures({ sockets, rooms, swarm }, members) {
  const told = members.filter(member => member.told).map(member => member.told);
  const sum = (what, own) => (told.length ? told.reduce((all, one) => all + one[what], 0) : own);
  return {
    nodes: members.filter(member => !member.console).length,
    people: sum('sockets', sockets),
    rooms: sum('rooms', rooms),
    processes: swarm.processes,
    shards: swarm.shards,
    missing: swarm.missing,
    moves: sum('moves', swarm.moves),
    lost: sum('lost', swarm.lost),
  };
}
