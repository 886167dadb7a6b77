// Values on pages that are no list: Ctrl+click opens the list they belong to, narrowed to the value; with Alt, to all but it.
let server;

const ask = (list, term, without) => server?.invokeMethodAsync('AskAsync', list, term, without).catch(() => {});
const clicked = e => {
  if (!(e.ctrlKey || e.metaKey) || e.target.closest('a[href]')) return;
  const value = e.target.closest('[data-list] [data-term]');
  if (!value) return;
  e.preventDefault();
  ask(value.closest('[data-list]').dataset.list, value.dataset.term, e.altKey);
};
const asked = e => ask(e.detail.list, e.detail.term, false);

export function attach(reference) {
  server = reference;
  document.addEventListener('click', clicked);
  document.addEventListener('asked', asked);
}
