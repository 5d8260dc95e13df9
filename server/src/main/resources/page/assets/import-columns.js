/**
 * Which column of a table means what. The headers of Jira, GitHub and Azure DevOps are known, Jira's in the languages
 * this page speaks; of a header that stands there several times (Jira repeats some) the first counts. Pure.
 */

/** What a column can be. A `key`, such as ABC-12, is put before the title. */
export const PARTS = ['title', 'key', 'link', 'description'];

/** The better name first. */
const NAMES = {
  title: [
    'summary', 'title', 'zusammenfassung', 'résumé', 'resumen', 'resumo', 'podsumowanie', 'titel', 'titre', 'título',
    'tytuł', 'story', 'name',
  ],
  key: [
    'issue key', 'vorgangsschlüssel', 'clé de ticket', 'clé de demande', 'clave de incidencia', 'clave de la incidencia',
    'chave da item', 'chave do item', 'klucz zgłoszenia', 'key', 'schlüssel', 'clé', 'clave', 'chave', 'klucz', 'number',
    'id',
  ],
  link: ['html_url', 'url', 'link', 'issue url', 'lien', 'enlace', 'adres url'],
  description: ['description', 'body', 'beschreibung', 'descripción', 'descrição', 'opis'],
};

const plain = cell => cell.trim().toLowerCase().normalize('NFC');

/** The index of the column for each part, -1 where there is none; null if the row is no header known here. */
export function columnsOf(row) {
  const headers = row.map(plain);
  const columns = {};
  for (const part of PARTS) {
    const name = NAMES[part].find(each => headers.includes(each));
    columns[part] = name === undefined ? -1 : headers.indexOf(name);
  }
  return columns.title < 0 ? null : columns;
}

/** Until somebody chooses: the first column is the title. */
export const unknownColumns = Object.freeze({ title: 0, key: -1, link: -1, description: -1 });

/** Whether text is a table rather than one story a line: its first line is a known header, or has tabs. */
export function looksLikeTable(text) {
  const first = text.slice(0, 5_000).replace(/^\ufeff/, '').split(/\r\n|\r|\n/, 1)[0];
  const cells = first.split(/[,;\t|]/).map(cell => cell.replace(/^\s*"|"\s*$/g, ''));
  return first.includes('\t') || (cells.length > 1 && columnsOf(cells) !== null);
}
