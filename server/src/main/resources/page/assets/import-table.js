/**
 * Reads CSV, with commas, semicolons or tabs. The reader is loaded when it is needed. It works in pieces with a pause
 * after each, so that a large file does not hold the page up.
 */

const READER = new URL('./lib/papaparse/papaparse.min.js', import.meta.url);
/** Characters. One piece takes a few milliseconds. */
const PIECE = 64 * 1024;
const FIRST_LINE = 16 * 1024;
const DELIMITERS = [',', ';', '\t', '|'];

/**
 * @param text the whole table
 * @returns `rows` without the empty ones, and the `broken` lines: `{ line, lost }`, where `lost` says that a quotation
 *     mark is never closed and all that follows was left out
 */
export async function readTable(text) {
  const reader = await loaded();
  const table = { rows: [], broken: [] };
  let line = 1;
  await new Promise((resolve, reject) => {
    reader.parse(text.replace(/^\ufeff/, ''), {
      delimiter: delimiterOf(text),
      chunkSize: PIECE,
      chunk: ({ data, errors }, parser) => {
        const wrong = new Map(errors.filter(({ type }) => type === 'Quotes').map(({ row, code }) => [row, code]));
        data.forEach((row, index) => {
          const lost = wrong.get(index) === 'MissingQuotes';
          if (wrong.has(index)) table.broken.push({ line, lost });
          if (!lost && row.some(cell => cell.trim())) table.rows.push(row);
          line += 1 + breaksIn(row);
        });
        parser.pause();
        setTimeout(() => parser.resume());
      },
      complete: resolve,
      error: reject,
    });
  });
  return table;
}

/** What stands between cells: whatever the first line has most of, outside of its quotation marks. */
export function delimiterOf(text) {
  const [first] = text.slice(0, FIRST_LINE).replace(/"[^"]*"/g, '').split(/[\r\n]/, 1);
  const times = delimiter => first.split(delimiter).length;
  return DELIMITERS.reduce((best, each) => (times(each) > times(best) ? each : best));
}

const breaksIn = row => row.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

/** UTF-8 or UTF-16 if the file says so or can be that; else what spreadsheets in western Europe write. */
export async function textOf(file) {
  const octets = new Uint8Array(await file.arrayBuffer());
  const [first, second] = octets;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(octets);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(octets);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octets);
  } catch {
    return new TextDecoder('windows-1252').decode(octets);
  }
}

/** The reader is a script of the old kind, which leaves its name behind. */
let reader = null;
function loaded() {
  reader ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = READER;
    script.onload = () => resolve(globalThis.Papa);
    script.onerror = () => {
      reader = null;
      script.remove();
      reject(new Error('the reader of tables was not loaded'));
    };
    document.head.append(script);
  });
  return reader;
}
