import { bind, unbind } from './keys.js';
export { press } from './keys.js';
export { forgetDraft } from './drafts.js';

let layout, dark;
const tell = async (name, ...args) => layout?.invokeMethodAsync(name, ...args).catch(() => {});
const systemChanged = e => tell('SystemThemeAsync', e.matches);

export function start(reference, keys) {
  layout = reference;
  bind(keys, tell);
  dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', systemChanged);
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC', local: localStorage.getItem('zone') === 'local', theme: localStorage.getItem('theme'), systemDark: dark.matches, rail: localStorage.getItem('rail') };
}
// On paper everything is unfolded; what was folded on the screen is folded again afterwards.
let unfolded = [];
const unfold = () => {
  const folded = [...document.querySelectorAll('main details:not([open])')];
  for (const one of folded) one.open = true;
  unfolded.push(...folded);
};
addEventListener('beforeprint', unfold);
addEventListener('afterprint', () => { for (const one of unfolded) one.open = false; unfolded = []; });
// What is made when it is unfolded comes from the server: waits for it, three seconds at most.
export async function print() {
  unfold();
  for (let tries = 0; tries < 100 && document.querySelector('main details:not(:has(> :not(summary)))'); tries++) await new Promise(later => setTimeout(later, 30));
  window.print();
}
addEventListener('keydown', e => {
  if (!(e.ctrlKey || e.metaKey) || e.shiftKey || e.altKey || e.key !== 'p' || !document.querySelector('main details:not([open])')) return;
  e.preventDefault();
  print();
});
export function density(value) { if (value === 'compact') document.documentElement.dataset.density = value; else delete document.documentElement.dataset.density; }
density(localStorage.getItem('density'));
export function stop() { unbind(); dark?.removeEventListener('change', systemChanged); layout = undefined; }
export function recall(key) { return localStorage.getItem(key); }
export function remember(key, value) { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); if (key === 'theme') document.documentElement.dataset.theme = value; }
// What shall have the focus may come a render later than the call, as the inside of a dialog does: waits for it, three seconds at most.
export async function focus(selector) {
  for (let tries = 0; tries < 100; tries++) {
    const wanted = document.querySelector(selector);
    wanted?.focus();
    if (wanted && document.activeElement === wanted) return;
    await new Promise(later => setTimeout(later, 30));
  }
}
export async function copy(text) {
  if (navigator.clipboard) { await navigator.clipboard.writeText(text); return; }
  const area = document.createElement('textarea'); area.value = text; document.body.append(area); area.select(); document.execCommand('copy'); area.remove();
}
