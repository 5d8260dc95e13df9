/** The letter of a node on its colour. Its name is for those who do not see it next to the letter. */
import { html, nothing } from 'lit';
import { text } from './messages.js';

export function badge(node, spoken = true) {
  const words = node ? text('party.nodes.named', node) : text('party.nodes.unknown');
  return html`<span class="badge" data-colour=${node?.colour ?? 'none'}>
    <span aria-hidden="true">${node?.letter ?? '?'}</span>
    ${spoken ? html`<span class="unseen">${words}</span>` : nothing}</span>`;
}
