// The JSON of the endpoint, and the reading of it. The names mirror Investigator.Domain/Linking/NeighbourhoodGraph.cs.
import { kindOf, type Kind } from './kinds';

export interface GraphNode {
  id: string;
  kind: Kind;
  label: string;
  score: number | null;
  flagged: boolean;
  status: string;
  degree: number;
  /** Milliseconds since 1970; null where it is not known. */
  firstSeen: number | null;
  lastSeen: number | null;
  /** How many accounts it stands for or joins, seen in the picture or not; null for an account and where it was not counted. */
  accounts: number | null;
}

export interface GraphEdge {
  id: string;
  source: string;
  target: string;
  weight: number;
  kind: string;
  reason: string;
  firstSeen: number | null;
  lastSeen: number | null;
}

export interface Neighbourhood {
  nodes: GraphNode[];
  edges: GraphEdge[];
  totalNodes: number;
  totalEdges: number;
  chosenBy: string;
  center: string[];
  /** Where the next part begins; null: this was the last. */
  next: number | null;
  /** Entries that could not be read: they are counted and told, never drawn by guess. */
  unreadable: number;
}

/** An id longer than this is no id. It also keeps every message to the server small. */
export const maxIdLength = 512;

/** Reads an answer of the endpoint. Null when it is no graph at all. */
export function readNeighbourhood(answer: unknown): Neighbourhood | null {
  if (!isRecord(answer) || !Array.isArray(answer.nodes) || !Array.isArray(answer.edges)) return null;

  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  let unreadable = 0;
  for (const entry of answer.nodes) {
    const node = readNode(entry);
    if (node && !nodes.has(node.id)) nodes.set(node.id, node);
    else unreadable++;
  }
  for (const entry of answer.edges) {
    const edge = readEdge(entry);
    if (edge && !edges.has(edge.id) && edge.source !== edge.target) edges.set(edge.id, edge);
    else unreadable++;
  }
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    totalNodes: Math.max(count(answer.totalNodes), nodes.size),
    totalEdges: Math.max(count(answer.totalEdges), edges.size),
    chosenBy: text(answer.chosenBy),
    center: Array.isArray(answer.center) ? answer.center.filter(isId) : [],
    next: typeof answer.next === 'number' && Number.isSafeInteger(answer.next) && answer.next > 0 ? answer.next : null,
    unreadable,
  };
}

function readNode(entry: unknown): GraphNode | null {
  if (!isRecord(entry) || !isId(entry.id)) return null;
  return {
    id: entry.id,
    kind: kindOf(entry.kind),
    label: text(entry.label) || entry.id,
    score: typeof entry.score === 'number' && Number.isFinite(entry.score) ? entry.score : null,
    flagged: entry.flagged === true,
    status: text(entry.status),
    degree: count(entry.degree),
    firstSeen: moment(entry.firstSeenAt),
    lastSeen: moment(entry.lastSeenAt),
    accounts: typeof entry.accounts === 'number' && Number.isFinite(entry.accounts) && entry.accounts > 0 ? Math.floor(entry.accounts) : null,
  };
}

function readEdge(entry: unknown): GraphEdge | null {
  if (!isRecord(entry) || !isId(entry.id) || !isId(entry.source) || !isId(entry.target)) return null;
  const weight = typeof entry.weight === 'number' && Number.isFinite(entry.weight) ? Math.max(0, entry.weight) : 0;
  return { id: entry.id, source: entry.source, target: entry.target, weight, kind: text(entry.kind), reason: text(entry.reason), firstSeen: moment(entry.firstSeenAt), lastSeen: moment(entry.lastSeenAt) };
}

// The renderer keeps nodes in plain objects, where this one key would change the object instead of adding an entry.
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= maxIdLength && value !== '__proto__';
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.floor(value)) : 0;
/** Milliseconds since 1970 of a time as the server writes it; null for anything else. */
export const moment = (value: unknown): number | null => {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isFinite(at) ? at : null;
};
