/** How an operation of an OpenAPI description is asked for on a command line. Pure. */

/** What a `$ref` points to, or the part itself. */
export function resolved(description, part) {
  if (!part?.$ref) return part;
  const found = part.$ref.slice(2).split('/').reduce((here, step) => here[step], description);
  return resolved(description, found);
}

/** The example of the body, or nothing. */
export const bodyOf = operation => operation.requestBody?.content['application/json'];

/**
 * @param parameters of the operation and of its path, resolved
 * @returns a command that can be pasted into a shell
 */
export function curl(origin, method, path, operation, parameters) {
  const words = ['curl'];
  if (streams(operation)) words.push('-N');
  if (method !== 'get') words.push(`-X ${method.toUpperCase()}`);
  words.push(quoted(origin + filled(path, parameters)));
  const body = bodyOf(operation);
  if (body) words.push(`-H ${quoted('Content-Type: application/json')}`, `-d ${quoted(JSON.stringify(body.example))}`);
  return words.join(' ');
}

const streams = operation => 'application/x-ndjson' in (operation.responses[200]?.content ?? {});

function filled(path, parameters) {
  const inPath = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters.find(one => one.name === name).example));
  const query = parameters.filter(one => one.in === 'query').map(one => `${one.name}=${one.example}`).join('&');
  return query ? `${inPath}?${query}` : inPath;
}

const quoted = text => /^[\w:/.,=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
