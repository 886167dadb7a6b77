// What is kept of a picture on the server, and the way back. Only what people did is kept: facts are read anew. Marks name nodes by their place in the list.
import { isId } from './contract';
import { beginning } from './growth';
import { kindNames, type Kind } from './kinds';
import type { Scene } from './scene';

export interface KeptPicture {
  nodes: { id: string; x: number; y: number }[];
  brought: { by: number; nodes: number[] }[];
  opened: number[];
  hidden: number[];
  pinned: number[];
  selected: number[];
  first: number[];
  only: number[] | null;
  kindsOff: Kind[];
  from: number | null;
  to: number | null;
  next: number | null;
  /** How many there were in all when it was kept: the picture may be a part. */
  totalNodes: number;
  totalEdges: number;
}

type Marks = 'opened' | 'hidden' | 'pinned' | 'selected' | 'first';
const marks: readonly Marks[] = ['opened', 'hidden', 'pinned', 'selected', 'first'];

export function keep(scene: Scene): KeptPicture {
  const ids = scene.graph.nodes();
  const place = new Map(ids.map((id, i) => [id, i]));
  const places = (of: Iterable<string>) => [...of].map(id => place.get(id)).filter(at => at !== undefined);
  return {
    nodes: ids.map(id => ({ id, x: rounded(scene.graph.getNodeAttribute(id, 'x')), y: rounded(scene.graph.getNodeAttribute(id, 'y')) })),
    brought: [...scene.growth.brought()].filter(([by]) => by !== beginning && place.has(by)).map(([by, nodes]) => ({ by: place.get(by)!, nodes: places(nodes) })),
    opened: places(scene.opened), hidden: places([...scene.hidden, ...scene.folds.accounts]), pinned: places(scene.pinned), selected: places(scene.selected), first: places(scene.first),
    only: scene.only === null ? null : places(scene.only),
    kindsOff: [...scene.kindsOff], from: scene.span?.from ?? null, to: scene.span?.to ?? null, next: scene.next,
    totalNodes: scene.totalNodes, totalEdges: scene.totalEdges,
  };
}

/** Puts the marks and places back on a scene that was loaded with the facts of its nodes. The answer is how many nodes the stores know no more. */
export function restore(scene: Scene, kept: KeptPicture): number {
  const id = (at: number) => kept.nodes[at]!.id;
  const there = (at: number) => scene.graph.hasNode(id(at));
  for (const { id: node, x, y } of kept.nodes) if (scene.graph.hasNode(node)) scene.graph.mergeNodeAttributes(node, { x, y });
  scene.growth.clear();
  const late = new Set(kept.brought.flatMap(({ nodes }) => nodes).map(id));
  scene.growth.bring(beginning, scene.graph.filterNodes(node => !late.has(node)), scene.graph.edges());
  for (const { by, nodes } of kept.brought) if (there(by)) scene.growth.bring(id(by), nodes.filter(there).map(id), []);
  for (const mark of marks) for (const at of kept[mark]) if (there(at)) scene[mark].add(id(at));
  for (const kind of kept.kindsOff) scene.kindsOff.add(kind);
  scene.only = kept.only === null ? null : new Set(kept.only.filter(there).map(id));
  scene.next = kept.next;
  scene.totalNodes = Math.max(scene.totalNodes, kept.totalNodes);
  scene.totalEdges = Math.max(scene.totalEdges, kept.totalEdges);
  scene.showSpan(kept.from === null || kept.to === null ? null : { from: kept.from, to: kept.to });
  return kept.nodes.filter(({ id: node }) => !scene.graph.hasNode(node)).length;
}

/** Reads what the server kept; null when it is no picture. */
export function readKept(answer: unknown): KeptPicture | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const from = answer as Record<string, unknown>;
  if (!Array.isArray(from.nodes)) return null;
  const nodes = from.nodes.filter(isPlaced);
  if (nodes.length !== from.nodes.length) return null;
  const places = (value: unknown): number[] => (Array.isArray(value) ? value.filter(at => Number.isInteger(at) && at >= 0 && at < nodes.length) : []);
  const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
  const brought = Array.isArray(from.brought) ? from.brought.flatMap(one => (places([one?.by]).length === 1 ? [{ by: one.by as number, nodes: places(one.nodes) }] : [])) : [];
  return {
    nodes, brought, opened: places(from.opened), hidden: places(from.hidden), pinned: places(from.pinned), selected: places(from.selected), first: places(from.first),
    only: from.only === null || from.only === undefined ? null : places(from.only),
    kindsOff: Array.isArray(from.kindsOff) ? from.kindsOff.filter((kind): kind is Kind => (kindNames as unknown[]).includes(kind)) : [],
    from: number(from.from), to: number(from.to), next: number(from.next),
    totalNodes: number(from.totalNodes) ?? 0, totalEdges: number(from.totalEdges) ?? 0,
  };
}

const isPlaced = (value: unknown): value is { id: string; x: number; y: number } => {
  const placed = value as { id?: unknown; x?: unknown; y?: unknown } | null;
  return typeof placed === 'object' && placed !== null && isId(placed.id) && Number.isFinite(placed.x) && Number.isFinite(placed.y);
};

const rounded = (at: number): number => Math.round(at * 100) / 100;
