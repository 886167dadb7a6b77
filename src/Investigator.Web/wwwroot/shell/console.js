let keys, pending = 0, dark;
const typing = e => { const t = e.target; return t.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(t.tagName); };
const tell = (name, ...args) => keys?.invokeMethodAsync(name, ...args).catch(() => {});

function pressed(e) {
  if (e.key === 'Escape') { if (document.querySelector('.mud-dialog') && !document.querySelector('.mud-popover-open:not(.mud-tooltip)')) tell('EscapeAsync'); return; }
  if (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey) && !e.shiftKey && !e.altKey) { e.preventDefault(); tell('PaletteAsync'); return; }
  if (e.ctrlKey || e.metaKey || e.altKey || typing(e)) return;
  if (pending) {
    clearTimeout(pending); pending = 0;
    if (/^[a-z]$/.test(e.key)) { e.preventDefault(); tell('GoAsync', e.key); }
    return;
  }
  if (document.querySelector('.mud-dialog')) return;
  if (e.key === '?') { e.preventDefault(); tell('KeysAsync'); }
  else if (e.key === '/') { e.preventDefault(); focus('#search'); }
  else if (e.key === 'g') pending = setTimeout(() => { pending = 0; }, 1500);
}
const systemChanged = e => tell('SystemThemeAsync', e.matches);

export function start(reference) {
  keys = reference;
  document.addEventListener('keydown', pressed);
  dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', systemChanged);
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC', local: localStorage.getItem('zone') === 'local', theme: localStorage.getItem('theme'), systemDark: dark.matches };
}
export function stop() { document.removeEventListener('keydown', pressed); dark?.removeEventListener('change', systemChanged); keys = undefined; }
export function remember(key, value) { if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, value); }
export function focus(selector) { document.querySelector(selector)?.focus(); }
export async function copy(text) {
  if (navigator.clipboard) { await navigator.clipboard.writeText(text); return; }
  const area = document.createElement('textarea'); area.value = text; document.body.append(area); area.select(); document.execCommand('copy'); area.remove();
}
