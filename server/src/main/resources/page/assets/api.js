/** The description of the party's API, for people to read. What stands here is what requests are checked against. */
import { html, nothing } from 'lit';
import { bodyOf, curl, resolved } from './api-curl.js';
import { LightElement } from './light.js';
import { text } from './messages.js';

const DESCRIPTION = '/api/openapi.json';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const description = await (await fetch(DESCRIPTION)).json();

const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  METHODS.filter(method => method in item).map(method => ({ path, method, item, operation: item[method] })));

class Api extends LightElement {
  /** What the address names was not there when the browser looked for it. */
  firstUpdated() {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }

  render() {
    return html`
      <header class="api-top"><a class="wordmark" href="/" aria-label=${text('parlor.home')}>${text('parlor.title')}</a></header>
      <main class="api">
        <h1 lang="en">${description.info.title}</h1>
        ${prose(description.info.description)}
        ${prose(description.components.securitySchemes.token.description)}
        <p><a href=${DESCRIPTION}>${text('api.whole')}</a></p>
        <nav aria-label=${text('api.all')}>${description.tags.map(contents)}</nav>
        ${description.tags.map(chapter)}
        <section>
          <h2 id="common">${text('api.common')}</h2>
          <dl>${[...common()].sort().map(([status, answer]) => answered(status, resolved(description, answer)))}</dl>
        </section>
      </main>`;
  }
}

const of = tag => operations.filter(({ operation }) => operation.tags[0] === tag.name);

const contents = tag => html`
  <ul>${of(tag).map(({ method, path, operation }) => html`
    <li><a href="#${operation.operationId}">${address(method, path)}</a></li>`)}
  </ul>`;

const chapter = tag => html`
  <section>
    <h2 lang="en">${tag.description}</h2>
    ${of(tag).map(entry)}
  </section>`;

function entry({ method, path, item, operation }) {
  const parameters = [...item.parameters ?? [], ...operation.parameters ?? []].map(one => resolved(description, one));
  return html`
    <article id=${operation.operationId} aria-labelledby="${operation.operationId}-title">
      <h3 id="${operation.operationId}-title">${address(method, path)}</h3>
      <p lang="en">${operation.summary}</p>
      ${prose(operation.description)}
      ${asked(parameters, operation)}
      <h4>${text('api.example')}</h4>
      <pre tabindex="0"><code>${curl(location.origin, method, path, operation, parameters)}</code></pre>
      <h4>${text('api.answers')}</h4>
      ${answers(Object.entries(operation.responses))}
      ${lines(operation)}
    </article>`;
}

/** A path may break behind each of its parts, not within them. */
const address = (method, path) => html`
  <span class="method">${method.toUpperCase()}</span> <code>${path.split('/').slice(1).map(part => html`/<wbr>${part}`)}</code>`;

function asked(parameters, operation) {
  const body = resolved(description, bodyOf(operation)?.schema);
  if (!parameters.length && !body) return nothing;
  return html`
    <h4>${text('api.asked')}</h4>
    <dl>
      ${parameters.map(one => field(one.name, text(`api.in.${one.in}`), prose(one.description)))}
      ${body ? fields(body, operation.requestBody.required) : nothing}
    </dl>`;
}

/** The fields of a body, and of the objects in its lists. */
function fields(schema, required, around = '') {
  return Object.entries(schema.properties).map(([name, part]) => {
    const is = resolved(description, part);
    const needed = required && schema.required?.includes(name);
    const item = resolved(description, is.items);
    return html`
      ${field(around + name, text(needed ? 'api.in.body' : 'api.in.optional'), prose(is.description ?? item?.description))}
      ${item?.properties ? fields(item, true, `${around}${name}[].`) : nothing}`;
  });
}

const field = (name, where, what) => html`<dt><code>${name}</code> <span class="quiet">${where}</span></dt><dd>${what}</dd>`;

/** What goes wrong in the same way everywhere is told once, below. */
const isCommon = ([status, answer]) => status !== '200' && '$ref' in answer;

const common = () => new Map(operations.flatMap(({ operation }) => Object.entries(operation.responses).filter(isCommon)));

const answers = all => html`
  <dl>${all.filter(one => !isCommon(one)).map(([status, answer]) => answered(status, resolved(description, answer)))}</dl>
  <p class="quiet">${text('api.also')} <a href="#common">${all.filter(isCommon).map(([status]) => status).join(', ')}</a></p>`;

function answered(status, answer) {
  const example = Object.values(answer.content ?? {}).map(type => type.example).find(one => one);
  return html`
    <dt>${status}</dt>
    <dd>${prose(answer.description)}${example ? sample(example) : nothing}</dd>`;
}

/** What a stream says, line by line. */
function lines(operation) {
  const schema = operation.responses[200]?.content?.['application/x-ndjson']?.schema;
  if (!schema) return nothing;
  return html`
    <h4>${text('api.lines')}</h4>
    <dl>${schema.oneOf.map(one => resolved(description, one)).map(line => html`
      <dt><code>${line.properties.type.const}</code></dt>
      <dd>${prose(line.description)}${sample(line.example)}</dd>`)}
    </dl>`;
}

const sample = example => html`<pre tabindex="0"><code>${JSON.stringify(example)}</code></pre>`;

/** Paragraphs of the description, which is in English, with `code` in them. */
function prose(written = '') {
  return written.split('\n\n').filter(Boolean).map(paragraph => html`
    <p lang="en">${paragraph.split('`').map((part, place) => place % 2 ? html`<code>${part}</code>` : part)}</p>`);
}

customElements.define('parlor-api', Api);
