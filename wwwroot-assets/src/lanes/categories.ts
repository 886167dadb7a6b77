// Colour by what accounts used most: the six most frequent values, others, and what was not said. Each has a letter too: colour is never the only sign.
import { word } from '../graph/words';
import type { LaneOf, Trait } from './contract';

/** `own`: the name is a text of the console, not data. */
export interface Category { letter: string; name: string; own: boolean; lanes: number }
export interface Colouring { categories: Category[]; ofLane: Uint8Array }

const most = 6;

export function colouring(lanes: LaneOf[], trait: Trait): Colouring {
  const counts = new Map<string, number>();
  for (const lane of lanes) if (lane.traits[trait] !== null) counts.set(lane.traits[trait], (counts.get(lane.traits[trait]) ?? 0) + 1);
  const named = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, most).map(([name]) => name);
  const place = new Map(named.map((name, i) => [name, i]));
  const ofLane = Uint8Array.from(lanes, lane => (lane.traits[trait] === null ? named.length + 1 : place.get(lane.traits[trait]) ?? named.length));
  const categories = [...named, word('others'), word('not said')].map((name, i) => ({ letter: i < named.length ? 'ABCDEF'[i]! : i === named.length ? '*' : '–', name, own: i >= named.length, lanes: 0 }));
  for (const category of ofLane) categories[category]!.lanes++;
  return { categories, ofLane };
}

/** Okabe and Ito's colours, told apart by people who see fewer colours; the last two are greys. */
const bright = { dark: ['#56b4e9', '#e69f00', '#2fc79a', '#f0e442', '#e58fbf', '#ff7a45'], light: ['#0072b2', '#a86400', '#00795a', '#7a6f00', '#a3457c', '#b34000'] };

export function coloursOf(count: number, theme: 'dark' | 'light', muted: string): string[] {
  return [...bright[theme].slice(0, count - 2), muted, theme === 'dark' ? '#77778a' : '#8d8d99'];
}
