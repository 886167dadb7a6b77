// A stretch of time, and who was seen in it.
import type { GraphNode } from './contract';
import { clock, zoneName } from './zone';

/** Milliseconds since 1970, both ends included. */
export interface Span { from: number; to: number }

/** From the first to the last that is known of any node; null when no two moments are known. */
export function wholeSpan(nodes: Iterable<GraphNode>): Span | null {
  let from = Infinity, to = -Infinity;
  for (const { firstSeen, lastSeen } of nodes) {
    if (firstSeen !== null) from = Math.min(from, firstSeen);
    if (lastSeen !== null) to = Math.max(to, lastSeen);
  }
  return from < to ? { from, to } : null;
}

/** Whether the node was about at any time of the stretch. Of whom no time is known nothing can be said: they stay. */
export const wasAbout = ({ firstSeen, lastSeen }: GraphNode, { from, to }: Span): boolean =>
  (firstSeen === null || firstSeen <= to) && (lastSeen === null || lastSeen >= from);

/** "2026-03-01 14:05 UTC", in the zone of the console. */
export const moment = (at: number): string => `${clock(at / 1000).toISOString().slice(0, 16).replace('T', ' ')} ${zoneName()}`;
