// Every sentence of the view that says something about the graph.
import type { GraphEdge, GraphNode, Neighbourhood } from './contract';
import { kinds } from './kinds';
import { moment } from './span';
import { countAccounts, countLinks, countNodes, plain, plural, whole } from './text';
import { say } from './words';

/** "Showing 2,000 of 12,431 nodes and 5,000 of 50,211 links, chosen by link weight." */
export function showing(of: { nodes: number; edges: number; totalNodes: number; totalEdges: number; chosenBy: string; hidden: number; unreadable: number; standFor?: number; folded?: { accounts: number; hubs: number } }): string {
  const all = of.nodes === of.totalNodes && of.edges === of.totalEdges;
  const counts = [whole(of.nodes), countNodes(of.totalNodes), whole(of.edges), countLinks(of.totalEdges)];
  const head = all
    ? say('Showing all {0} and {1}.', countNodes(of.nodes), countLinks(of.edges))
    : of.chosenBy ? say('Showing {0} of {1} and {2} of {3}, chosen by {4}.', ...counts, plain(of.chosenBy, 60)) : say('Showing {0} of {1} and {2} of {3}.', ...counts);
  const hidden = of.hidden > 0 ? ` ${say('{0} hidden by you.', countNodes(of.hidden))}` : '';
  const lost = of.unreadable > 0 ? ` ${say('{0} of the answer could not be read.', plural(of.unreadable, say('{0} entry'), say('{0} entries')))}` : '';
  const folded = of.standFor ? ` ${say('Folded nodes stand for {0}.', countAccounts(of.standFor))}` : '';
  const inside = of.folded && of.folded.hubs > 0 ? ` ${of.folded.hubs === 1 ? say('{0} folded into a thing that they hang on alone.', countAccounts(of.folded.accounts)) : say('{0} folded into {1} things that they hang on alone.', countAccounts(of.folded.accounts), whole(of.folded.hubs))}` : '';
  return head + folded + inside + hidden + lost;
}

/** What a screen reader says, and the panel shows, about a node. */
export function describe(node: GraphNode, shownLinks: number, marks: { selected: boolean; pinned: boolean; accounts?: number }): string {
  return [
    say('{0} {1}', say(kinds[node.kind].name), plain(node.label, 80)),
    node.flagged ? say('flagged') : '',
    node.score === null ? '' : say('score {0}', node.score.toFixed(2)),
    status(node.status),
    standsFor(node, marks.accounts ?? 0),
    links(node, shownLinks),
    marks.selected ? say('selected') : '',
    marks.pinned ? say('pinned') : '',
  ].filter(Boolean).join(', ');
}

/** The states are texts; a newer server may send other words, which are told as they are. */
const status = (value: string): string => (value === 'frozen' || value === 'banned' ? say(value) : plain(value, 40));

/** "stands for 9,000 accounts, 300 of them in the picture". */
function standsFor(node: GraphNode, shown: number): string {
  if (node.accounts === null || node.kind === 'account') return '';
  const held = node.kind === 'cluster' || node.kind === 'group' ? say('stands for {0}', countAccounts(node.accounts)) : say('used by {0}', countAccounts(node.accounts));
  return shown === 0 ? say('{0}, none of them in the picture', held) : say('{0}, {1} of them in the picture', held, whole(Math.min(shown, node.accounts)));
}

/** "Seen from 2026-03-01 14:05 UTC to 2026-03-04 09:00 UTC"; empty where it is not known. */
export function seen(edge: GraphEdge): string {
  if (edge.firstSeen === null) return '';
  return edge.lastSeen === null || edge.lastSeen === edge.firstSeen ? say('Seen {0}', moment(edge.firstSeen)) : say('Seen from {0} to {1}', moment(edge.firstSeen), moment(edge.lastSeen));
}

/** "Payment fingerprint: 7.48 bits, about one stranger in 179 by chance". The weight is bits of surprise; of what is folded, how many times more often than chance. */
export function weightOf(edge: GraphEdge): string {
  const by = Object.hasOwn(kinds, edge.kind) ? say(kinds[edge.kind as keyof typeof kinds].name) : plain(edge.kind, 40) || say('Link');
  const bits = edge.weight.toFixed(2);
  const times = whole(2 ** Math.min(edge.weight, 40));
  if (/^(cluster|group):/.test(edge.source) || /^(cluster|group):/.test(edge.target)) return say('{0}: {1} bits, {2} times what chance gives', by, bits, times);
  if (edge.weight < 1) return say('{0}: {1} bits, which is no evidence alone', by, bits);
  return edge.weight > 40 ? say('{0}: {1} bits, not one stranger in a trillion by chance', by, bits) : say('{0}: {1} bits, about one stranger in {2} by chance', by, bits, times);
}

export const links = (node: GraphNode, shown: number): string =>
  node.degree > shown ? say('{0} of {1} shown', whole(shown), countLinks(node.degree)) : countLinks(shown);

export function reason(edge: GraphEdge): string {
  return plain(edge.reason) || say('The link came without a reason.');
}

/** What to tell after an answer that is no graph, and whether trying again can help. */
export function refusal(status: number): { text: string; retry: boolean } {
  switch (status) {
    case 0: return { text: say('The server cannot be reached. Check the connection and try again.'), retry: true };
    case 200: return { text: say('The answer was not a graph. You may be signed out: reload the page and sign in.'), retry: true };
    case 401: return { text: say('You are signed out. Reload the page and sign in.'), retry: true };
    case 403: return { text: say('Your role does not allow you to see this graph. Ask an administrator.'), retry: false };
    case 404: return { text: say('There is no such account or cluster any more.'), retry: true };
    case 413: return { text: say('This neighbourhood is too large to draw. Start from one account, or choose a shorter range.'), retry: false };
    case 429: return { text: say('Too many questions at once. Wait a moment and try again.'), retry: true };
    case 503: return { text: say('The server is busy or starting (503). Try again in a moment.'), retry: true };
    case 504: return { text: say('The question took too long (504). Try again, or choose a shorter range.'), retry: true };
    default:
      return status >= 500
        ? { text: say('The server failed to answer ({0}). Try again; if it stays, tell an administrator.', status), retry: true }
        : { text: say('The server refused the question ({0}).', status), retry: true };
  }
}

export const tooLarge = (graph: Neighbourhood, nodes: number, edges: number): string =>
  say('{0} and {1} are more than a picture can show ({2}, {3}). Draw the strongest links, or use the table.', countNodes(graph.nodes.length), countLinks(graph.edges.length), countNodes(nodes), countLinks(edges));

/** A node's name in a sentence. */
export const nameOf = (scene: { node(id: string): GraphNode | null }, id: string): string => plain(scene.node(id)?.label ?? id, 60);
