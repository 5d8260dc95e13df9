/** What a story is called. */
import { text } from './messages.js';

/** A story by its title, also after it was taken from the list; else by its number. */
export function titleOf(items, item) {
  return items.get(item)?.title || (item.startsWith('#') ? storyName(item) : text('story.unnamed'));
}

/** Stories without a list are `#1`, `#2` and so on. */
export function storyName(item) {
  const numbered = /^#(\d+)$/.exec(item);
  return numbered ? text('story.numbered', { number: Number(numbered[1]) }) : item;
}
