// The keys of the console. The table comes from the server, which lists the same one under "?": what is not in it is not bound.
let table = [], tell = async () => {}, before = '', forgetting = 0, lastRow = 0, opening = false;

const shown = selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility({ visibilityProperty: true }));
const dialog = () => [...document.querySelectorAll('.mud-dialog')].at(-1);
const row = () => document.activeElement?.closest?.('[data-row]');
const typing = e => e.isContentEditable || /^(TEXTAREA|SELECT)$/.test(e.tagName) || e.tagName === 'INPUT' && !/^(checkbox|radio|button|submit)$/.test(e.type);
// A page of the rail is gone to whether its entry is seen or folded away.
const works = key => !key.target || (key.act === 'go' ? document.querySelector(key.target) !== null : shown(key.target).length > 0);
const chorded = e => e.ctrlKey || e.metaKey;
const nameOf = e => (chorded(e) ? 'Control+' : '') + (chorded(e) && e.shiftKey && e.key === 'Enter' ? 'Shift+' : '') + (e.key.length === 1 && !e.shiftKey ? e.key.toLowerCase() : e.key);

// From the request until the dialog stands, what is typed is meant for the dialog and must not act on the page below.
function openDialog(name, ...args) {
  opening = true;
  const look = () => { if (dialog()) opening = false; else if (opening) requestAnimationFrame(look); };
  look();
  tell(name, ...args).finally(() => { opening = false; });
}

function move(by) {
  const all = shown('[data-row]'), at = all.indexOf(row());
  // A row that went away (closed, filtered) leaves its place to the one that followed.
  const to = all[Math.max(0, Math.min(all.length - 1, at >= 0 ? at + by : Math.min(lastRow, all.length - 1)))];
  lastRow = all.indexOf(to);
  to?.focus();
}

/** From the part that holds the focus to the one beside it. */
function part(by) {
  const all = shown('main h2');
  const here = all.findLastIndex(h => h === document.activeElement || h.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
  const to = all[Math.max(0, Math.min(all.length - 1, here + by))];
  to.tabIndex = -1;
  to.focus();
  to.scrollIntoView({ block: 'start' });
}

// The values of a row (or of the part that holds the focus) outside a list under a query, each with the list it belongs to.
function values() {
  const part = document.activeElement?.closest?.('[data-list]'), list = part?.dataset;
  return list ? [...(row() ?? part).querySelectorAll('[data-term]')].map(({ dataset }) => ({
    text: `${list.listName}: ${dataset.term}`, isConnected: true, click: () => document.dispatchEvent(new CustomEvent('asked', { detail: { list: list.list, term: dataset.term } })),
  })) : [];
}

// What can be done here now: the buttons of the page's bars, those of the row that has the focus, and the lists of its values. They are kept, because the palette takes the focus.
let offered = [];
const textOf = button => button.text ?? (button.getAttribute('aria-label') ?? button.textContent).trim().replace(/\s+/g, ' ').slice(0, 100);
function offers() {
  const here = row();
  offered = shown('main :is(.acts, [role=toolbar], [data-row]) button:not(:disabled)')
    .filter(button => textOf(button) && (!button.closest('[data-row]') || button.closest('[data-row]') === here)).slice(0, 80).concat(values());
  return offered.map(offer => ({ text: textOf(offer).slice(0, 100), key: table.find(key => key.target && key.act !== 'own' && key.act !== 'submitNext' && offer.matches?.(key.target))?.keys ?? '' }));
}

/** To the query bar of the list; on a page that is none, the palette offers the lists of the row's values. */
function toValues() {
  const found = values();
  if (found.length === 0) { document.dispatchEvent(new CustomEvent('narrow', { detail: row() ?? shown('[data-row]')[0] })); return; }
  offered = found;
  openDialog('PaletteAsync', offered.map(({ text }) => ({ text: text.slice(0, 100), key: '' })));
}

/** Presses a button that the palette offered, if it still stands there. */
export function press(at) { if (offered[at]?.isConnected) offered[at].click(); offered = []; }

const acts = {
  help: () => openDialog('KeysAsync', table.filter(works).map(key => key.does)),
  palette: () => openDialog('PaletteAsync', offers()),
  go: ({ target }) => document.querySelector(target)?.click(),
  click: ({ target }) => shown(target).find(e => !e.disabled)?.click(),
  focus: ({ target }) => target.split(', ').map(one => shown(one)[0]).find(Boolean)?.focus(), // the first of several that is there
  narrow: () => toValues(),
  next: () => move(1),
  previous: () => move(-1),
  part: () => part(1),
  partBefore: () => part(-1),
  // In the row that has the focus, else what stands outside any list: the entry of a cluster's own page.
  row: ({ target }) => (row()?.querySelector(target) ?? shown(target).find(e => !e.closest('[data-row]')))?.click(),
  submit: ({ target }) => (dialog() ?? document.activeElement?.closest('[data-form]'))?.querySelector(`${target}:not(:disabled)`)?.click(),
  submitNext: () => dialog()?.querySelector('[data-submit-next]:not(:disabled)')?.click(),
  own: () => {}, // a picture that has the focus reads these itself; they are in the table to be listed
  close: () => {
    const menu = document.querySelector('details.person[open]');
    if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
    else row()?.blur?.();
  },
};

function pressed(e) {
  if (e.defaultPrevented || e.isComposing) return;
  const name = nameOf(e), inDialog = dialog() || opening;
  if (name === 'Escape') {
    if (inDialog && !document.querySelector('.mud-popover-open:not(.mud-tooltip)')) { opening = false; tell('EscapeAsync'); return; }
    if (!typing(e.target)) acts.close();
    return;
  }
  const chord = name.startsWith('Control+');
  if (e.altKey || !chord && (typing(e.target) || inDialog)) return;
  if (name === 'Enter' && !e.target.matches('[data-row]')) return; // a link or a button that has the focus answers by itself
  const key = table.find(one => one.keys === before + name);
  const leads = !before && table.some(one => one.keys.startsWith(name + ' '));
  clearTimeout(forgetting);
  before = leads ? name + ' ' : '';
  if (leads) forgetting = setTimeout(() => { before = ''; }, 1500);
  if (!key || !works(key)) return;
  e.preventDefault();
  acts[key.act](key);
}

/** Binds the table's keys; `told` calls the server. */
export function bind(keys, told) {
  [table, tell] = [keys, told];
  document.addEventListener('keydown', pressed);
  document.documentElement.dataset.keys = 'bound';
}

export function unbind() {
  document.removeEventListener('keydown', pressed);
  delete document.documentElement.dataset.keys;
}
