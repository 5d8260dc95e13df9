/** The picture: the nodes on a circle, and a line for each pair that says who of the two reaches the other. */
import { html, nothing, svg } from 'lit';
import { laidOut } from './cluster-layout.js';
import { clipped } from './cluster-names.js';
import { called, stateOf } from './cluster-words.js';
import { LightElement } from './light.js';
import { percent, text } from './messages.js';

/** Pixels: between a disc and the end of a line, and the end of one that does not get through. */
const NEAR = 10;
const SHORT = 20;

/** What says nothing now. */
const HOLLOW = new Set(['silent', 'down', 'gone']);

/** A name in fewer letters is none. */
const FEWEST = 4;

const LEGEND = ['whole', 'broken', 'untold', 'load', 'silent', 'console'];

class Ring extends LightElement {
  /** `turn` counts the answers, because the cluster is always the same one. */
  static properties = { cluster: {}, turn: {}, width: { state: true } };

  #resized = new ResizeObserver(([entry]) => { this.width = Math.round(entry.contentRect.width); });

  connectedCallback() {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  render() {
    if (!this.width) return nothing;
    const { nodes, links } = this.cluster;
    const { height, radius, places } = laidOut(nodes.length, this.width);
    const at = new Map(nodes.map((node, index) => [node.name, places[index]]));
    return html`
      <div class="ring">
        <svg viewBox="0 0 ${this.width} ${height}" width=${this.width} height=${height} role="img"
          aria-label=${this.#summary()}>
          ${links.map(link => line(link, at.get(link.one.name), at.get(link.other.name), radius))}
          ${nodes.map(node => disc(node, at.get(node.name), radius))}
          ${nodes.map(node => words(node, at.get(node.name).label))}
        </svg>
      </div>
      ${legend()}`;
  }

  #summary() {
    const { present, links, figures } = this.cluster;
    const cuts = links.flatMap(({ one, other, there, back }) =>
      [...(there === false ? [[one, other]] : []), ...(back === false ? [[other, one]] : [])]);
    return [
      text('cluster.ring.nodes', { count: figures.nodes }),
      ...cuts.slice(0, 5).map(([from, to]) => text('cluster.ring.cut', { from: called(from), to: called(to) })),
      ...(cuts.length > 5 ? [text('cluster.ring.cuts', { count: cuts.length - 5 })] : []),
      ...(cuts.length || present.length < 2 ? [] : [text('cluster.ring.whole')]),
    ].join(' ');
  }
}

/** From disc to disc; where one does not reach the other, an arrow that ends at a bar before it. */
function line({ one, other, there, back, reach }, from, to, radius) {
  const begin = towards(from, to, radius + (back === false ? SHORT : NEAR));
  const end = towards(to, from, radius + (there === false ? SHORT : NEAR));
  const turn = Math.atan2(to.y - from.y, to.x - from.x) * 180 / Math.PI;
  const size = Math.min(1, radius / 26);
  return svg`
    <g class="link" data-link="${one.name} ${other.name}" data-reach=${reach}>
      <line x1=${begin.x} y1=${begin.y} x2=${end.x} y2=${end.y}></line>
      ${there === false ? stop(end, turn, size) : nothing}
      ${back === false ? stop(begin, turn + 180, size) : nothing}
    </g>`;
}

const stop = ({ x, y }, turn, size) => svg`
  <path class="stop" transform="translate(${x} ${y}) rotate(${turn}) scale(${size})"
    d="M-4-5 5 0-4 5z M9-8v16"></path>`;

/** The point so far from one on the way to another. */
function towards(from, to, far) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const part = far / Math.max(far, Math.hypot(dx, dy));
  return { x: from.x + dx * part, y: from.y + dy * part };
}

function disc(node, { x, y }, radius) {
  return svg`
    <g class="disc" data-disc=${node.name} data-state=${node.state} data-colour=${node.colour}
      ?data-console=${node.console} ?data-self=${node.self && !node.gone} transform="translate(${x} ${y})">
      <title>${node.name}</title>
      <circle class="ground" r=${radius + 8}></circle>
      ${node.self && !node.gone ? svg`<circle class="here" r=${radius + 8}></circle>` : nothing}
      ${body(node, radius)}
      ${ring(node, radius + 4)}
      <text class="letter" font-size=${Math.round(radius * 0.9)}>${node.letter}</text>
    </g>`;
}

/** What serves nobody and keeps nothing is no disc. */
function body(node, radius) {
  const side = radius * 1.7;
  return node.console
    ? svg`<rect class="body" x=${-side / 2} y=${-side / 2} width=${side} height=${side} rx="5"></rect>`
    : svg`<circle class="body" r=${radius}></circle>`;
}

/** Full at a load of 1; nobody knows that of one who says nothing. */
function ring({ told, state, console }, radius) {
  if (!told || console || HOLLOW.has(state)) return nothing;
  const part = Math.round(Math.min(1, Math.max(0, told.load)) * 100);
  return svg`
    <circle class="track" r=${radius}></circle>
    <circle class="load" r=${radius} pathLength="100" stroke-dasharray="${part} 100" transform="rotate(-90)"></circle>`;
}

/** Over all discs and lines, to be read wherever it lies. */
function words(node, { x, y, anchor, letters }) {
  if (letters < FEWEST) return nothing;
  const name = node.name.length <= letters ? node.name : clipped(node.short, letters);
  return svg`
    <text class="label" data-state=${node.state} x=${x} y=${y} text-anchor=${anchor}><tspan
      class="name">${name}</tspan><tspan
      x=${x} dy="17">${below(node)}</tspan></text>`;
}

/** What there is to say beside that all is well. */
function below(node) {
  if (node.state !== 'up') return stateOf(node);
  const said = [
    ...(node.self ? [text('party.nodes.self')] : []),
    ...(node.console ? [text('cluster.console')] : []),
    ...(node.told && !node.console ? [percent(node.told.load)] : []),
  ];
  return said.join(' · ');
}

const legend = () => html`
  <ul class="legend" role="list" aria-label=${text('cluster.legend.title')}>
    ${LEGEND.map(sign => html`<li>${SIGNS[sign]} ${text(`cluster.legend.${sign}`)}</li>`)}
  </ul>`;

const sign = drawn => html`
  <svg class="sign" width="32" height="20" viewBox="0 0 32 20" aria-hidden="true">${drawn}</svg>`;

const SIGNS = {
  whole: sign(svg`<g class="link" data-reach="whole"><line x1="2" y1="10" x2="30" y2="10"></line></g>`),
  broken: sign(svg`<g class="link" data-reach="broken"><line x1="2" y1="10" x2="20" y2="10"></line>${
    stop({ x: 20, y: 10 }, 0, 0.9)}</g>`),
  untold: sign(svg`<g class="link" data-reach="untold"><line x1="2" y1="10" x2="30" y2="10"></line></g>`),
  load: sign(svg`<g class="disc" data-colour="none" transform="translate(16 10)"><circle class="body" r="4"></circle>
    <circle class="track" r="8"></circle><circle class="load" r="8" pathLength="100" stroke-dasharray="35 100"
    transform="rotate(-90)"></circle></g>`),
  silent: sign(svg`<g class="disc" data-colour="none" data-state="silent" transform="translate(16 10)">
    <circle class="body" r="8"></circle></g>`),
  console: sign(svg`<g class="disc" data-colour="none" transform="translate(16 10)">
    <rect class="body" x="-7" y="-7" width="14" height="14" rx="4"></rect></g>`),
};

customElements.define('parlor-ring', Ring);
