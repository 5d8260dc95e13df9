/**
 * The table seen from above, for up to eight people on a wide page: an ornament. Everything it shows stands in the list of
 * people as well, so it is hidden from screen readers.
 */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from './light.js';
import { number, text } from './messages.js';
import { slip } from './people.js';
import { count, stateOf } from './seating.js';

export const SEATS = 8;

class RoundTable extends LightElement {
  static properties = { session: {} };

  render() {
    const seats = seated(this.session);
    return html`
      <div class="round-table" aria-hidden="true">
        <div class="felt">${this.#middle()}</div>
        ${repeat(seats, seat => seat.id, (seat, index) => html`
          <div class="place" data-state=${stateOf(seat)} .style=${around(index, seats.length)}>
            ${slip(this.session, seat, index)}
            <span class="name">${seat.name}</span>
          </div>`)}
      </div>`;
  }

  #middle() {
    const { round, tally } = this.session;
    if (round.phase !== 'revealed') {
      const { voted, voters } = count(this.session);
      return html`<span class="big">${voted}<small>/${voters}</small></span> <span>${text('story.votedShort')}</span>`;
    }
    if (round.result != null) return html`<span class="big">${round.result}</span> <span>${text('result.title')}</span>`;
    if (tally?.mean != null) return html`<span class="big">${number(tally.mean)}</span> <span>${text('result.mean')}</span>`;
    if (tally?.median != null) return html`<span class="big">${tally.median}</span> <span>${text('result.median')}</span>`;
    return nothing;
  }
}

/** In the order they took their seats as far as anyone knows it: it must not change while people vote. */
const seated = session => [...session.seats.values()].sort((one, other) => (one.id < other.id ? -1 : 1));

/** Places on an oval, from the bottom left on, with nobody straight below where the deck lies. */
function around(index, all) {
  const angle = Math.PI / 2 + ((index + 0.5) / all) * 2 * Math.PI;
  const left = 50 + 43 * Math.cos(angle);
  const top = 50 + 39 * Math.sin(angle);
  return `left: ${left.toFixed(2)}%; top: ${top.toFixed(2)}%`;
}

customElements.define('parlor-round-table', RoundTable);
