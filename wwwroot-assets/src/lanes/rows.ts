// Lanes thinner than a pixel, put together once into rows of pixels: a month of 5,000 lanes has a million bars, its rows a few thousand moments each.
import type { Bars } from './contract';
import type { Window } from './window';

/** For each row of pixels and each bar's length of time the strongest bar of its lanes: 0 is none, else 1 + 4 × category + strength. */
export interface Rows { cells: Uint8Array; buckets: number; height: number }

/** More cells than this are not kept: the bars are then painted one by one. */
const mostCells = 16_000_000;

/** Null where a lane has a row of its own, or the cells would be too many. The first of equally strong bars is kept. */
export function rowsOf(bars: Bars, window: Window, height: number, ofLane: Uint8Array): Rows | null {
  const perLane = height / (window.l1 - window.l0), buckets = Math.ceil((bars.to - bars.from) / bars.seconds) + 1;
  if (perLane >= 1 || buckets * height > mostCells) return null;
  const cells = new Uint8Array(buckets * height), last = Math.min(bars.starts.length - 1, Math.ceil(window.l1));
  for (let lane = Math.max(0, Math.floor(window.l0)); lane < last; lane++) {
    const row = Math.min(height - 1, Math.max(0, Math.floor((lane - window.l0) * perLane))) * buckets, shade = 1 + ofLane[lane]! * 4;
    for (let bar = bars.starts[lane]!, stop = bars.starts[lane + 1]!; bar < stop; bar++) {
      const bucket = bars.buckets[bar]!, level = bars.levels[bar]!;
      if (bucket < 0 || bucket >= buckets) continue;
      const there = cells[row + bucket]!;
      if (there === 0 || ((there - 1) & 3) < level) cells[row + bucket] = shade + level;
    }
  }
  return { cells, buckets, height };
}

/** Paints rows in the time that the window shows; where several moments share a pixel, the strongest is seen. */
export function paintRows(pixels: Uint32Array, width: number, { cells, buckets, height }: Rows, bars: Bars, window: Window, inks: Uint32Array): void {
  const perSecond = width / (window.t1 - window.t0), offset = bars.from - window.t0, length = bars.seconds * perSecond;
  const from = Math.max(0, Math.floor((window.t0 - bars.from) / bars.seconds)), to = Math.min(buckets, Math.ceil((window.t1 - bars.from) / bars.seconds));
  if (to <= from) return;
  const [lefts, rights] = [new Int32Array(to - from), new Int32Array(to - from)];
  for (let bucket = from; bucket < to; bucket++) {
    const begin = (offset + bucket * bars.seconds) * perSecond, left = Math.min(width, Math.max(0, Math.floor(begin)));
    lefts[bucket - from] = left;
    rights[bucket - from] = Math.min(width, Math.max(left + 1, Math.floor(begin + length)));
  }
  for (let y = 0; y < height; y++) {
    const row = y * buckets + from, line = y * width;
    for (let i = 0, taken = -1, strongest = 0; i < lefts.length; i++) {
      const cell = cells[row + i]!;
      if (cell === 0) continue;
      const left = lefts[i]!, level = (cell - 1) & 3;
      if (left === taken && level <= strongest) continue;
      taken = left;
      strongest = level;
      const colour = inks[cell - 1]!;
      for (let x = line + left, end = line + rights[i]!; x < end; x++) pixels[x] = colour;
    }
  }
}
