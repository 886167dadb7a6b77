export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';
export interface Point { id: string; x: number; y: number }

const axes: Record<Direction, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
};

export const isDirection = (key: string): key is Direction => Object.hasOwn(axes, key);

/**
 * Where an arrow key leads: among the points within 45° of the direction, the one that is near and straight ahead
 * (distance ahead plus twice the distance aside). Null at the rim. y grows upwards. O(points).
 */
export function step(from: Point, direction: Direction, points: Iterable<Point>): string | null {
  const [ax, ay] = axes[direction];
  let best: string | null = null;
  let least = Infinity;
  for (const point of points) {
    if (point.id === from.id) continue;
    const ahead = (point.x - from.x) * ax + (point.y - from.y) * ay;
    const aside = Math.abs((point.x - from.x) * ay) + Math.abs((point.y - from.y) * ax);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 2 * aside;
    if (cost < least || (cost === least && best !== null && point.id < best)) [best, least] = [point.id, cost];
  }
  return best;
}
