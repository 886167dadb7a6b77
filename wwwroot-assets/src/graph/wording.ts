// Every sentence of the view that says something about the graph.
import type { GraphEdge, GraphNode, Neighbourhood } from './contract';
import { kinds } from './kinds';
import { moment } from './span';
import { plain, plural, whole } from './text';

/** "Showing 2,000 of 12,431 nodes and 5,000 of 50,211 links, chosen by link weight." */
export function showing(of: { nodes: number; edges: number; totalNodes: number; totalEdges: number; chosenBy: string; hidden: number; unreadable: number; standFor?: number; folded?: { accounts: number; hubs: number } }): string {
  const all = of.nodes === of.totalNodes && of.edges === of.totalEdges;
  const head = all
    ? `Showing all ${plural(of.nodes, 'node')} and ${plural(of.edges, 'link')}.`
    : `Showing ${whole(of.nodes)} of ${plural(of.totalNodes, 'node')} and ${whole(of.edges)} of ${plural(of.totalEdges, 'link')}` +
      (of.chosenBy ? `, chosen by ${plain(of.chosenBy, 60)}.` : '.');
  const hidden = of.hidden > 0 ? ` ${plural(of.hidden, 'node')} hidden by you.` : '';
  const lost = of.unreadable > 0 ? ` ${plural(of.unreadable, 'entry', 'entries')} of the answer could not be read.` : '';
  const folded = of.standFor ? ` Folded nodes stand for ${plural(of.standFor, 'account')}.` : '';
  const inside = of.folded && of.folded.hubs > 0 ? ` ${plural(of.folded.accounts, 'account')} folded into ${of.folded.hubs === 1 ? 'a thing' : `${whole(of.folded.hubs)} things`} that they hang on alone.` : '';
  return head + folded + inside + hidden + lost;
}

/** What a screen reader says, and the panel shows, about a node. */
export function describe(node: GraphNode, shownLinks: number, marks: { selected: boolean; pinned: boolean; accounts?: number }): string {
  return [
    `${kinds[node.kind].name} ${plain(node.label, 80)}`,
    node.flagged ? 'flagged' : '',
    node.score === null ? '' : `score ${node.score.toFixed(2)}`,
    plain(node.status, 40),
    standsFor(node, marks.accounts ?? 0),
    links(node, shownLinks),
    marks.selected ? 'selected' : '',
    marks.pinned ? 'pinned' : '',
  ].filter(Boolean).join(', ');
}

/** "stands for 9,000 accounts, 300 of them in the picture". */
function standsFor(node: GraphNode, shown: number): string {
  if (node.accounts === null || node.kind === 'account') return '';
  const held = node.kind === 'cluster' || node.kind === 'group' ? `stands for ${plural(node.accounts, 'account')}` : `used by ${plural(node.accounts, 'account')}`;
  return `${held}, ${shown === 0 ? 'none' : whole(Math.min(shown, node.accounts))} of them in the picture`;
}

/** "Seen from 2026-03-01 14:05 UTC to 2026-03-04 09:00 UTC"; empty where it is not known. */
export function seen(edge: GraphEdge): string {
  if (edge.firstSeen === null) return '';
  return edge.lastSeen === null || edge.lastSeen === edge.firstSeen ? `Seen ${moment(edge.firstSeen)}` : `Seen from ${moment(edge.firstSeen)} to ${moment(edge.lastSeen)}`;
}

export const links = (node: GraphNode, shown: number): string =>
  node.degree > shown ? `${whole(shown)} of ${plural(node.degree, 'link')} shown` : plural(shown, 'link');

export function reason(edge: GraphEdge): string {
  return plain(edge.reason) || 'The link came without a reason.';
}

/** What to tell after an answer that is no graph, and whether trying again can help. */
export function refusal(status: number): { text: string; retry: boolean } {
  switch (status) {
    case 0: return { text: 'The server cannot be reached. Check the connection and try again.', retry: true };
    case 200: return { text: 'The answer was not a graph. You may be signed out: reload the page and sign in.', retry: true };
    case 401: return { text: 'You are signed out. Reload the page and sign in.', retry: true };
    case 403: return { text: 'Your role does not allow you to see this graph. Ask an administrator.', retry: false };
    case 404: return { text: 'There is no such account or cluster any more.', retry: true };
    case 413: return { text: 'This neighbourhood is too large to draw. Start from one account, or choose a shorter range.', retry: false };
    case 429: return { text: 'Too many questions at once. Wait a moment and try again.', retry: true };
    case 503: return { text: 'The server is busy or starting (503). Try again in a moment.', retry: true };
    case 504: return { text: 'The question took too long (504). Try again, or choose a shorter range.', retry: true };
    default:
      return status >= 500
        ? { text: `The server failed to answer (${status}). Try again; if it stays, tell an administrator.`, retry: true }
        : { text: `The server refused the question (${status}).`, retry: true };
  }
}

export const tooLarge = (graph: Neighbourhood, nodes: number, edges: number): string =>
  `${plural(graph.nodes.length, 'node')} and ${plural(graph.edges.length, 'link')} are more than a picture can show ` +
  `(${whole(nodes)} nodes, ${whole(edges)} links). Draw the strongest links, or use the table.`;

/** A node's name in a sentence. */
export const nameOf = (scene: { node(id: string): GraphNode | null }, id: string): string => plain(scene.node(id)?.label ?? id, 60);
