// Canvas colours taken from the page's theme. All opaque: edges with alpha add up to a white fog in some renderers.

export type Theme = 'dark' | 'light';
export type ThemeChoice = Theme | 'auto';
export interface Palette {
  theme: Theme;
  surface: string;
  text: string;
  muted: string;
  primary: string;
  alarm: string;
  edge: string;
  edgeDim: string;
  edgeNear: string;
  nodeDim: string;
  /** Accounts that are shut out: present, but out of the game. */
  nodeOut: string;
}

const fallback = {
  dark: { surface: '#1e1e2d', text: '#e6e6f0', primary: '#9d8cff', alarm: '#ff6b6b' },
  light: { surface: '#ffffff', text: '#24242f', primary: '#594ae2', alarm: '#c62828' },
} as const;

type Rgb = readonly [number, number, number];

/** Reads MudBlazor's variables where the page has them. They may be any CSS colour, so the browser resolves them. */
export function paletteOf(element: HTMLElement, theme: Theme): Palette {
  const plain = fallback[theme];
  const surface = resolve(element, '--mud-palette-surface', plain.surface);
  const text = over(resolve(element, '--mud-palette-text-primary', plain.text), surface.rgb);
  const primary = over(resolve(element, '--mud-palette-primary', plain.primary), surface.rgb);
  const alarm = over(resolve(element, '--mud-palette-error', plain.alarm), surface.rgb);
  const shade = (share: number) => css(mix(surface.rgb, text, share));
  return {
    theme, surface: css(surface.rgb), text: css(text), muted: shade(0.62), primary: css(primary), alarm: css(alarm),
    edge: shade(0.34), edgeDim: shade(0.2), edgeNear: css(mix(primary, text, 0.35)), nodeDim: shade(0.2), nodeOut: shade(0.45),
  };
}

/** "auto" reads the theme from the brightness of the page's surface, or from the system where the page names none. */
export function themeOf(element: HTMLElement, choice: ThemeChoice): Theme {
  if (choice !== 'auto') return choice;
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const [red, green, blue] = resolve(element, '--mud-palette-surface', fallback[system].surface).rgb;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}

export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const part = (i: 0 | 1 | 2) => Math.round(from[i] + (to[i] - from[i]) * share);
  return [part(0), part(1), part(2)];
}

export function readRgb(computed: string): { rgb: Rgb; alpha: number } | null {
  const numbers = /^rgba?\(\s*([\d.]+)[ ,]+([\d.]+)[ ,]+([\d.]+)(?:\s*[,/]\s*([\d.]+))?\s*\)$/.exec(computed);
  if (!numbers) return null;
  return { rgb: [Number(numbers[1]), Number(numbers[2]), Number(numbers[3])], alpha: numbers[4] === undefined ? 1 : Number(numbers[4]) };
}

const over = (colour: { rgb: Rgb; alpha: number }, surface: Rgb): Rgb => mix(surface, colour.rgb, colour.alpha);

function resolve(element: HTMLElement, variable: string, otherwise: string): { rgb: Rgb; alpha: number } {
  const probe = document.createElement('span');
  probe.style.color = `var(${variable}, ${otherwise})`;
  element.append(probe);
  const read = readRgb(getComputedStyle(probe).color);
  probe.remove();
  return read ?? { rgb: hex(otherwise), alpha: 1 };
}

const hex = (colour: string): Rgb => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;
// As #rrggbb: the renderer reads other notations slowly or not at all.
const css = (rgb: Rgb): string => `#${rgb.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
