/**
 * Markdown of strangers as a piece of a page: a few harmless elements and attributes, nothing that runs, loads or names.
 * Links lead outside in a tab of their own, pictures are links to themselves, and headings stay below those of the page.
 */
import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const ELEMENTS = [
  'a', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i',
  'img', 'kbd', 'li', 'ol', 'p', 'pre', 's', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr',
  'u', 'ul',
];
const ATTRIBUTES = ['alt', 'href', 'src', 'start'];
const WEB = /^https?:\/\//i;
const RULES = {
  ALLOWED_TAGS: ELEMENTS,
  ALLOWED_ATTR: ATTRIBUTES,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: WEB,
  ADD_URI_SAFE_ATTR: ['start'],
  RETURN_DOM_FRAGMENT: true,
};

const marked = new Marked({
  async: false,
  breaks: true,
  gfm: true,
  renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') },
});

/** The fragment belongs to a document that is shown nowhere, so that nothing in it loads before it is changed. */
export function fragmentOf(source) {
  const fragment = DOMPurify.sanitize(marked.parse(source), RULES);
  for (const image of fragment.querySelectorAll('img')) image.replaceWith(...linkTo(image));
  for (const link of fragment.querySelectorAll('a')) outside(link);
  for (const heading of fragment.querySelectorAll('h1, h2, h3, h4, h5, h6')) lower(heading);
  for (const table of fragment.querySelectorAll('table, pre')) table.tabIndex = 0;
  return fragment;
}

function linkTo(image) {
  const name = image.alt || image.getAttribute('src') || '';
  // The rules let pictures have a `data:` address; a link may not.
  if (!WEB.test(image.getAttribute('src') ?? '') || image.closest('a')) return [name];
  const link = image.ownerDocument.createElement('a');
  link.setAttribute('href', image.getAttribute('src'));
  link.textContent = name;
  return [link];
}

function outside(link) {
  if (!link.hasAttribute('href')) return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
}

function lower(heading) {
  const lowered = heading.ownerDocument.createElement(heading.localName < 'h3' ? 'h3' : 'h4');
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
}
