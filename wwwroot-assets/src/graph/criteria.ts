// Choosing nodes by what is known of them.
import type { GraphNode } from './contract';
import { stateOf, type Kind } from './kinds';
import { word } from './words';

export const states = [word('flagged'), word('frozen'), word('banned'), word('none of these')] as const;

export interface Criteria {
  kind: Kind | null;
  state: (typeof states)[number] | null;
  linksFrom: number | null;
  linksTo: number | null;
  scoreFrom: number | null;
  scoreTo: number | null;
  /** Those that do not meet the rest. */
  not: boolean;
}

export const anyNode: Criteria = { kind: null, state: null, linksFrom: null, linksTo: null, scoreFrom: null, scoreTo: null, not: false };

/** Whether a node with so many links in the picture is meant. A node without a score is in no range of scores. */
export function meets(wanted: Criteria, node: GraphNode, links: number): boolean {
  const does = (wanted.kind === null || node.kind === wanted.kind)
    && (wanted.state === null || inState(node, wanted.state))
    && within(links, wanted.linksFrom, wanted.linksTo)
    && (wanted.scoreFrom === null && wanted.scoreTo === null || node.score !== null && within(node.score, wanted.scoreFrom, wanted.scoreTo));
  return does !== wanted.not;
}

/** A number as somebody typed it; null for nothing and for what is no number. */
export function typed(text: string): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}

function inState(node: GraphNode, state: NonNullable<Criteria['state']>): boolean {
  switch (state) {
    case 'flagged': return node.flagged;
    case 'none of these': return !node.flagged && stateOf(node.status) === 'free';
    default: return stateOf(node.status) === state;
  }
}

const within = (value: number, from: number | null, to: number | null): boolean => (from === null || value >= from) && (to === null || value <= to);
