// Questions between two groups of nodes, over what the picture shows.

type Beside = (id: string) => Iterable<string>;

/**
 * The way with the fewest links from one group to the other, ends included; of several the one found first, so neighbours come heaviest first.
 * Null when there is none. O(nodes + links).
 */
export function shortestWay(from: ReadonlySet<string>, to: ReadonlySet<string>, beside: Beside): string[] | null {
  const cameFrom = new Map<string, string | null>([...from].map(id => [id, null]));
  for (const [id] of cameFrom) { // a map that is walked takes in what is added: first in, first out
    if (to.has(id)) {
      const way = [id];
      for (let at = cameFrom.get(id) ?? null; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at);
      return way;
    }
    for (const next of beside(id)) if (!cameFrom.has(next)) cameFrom.set(next, id);
  }
  return null;
}

/** Nodes of neither group that hang on both, those with the most links to them first. O(links of the groups). */
export function commonNeighbours(from: ReadonlySet<string>, to: ReadonlySet<string>, beside: Beside): string[] {
  const touched = (group: ReadonlySet<string>) => {
    const counts = new Map<string, number>();
    for (const id of group) for (const next of beside(id)) if (!from.has(next) && !to.has(next)) counts.set(next, (counts.get(next) ?? 0) + 1);
    return counts;
  };
  const [one, other] = [touched(from), touched(to)];
  return [...one.keys()].filter(id => other.has(id)).sort((a, b) => one.get(b)! + other.get(b)! - one.get(a)! - other.get(a)! || (a < b ? -1 : 1));
}
