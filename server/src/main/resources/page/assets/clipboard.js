/** Copies text. Plain http has no `navigator.clipboard`; there the old command does it, and says whether it did. */
export async function copied(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return byCommand(value);
  }
}

function byCommand(value) {
  const field = document.createElement('textarea');
  field.value = value;
  field.className = 'off-page';
  const before = document.activeElement;
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  before?.focus?.();
  return done;
}
