/**
 * The table seen from above, for up to eight people on a wide page: an ornament. Everything it shows stands in the list
 * of people as well, so it is hidden from screen readers.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { widthOf } from './decks.js';
import { LightElement } from './light.js';
import { figure, number, text } from './messages.js';
import { slip } from './people.js';
import { count, stateOf } from './seating.js';

export const SEATS = 8;

class RoundTable extends LightElement {
  static properties = { session: {} };

  render() {
    const seats = seated(this.session);
    return html`
      <div class="round-table ${widthOf(this.session.round.deck)}" aria-hidden="true">
        <div class="felt">
          <div class="middle">${this.#middle()}</div>
          ${repeat(seats, seat => seat.id, (seat, index) => html`
            <div class="place ${stateOf(seat)} ${isFar(index, seats.length) ? 'far' : ''}"
              .style=${around(index, seats.length)}>
              ${slip(this.session, seat, index)}
              <span class="name">${seat.name}</span>
            </div>`)}
        </div>
      </div>`;
  }

  #middle() {
    const { round, tally } = this.session;
    if (round.phase !== 'revealed') {
      const { voted, voters } = count(this.session);
      return big(html`${voted}<small>/${voters}</small>`, 'story.voted');
    }
    if (round.result != null) return big(round.result, 'result.title');
    if (tally?.consensus) return big(tally.modes[0], 'result.everyone');
    if (tally?.mean != null) return big(number(tally.mean), 'result.mean');
    if (tally?.median != null) return big(figure(tally.median), 'result.median');
    return nothing;
  }
}

const big = (what, path) => html`<span class="big">${what}</span> <span>${text(path)}</span>`;

/** Oneself first, the others in an order that does not change while people vote. */
function seated({ seats, you }) {
  const rank = seat => (seat.id === you ? 0 : 1);
  return [...seats.values()].sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
}

/** Places on the edge of the felt, the first at the bottom: one sits before one's own cards. */
const angleOf = (index, all) => Math.PI / 2 + (index / all) * 2 * Math.PI;

function around(index, all) {
  const angle = angleOf(index, all);
  return `left: ${(50 + 50 * Math.cos(angle)).toFixed(2)}%; top: ${(50 + 50 * Math.sin(angle)).toFixed(2)}%`;
}

/** Names stand outside the felt: above those who sit on the far side. */
const isFar = (index, all) => Math.sin(angleOf(index, all)) < -0.3;

customElements.define('parlor-round-table', RoundTable);
