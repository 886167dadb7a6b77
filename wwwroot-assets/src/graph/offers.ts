// What an expansion could add, by the way it hangs on the node, each with how many it would bring.
import type { GraphNode, Neighbourhood } from './contract';
import { kinds, type Kind } from './kinds';
import { countAccounts, plain, whole } from './text';
import { say, word } from './words';

export interface Offer {
  /** "Payment fingerprint", "lockstep", "Flagged accounts". */
  title: string;
  /** "1 shared, 12 accounts". */
  brings: string;
  /** All nodes of the offer that the picture does not have. */
  nodes: Set<string>;
}

/** The groups of an answer around `around` that hold something new, those with most first, and everything as the last when no group is that. O(nodes + edges). */
export function offersOf(answer: Neighbourhood, around: string, has: (id: string) => boolean): Offer[] {
  const nodes = new Map(answer.nodes.map(node => [node.id, node]));
  const beside = neighboursOf(answer);
  const groups = new Map<string, Set<string>>();
  const put = (title: string, ids: Iterable<string>) => {
    const group = groups.get(title) ?? new Set<string>();
    for (const id of ids) if (id !== around && nodes.has(id) && !has(id)) group.add(id);
    groups.set(title, group);
  };
  for (const { source, target, kind } of answer.edges) {
    const other = source === around ? target : target === around ? source : null;
    const node = other === null ? undefined : nodes.get(other);
    if (!node) continue;
    if (node.kind !== 'account') put(titleOf(node.kind, kind), [node.id, ...(beside.get(node.id) ?? [])]);
    else if (nodes.get(around)?.kind !== 'account') {
      put(allOfThem, [node.id]);
      if (node.flagged) put(flaggedOnes, [node.id]);
    } else put(titleOf('other', kind), [node.id]);
  }
  const offers = [...groups].filter(([, ids]) => ids.size > 0).sort(([a, x], [b, y]) => y.size - x.size || (a < b ? -1 : 1))
    .filter(([title, ids]) => title !== flaggedOnes || ids.size < groups.get(allOfThem)!.size)
    .map(([title, ids]) => ({ title: say(title), brings: bringsOf([...ids].map(id => nodes.get(id)!)), nodes: ids }));
  const all = new Set(answer.nodes.map(node => node.id).filter(id => id !== around && !has(id)));
  return all.size > 0 && offers.every(offer => offer.nodes.size < all.size)
    ? [...offers, { title: say('Everything'), brings: bringsOf([...all].map(id => nodes.get(id)!)), nodes: all }] : offers;
}

/** The chosen part of an answer: its nodes, and all links among them and with what the picture has. */
export function partOf(answer: Neighbourhood, chosen: ReadonlySet<string>, has: (id: string) => boolean): Neighbourhood {
  const there = (id: string) => chosen.has(id) || has(id);
  return { ...answer, nodes: answer.nodes.filter(node => there(node.id)), edges: answer.edges.filter(edge => there(edge.source) && there(edge.target)) };
}

const allOfThem = word('All accounts'), flaggedOnes = word('Flagged accounts');

// A resource is named by its kind; a behaviour has no node of its own and is named by its word.
const titleOf = (kind: Kind, behaviour: string): string => (kind === 'other' ? plain(behaviour, 40) || word('Other') : kinds[kind].name);

function bringsOf(nodes: GraphNode[]): string {
  const accounts = nodes.filter(node => node.kind === 'account');
  const flagged = accounts.filter(node => node.flagged).length;
  const shared = nodes.length - accounts.length;
  return [
    shared > 0 ? say('{0} shared', whole(shared)) : '',
    accounts.length > 0 ? countAccounts(accounts.length) + (flagged > 0 ? ` ${say('({0} flagged)', whole(flagged))}` : '') : '',
  ].filter(Boolean).join(', ');
}

function neighboursOf(answer: Neighbourhood): Map<string, Set<string>> {
  const beside = new Map<string, Set<string>>();
  const put = (id: string, other: string) => beside.set(id, (beside.get(id) ?? new Set<string>()).add(other));
  for (const { source, target } of answer.edges) {
    put(source, target);
    put(target, source);
  }
  return beside;
}
