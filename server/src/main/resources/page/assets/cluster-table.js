/** What the picture shows, and more, as a table: a row for each node, or a card where there is no room for one. */
import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { called, counted, lasting, memory, stateOf, UNKNOWN } from './cluster-words.js';
import { LightElement } from './light.js';
import { names, percent, text } from './messages.js';

/** The columns beside the name and the reach, and what stands in them. */
const COLUMNS = {
  state: node => stateAndSince(node),
  age: ({ told }) => (told ? lasting(told.upSeconds) : UNKNOWN),
  load: ({ told }) => (told ? percent(told.load) : UNKNOWN),
  memory: ({ told }) => (told ? memory(told.heapBytes, told.heapMaxBytes) : UNKNOWN),
  sockets: ({ told }) => counted(told?.sockets),
  rooms: ({ told }) => counted(told?.rooms),
  shards: ({ shards }) => counted(shards),
  processes: ({ processes }) => counted(processes),
  copies: ({ copies }) => counted(copies),
  missing: ({ missing }) => counted(missing),
};

class NodeTable extends LightElement {
  static properties = { cluster: {}, turn: {} };

  /** Roles are written down because cards are no table to browsers. */
  render() {
    return html`
      <table class="members" role="table" aria-labelledby="members-title">
        <thead role="rowgroup"><tr role="row">
          <th role="columnheader" scope="col">${text('cluster.table.node')}</th>
          ${Object.keys(COLUMNS).map(column => html`
            <th role="columnheader" scope="col" data-column=${column}>${text(`cluster.table.${column}`)}</th>`)}
          <th role="columnheader" scope="col">${text('cluster.table.reach')}</th>
        </tr></thead>
        <tbody role="rowgroup">${this.cluster.nodes.map(node => this.#row(node))}</tbody>
      </table>
      <p class="quiet hint-line">${text('cluster.table.note')}</p>`;
  }

  #row(node) {
    return html`
      <tr role="row" data-node=${node.name} data-state=${node.state} ?data-gone=${node.gone}>
        <th role="rowheader" scope="row">${this.#which(node)}</th>
        ${Object.entries(COLUMNS).map(([column, written]) => html`
          <td role="cell" data-column=${column} data-label=${text(`cluster.table.${column}`)}
            ?data-wrong=${isWrong(column, node)}>${node.gone && column !== 'state' ? UNKNOWN : written(node)}</td>`)}
        <td role="cell" class="reach" data-label=${text('cluster.table.reach')}
          ?data-wrong=${node.cut.length > 0 && !node.gone && !node.stale}>${this.#reach(node)}</td>
      </tr>`;
  }

  #which(node) {
    return html`
      <div class="which">
        ${badge(node, false)}
        <span><span class="name">${node.name}</span>
          <span class="roles">${this.#roles(node)}</span>
          ${node.self && !node.gone ? html`<span class="mark">${text('party.nodes.self')}</span>` : nothing}
          ${node.oldest ? html`<span class="mark">${text('cluster.oldest')}</span>` : nothing}</span>
      </div>`;
  }

  #roles({ roles, told }) {
    const said = roles.length ? roles.join(', ') : text('cluster.console');
    return told ? `${said} · ${told.version}` : said;
  }

  #reach({ gone, told, stale, cut }) {
    if (gone || stale || !told) return UNKNOWN;
    if (!cut.length) return text('cluster.reach.all');
    return text('cluster.reach.not', { nodes: names(cut.map(name => this.#called(name)), 8) });
  }

  #called(name) {
    const node = this.cluster.find(name);
    return node ? called(node) : name;
  }
}

/** How old what stands in the row is, where it is no longer so. */
function stateAndSince(node) {
  if (!node.stale || node.gone) return stateOf(node);
  return text('cluster.table.since', { state: stateOf(node), time: lasting(node.told.millisAgo / 1_000) });
}

function isWrong(column, node) {
  if (node.gone) return false;
  return column === 'missing' ? node.missing > 0 : column === 'state' && ['silent', 'down'].includes(node.state);
}

customElements.define('parlor-members', NodeTable);
