// Elements are made and filled as text only; nothing here parses markup.

type Props = Partial<{ class: string; title: string; type: string; role: string; tabIndex: number; placeholder: string; id: string; for: string; translate: 'no' }>;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, props: Props & Record<`aria-${string}` | `data-${string}`, string> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) made.setAttribute(name === 'tabIndex' ? 'tabindex' : name, String(value));
  made.append(...children);
  return made;
}

export function button(text: string, title: string, act: () => void, extra: Record<`aria-${string}` | `data-${string}`, string> & { translate?: 'no' } = {}): HTMLButtonElement {
  const made = el('button', { type: 'button', class: 'ig-button', title, ...extra }, text);
  made.addEventListener('click', act);
  return made;
}

const paths: Record<string, string> = {
  circle: 'M8 1.2a6.8 6.8 0 1 0 .01 0z', square: 'M2 2h12v12H2z', hexagon: 'M4.3 1.5h7.4L15.4 8l-3.7 6.5H4.3L.6 8z',
  diamond: 'M8 .4 15.6 8 8 15.6.4 8z', triangle: 'M8 .8 15.6 14H.4z',
};

const signs: Record<string, string> = { frozen: 'M5.2 4.6h1.9v6.8H5.2zM8.9 4.6h1.9v6.8H8.9z', banned: 'M3.3 4.6 4.6 3.3 12.7 11.4 11.4 12.7z' };

/** The same shape as on the canvas, for the legend and the panel; `letters` may be the name of a sign. */
export function shapeIcon(shape: string, fill: string, letters: string): SVGSVGElement {
  const ns = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(ns, 'svg');
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('class', 'ig-icon');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', paths[shape] ?? paths.circle!);
  path.setAttribute('fill', fill);
  if (signs[letters]) {
    const sign = document.createElementNS(ns, 'path');
    sign.setAttribute('d', signs[letters]);
    sign.setAttribute('class', 'ig-sign');
    icon.append(path, sign);
    return icon;
  }
  const text = document.createElementNS(ns, 'text');
  text.setAttribute('x', '8');
  text.setAttribute('y', shape === 'triangle' ? '12.6' : '11');
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('font-size', letters.length > 1 ? '7' : '9');
  text.textContent = letters;
  icon.append(path, text);
  return icon;
}
