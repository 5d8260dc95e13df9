/** Texts for people: placeholders, plurals, lists and numbers of one language. Pure; `messages.js` loads the texts. */

/** The first wanted language that is offered, by its first part ("pt-BR" is served "pt"); else the first offered. */
export function languageFor(wanted, offered) {
  const known = wanted.filter(Boolean).map(tag => tag.toLowerCase().split(/[-_]/)[0]).find(tag => offered.includes(tag));
  return known ?? offered[0];
}

/**
 * `text('people.here', { count: 3 })` finds the message at that path. A message is a text with `{placeholders}`, or
 * an object of plural forms (`one`, `few`, `many`, `other`, as the language has them) chosen by `count`: what `one`
 * covers differs (0 in French, never 21 in Polish), so a form that may be used for several numbers says `{count}`. Numbers are
 * written as the language writes them. (So no group of messages may have one named `other`.)
 */
export function phrasebook(messages, language) {
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });

  const has = path => at(messages, path) !== undefined;

  function text(path, values = {}) {
    const found = at(messages, path);
    const message = typeof found === 'object' ? found[plural.select(values.count)] ?? found.other : found;
    if (message === undefined) return path;
    return message.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = values[name];
      return typeof value === 'number' ? number.format(value) : value ?? whole;
    });
  }

  /** At most `most` names, then how many more. */
  function names(all, most = 3) {
    if (all.length <= most + 1) return list.format(all);
    return text('names.more', { names: all.slice(0, most).join(', '), count: all.length - most });
  }

  /** 90 is "1 minute and 30 seconds". */
  function span(seconds) {
    const parts = [[Math.floor(seconds / 60), 'minute'], [seconds % 60, 'second']].filter(([count]) => count > 0);
    return list.format(parts.map(([count, unit]) =>
      new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)));
  }

  return {
    language,
    has,
    text,
    names,
    span,
    number: value => number.format(value),
    percent: value => percent.format(value),
    /** What came as text: a decimal fraction as the language writes it, anything else ("½", "S–M") as it is. */
    figure: value => (/^\d+\.\d+$/.test(value) ? number.format(Number(value)) : value),
  };
}

const at = (messages, path) => path.split('.').reduce((group, key) => group?.[key], messages);
