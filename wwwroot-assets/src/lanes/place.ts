// Where in the picture somebody looks, written into the address so that a link shows the same. Accounts are not in it.
import type { Trait } from './contract';
import { leastSeconds, type Limits, type Window } from './window';

const traits: readonly Trait[] = ['model', 'network', 'skeleton'];
const key = 'lanes';

/** The fragment of an address: `#lanes=1772323200,1772409600,0,40,model`. Whole seconds, lanes to a tenth. */
export const placeOf = (window: Window, trait: Trait): string =>
  `#${key}=${[Math.round(window.t0), Math.round(window.t1), round(window.l0), round(window.l1), trait].join(',')}`;

/** Null for anything that is no place in this picture: links come from anybody. */
export function readPlace(fragment: string, limits: Limits): { window: Window; trait: Trait } | null {
  const found = /^#lanes=(\d{1,12}),(\d{1,12}),(\d{1,6}(?:\.\d)?),(\d{1,6}(?:\.\d)?),([a-z]+)$/.exec(fragment);
  const trait = traits.find(one => one === found?.[5]);
  if (!found || !trait) return null;
  const [t0, t1, l0, l1] = found.slice(1, 5).map(Number) as [number, number, number, number];
  const window = { t0: Math.max(t0, limits.from), t1: Math.min(t1, limits.to), l0: Math.max(0, l0), l1: Math.min(l1, Math.max(1, limits.lanes)) };
  return window.t1 - window.t0 >= leastSeconds && window.l1 - window.l0 >= 1 ? { window, trait } : null;
}

const round = (lanes: number): number => Math.round(lanes * 10) / 10;
