// Links are thin; a click beside one means it.
export interface Line { id: string; x1: number; y1: number; x2: number; y2: number }

/** The line nearest to a point, if it is within `reach`; null when none is. O(n). */
export function nearest(at: { x: number; y: number }, lines: Iterable<Line>, reach: number): string | null {
  let best: string | null = null;
  let least = reach;
  for (const { id, x1, y1, x2, y2 } of lines) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const along = Math.max(0, Math.min(1, ((at.x - x1) * dx + (at.y - y1) * dy) / (dx * dx + dy * dy || 1)));
    const away = Math.hypot(at.x - x1 - along * dx, at.y - y1 - along * dy);
    if (away < least) [best, least] = [id, away];
  }
  return best;
}
