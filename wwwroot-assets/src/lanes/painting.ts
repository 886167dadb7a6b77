// Bars as pixels: written into one buffer, because at 5,000 lanes a month has a million of them.
import { firstFrom, type Bars } from './contract';
import { paintRows, rowsOf, type Rows } from './rows';
import type { Window } from './window';

/** Colours as the buffer holds them, four strengths for each category, weakest first. */
export function inks(colours: string[], surface: string): Uint32Array {
  const shares = [0.42, 0.6, 0.8, 1];
  return Uint32Array.from(colours.flatMap(colour => shares.map(share => ink(surface, colour, share))));
}

export function ink(from: string, to: string, share: number): number {
  const [a, b] = [hex(from), hex(to)];
  const [red, green, blue] = a.map((part, i) => Math.round(part + (b[i]! - part) * share));
  return ((255 << 24) | (blue! << 16) | (green! << 8) | red!) >>> 0;
}

const hex = (colour: string): number[] => [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));

/** Paints what a window shows, and keeps what the next frame can use: the rows of thin lanes stay while only time moves. */
export class Painter {
  private kept: { bars: Bars; ofLane: Uint8Array; l0: number; l1: number; height: number; rows: Rows | null } | null = null;

  paint(pixels: Uint32Array, width: number, height: number, bars: Bars, window: Window, ofLane: Uint8Array, inks: Uint32Array, surface: number): void {
    const kept = this.kept, { l0, l1 } = window;
    if (kept?.bars !== bars || kept.ofLane !== ofLane || kept.l0 !== l0 || kept.l1 !== l1 || kept.height !== height) this.kept = { bars, ofLane, l0, l1, height, rows: rowsOf(bars, window, height, ofLane) };
    const { rows } = this.kept!;
    if (rows === null) { paint(pixels, width, height, bars, window, ofLane, inks, surface); return; }
    pixels.fill(surface);
    paintRows(pixels, width, rows, bars, window, inks);
  }
}

/** Paints what the window shows bar by bar; where lanes share a row of pixels, the strongest bar is seen. Time in the order of the bars in the window. */
export function paint(pixels: Uint32Array, width: number, height: number, bars: Bars, window: Window, ofLane: Uint8Array, inks: Uint32Array, surface: number): void {
  pixels.fill(surface);
  const perSecond = width / (window.t1 - window.t0), perLane = height / (window.l1 - window.l0), gap = perLane >= 3 ? 1 : 0;
  const strongest = perLane < 1 ? new Uint8Array(width * height) : null;
  const firstBucket = Math.floor((window.t0 - bars.from) / bars.seconds), offset = bars.from - window.t0;
  const last = Math.min(bars.starts.length - 1, Math.ceil(window.l1));
  for (let lane = Math.max(0, Math.floor(window.l0)); lane < last; lane++) {
    const y0 = Math.max(0, Math.floor((lane - window.l0) * perLane));
    const y1 = Math.min(height, Math.max(y0 + 1, Math.floor((lane + 1 - window.l0) * perLane) - gap));
    const stop = bars.starts[lane + 1]!, shade = ofLane[lane]! * 4;
    for (let bar = firstFrom(bars, lane, firstBucket); bar < stop; bar++) {
      const begin = (offset + bars.buckets[bar]! * bars.seconds) * perSecond;
      if (begin >= width) break;
      const x0 = Math.max(0, Math.floor(begin)), x1 = Math.min(width, Math.max(x0 + 1, Math.floor(begin + bars.seconds * perSecond)));
      const level = bars.levels[bar]!, colour = inks[shade + level]!;
      if (strongest !== null) {
        for (let x = y0 * width + x0, end = y0 * width + x1; x < end; x++) if (strongest[x]! <= level) { strongest[x] = level + 1; pixels[x] = colour; }
        continue;
      }
      for (let y = y0; y < y1; y++) for (let x = y * width + x0, end = y * width + x1; x < end; x++) pixels[x] = colour;
    }
  }
}
