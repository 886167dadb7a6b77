import type { Neighbourhood } from './contract';
import { say } from './words';

/**
 * The part of a neighbourhood that hangs on its strongest links: centres first, then link after link by weight while both limits hold.
 * Ties are broken by id, so the same answer gives the same picture. O(E log E).
 */
export function strongest(graph: Neighbourhood, maxNodes: number, maxEdges: number): Neighbourhood {
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  const kept = new Set(graph.center.filter(id => nodes.has(id)).slice(0, maxNodes));
  const edges = [];
  for (const edge of graph.edges.toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
    if (edges.length === maxEdges) break;
    if (!nodes.has(edge.source) || !nodes.has(edge.target)) continue;
    const added = Number(!kept.has(edge.source)) + Number(!kept.has(edge.target));
    if (kept.size + added > maxNodes) continue;
    kept.add(edge.source).add(edge.target);
    edges.push(edge);
  }
  return { ...graph, nodes: graph.nodes.filter(node => kept.has(node.id)), edges, chosenBy: say('link weight') };
}
