/** The nodes: which colour each has, how much it carries, and the way to empty one. Fires `ask` with a question. */
import { html, nothing } from 'lit';
import { badge } from './badge.js';
import { drain } from './cluster-api.js';
import { LightElement } from './light.js';
import { text } from './messages.js';
import { inWords } from './party-api.js';

class Nodes extends LightElement {
  static properties = { house: {}, turn: {}, said: { state: true } };

  render() {
    const { nodes } = this.house;
    const load = this.house.load();
    const shards = nodes.reduce((sum, node) => sum + node.shards, 0);
    const alone = nodes.filter(node => !node.gone).length < 2;
    return html`
      <section class="nodes" aria-labelledby="nodes-title">
        <h2 id="nodes-title">${text('party.nodes.title')}</h2>
        <div class="share" aria-hidden="true">${nodes.map(node => html`
          <span data-colour=${node.colour} .style=${`--share: ${shards ? node.shards / shards : 0}`}></span>`)}</div>
        <ul role="list">${nodes.map((node, index) => this.#node(node, load[index], alone))}</ul>
        <p class="answer" role="status">${this.said ?? nothing}</p>
      </section>`;
  }

  #node(node, load, alone) {
    return html`
      <li data-node=${node.name} ?data-gone=${node.gone}>
        ${badge(node, false)}
        <span class="which">
          <span class="name">${node.name}</span>
          ${node.self ? html`<span class="mark">${text('party.nodes.self')}</span>` : nothing}
          <span class="quiet">${node.gone ? text('party.nodes.gone') : this.#carries(node, load)}</span>
        </span>
        ${node.gone ? nothing : html`
          <button type="button" class="small" aria-label=${text('party.nodes.drainNode', node)}
            aria-disabled=${alone ? 'true' : nothing} @click=${() => this.#ask(node, alone)}>
            ${text('party.nodes.drain')}</button>`}
      </li>`;
  }

  #carries(node, load) {
    const carried = { shards: node.shards, rooms: load.rooms, ...(this.house.tooMany ? {} : { people: load.people }) };
    return Object.entries(carried).map(([what, count]) => text(`party.count.${what}`, { count })).join(' · ');
  }

  #ask(node, alone) {
    if (alone) {
      this.said = text('party.nodes.alone');
      return;
    }
    const sentence = text('party.nodes.ask.sentence', node);
    this.dispatchEvent(new CustomEvent('ask', { detail: {
      title: text('party.nodes.ask.title', node),
      sentence: node.self ? `${sentence} ${text('party.nodes.ask.self')}` : sentence,
      yes: text('party.nodes.ask.yes'),
      act: () => this.#drain(node),
    } }));
  }

  async #drain(node) {
    this.said = text('party.nodes.draining', node);
    this.said = inWords(await drain(node.name), text('party.nodes.drained', node));
  }
}

customElements.define('parlor-nodes', Nodes);
