// The query bar: completion by keyboard, values of the list that Ctrl+click adds. What is typed stays in the browser until it is asked; the server only offers.
let input, list, server, waiting = 0, at = -1, undo = [];

const tell = (name, ...args) => server?.invokeMethodAsync(name, ...args).catch(() => {});
const offers = () => list.hidden ? [] : [...list.querySelectorAll('[role=option]')];
const ask = (later = 150) => { clearTimeout(waiting); waiting = setTimeout(() => tell('TypedAsync', input.value, input.selectionStart ?? input.value.length), later); };

function mark(to) {
  const all = offers();
  at = all.length === 0 ? -1 : (to + all.length) % all.length;
  all.forEach((offer, i) => offer.setAttribute('aria-selected', i === at));
  if (at < 0) { input.removeAttribute('aria-activedescendant'); return; }
  input.setAttribute('aria-activedescendant', all[at].id);
  all[at].scrollIntoView({ block: 'nearest' });
}

function close() { clearTimeout(waiting); mark(-1); at = -1; input.removeAttribute('aria-activedescendant'); tell('CloseAsync'); }

function take(offer) {
  const { from, to, text, ask: whole } = offer.dataset;
  if (whole) { close(); tell('AskAsync', text); return; }
  input.setRangeText(text, +from, Math.min(+to, input.value.length), 'end');
  input.dispatchEvent(new Event('change', { bubbles: true }));
  close();
  if (/[:>=<(]$/.test(text)) ask(0);
}

function pressed(e) {
  if (e.isComposing) return;
  const open = offers().length > 0;
  const lines = input.tagName === 'TEXTAREA'; // where arrows move between lines while nothing is offered
  if (lines && e.key === ' ' && e.ctrlKey) { e.preventDefault(); ask(0); }
  else if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && !(lines && !open)) {
    e.preventDefault();
    if (open) mark(at + (e.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1)); else ask(0);
  } else if ((e.key === 'Enter' || e.key === 'Tab' && !e.shiftKey) && open && at >= 0) {
    e.preventDefault();
    take(offers()[at]);
  } else if (e.key === 'Enter' && !lines) { clearTimeout(waiting); }
  else if (e.key === 'Escape') {
    e.preventDefault();
    e.stopPropagation();
    if (open) close(); else input.blur();
  }
}

function clicked(e) {
  if (!(e.ctrlKey || e.metaKey) || e.target.closest('a[href]')) return;
  const value = e.target.closest('[data-term]');
  if (!value || value.closest('[data-list]')) return; // that one belongs to another list
  e.preventDefault();
  tell('AddAsync', value.dataset.term, e.altKey);
}

function narrow(e) {
  const terms = [...(e.detail?.querySelectorAll('[data-term]') ?? [])].map(one => one.dataset.term);
  if (terms.length === 0) return;
  input.focus();
  tell('OfferAsync', terms).then(() => mark(0));
}

const on = (target, name, what) => { target.addEventListener(name, what); undo.push(() => target.removeEventListener(name, what)); };

export function attach(inputId, listId, reference) {
  detach();
  [input, list, server, at] = [document.getElementById(inputId), document.getElementById(listId), reference, -1];
  if (!input) return;
  on(input, 'input', () => { at = -1; ask(); });
  on(input, 'keydown', pressed);
  on(input, 'blur', () => setTimeout(() => { if (document.activeElement !== input && offers().length > 0) close(); }, 150));
  on(list, 'mousedown', e => { const offer = e.target.closest('[role=option]'); e.preventDefault(); if (offer) take(offer); });
  on(document, 'click', clicked);
  on(document, 'narrow', narrow);
  input.dataset.completes = 'true';
}

export function detach() { clearTimeout(waiting); undo.forEach(one => one()); undo = []; server = undefined; }
