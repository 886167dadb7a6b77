// What is being written in a field that is marked data-draft stays in this tab until it is sent: over a dropped circuit, a reload, a server that starts anew.
// The tab's own memory, which ends with it. Decisions and their reasons have no such mark: they are made at once or not at all.
const place = name => `draft ${name}`;
const brought = new WeakMap();

document.addEventListener('input', e => {
  const name = e.target.dataset?.draft;
  if (!name) return;
  if (e.target.value) sessionStorage.setItem(place(name), e.target.value); else sessionStorage.removeItem(place(name));
});

function bring() {
  for (const field of document.querySelectorAll('[data-draft]')) {
    if (brought.get(field) === field.dataset.draft) continue;
    brought.set(field, field.dataset.draft);
    const kept = sessionStorage.getItem(place(field.dataset.draft));
    if (!kept || field.value) continue;
    field.value = kept;
    field.dispatchEvent(new Event('input', { bubbles: true })); // so that the server knows it, too
  }
}

new MutationObserver(bring).observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-draft'] });
bring();

/** It was sent, or given up. */
export function forgetDraft(name) { sessionStorage.removeItem(place(name)); }
