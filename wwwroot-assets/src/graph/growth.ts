// Which question brought which node and link, so that an answer can be taken back without what other answers hold.

/** What the picture began with. */
export const beginning = '';

export class Growth {
  private readonly nodes = new Map<string, Set<string>>();
  private readonly edges = new Map<string, Set<string>>();

  clear(): void {
    this.nodes.clear();
    this.edges.clear();
  }

  /** `by` (a node id, or the beginning) brought these, new or not. A node never holds itself. */
  bring(by: string, nodes: Iterable<string>, edges: Iterable<string>): void {
    for (const id of nodes) if (id !== by) hold(this.nodes, id, by);
    for (const id of edges) hold(this.edges, id, by);
  }

  /** Whether the node was expanded and brought something that is still there. */
  grew(by: string): boolean {
    for (const held of [this.nodes, this.edges]) for (const holders of held.values()) if (holders.has(by)) return true;
    return false;
  }

  /**
   * Takes back what `by` brought: all that no other answer holds, and what those brought in turn. What hangs together but not on the beginning goes, too. O(nodes + links).
   * The answer is what has to leave the picture.
   */
  takeBack(by: string): { nodes: string[]; edges: string[] } {
    for (const held of [this.nodes, this.edges]) for (const holders of held.values()) holders.delete(by);
    const brought = this.brought();
    const alive = new Set([beginning]);
    for (const holder of alive) for (const id of brought.get(holder) ?? []) alive.add(id); // a set that is walked takes in what is added
    const nodes = [...this.nodes.keys()].filter(id => !alive.has(id));
    const edges = [...this.edges].filter(([, holders]) => ![...holders].some(holder => alive.has(holder))).map(([id]) => id);
    for (const id of nodes) this.nodes.delete(id);
    for (const id of edges) this.edges.delete(id);
    return { nodes, edges };
  }

  /** Which nodes each question brought. */
  brought(): Map<string, string[]> {
    const brought = new Map<string, string[]>();
    for (const [id, holders] of this.nodes) for (const by of holders) {
      const known = brought.get(by);
      if (known) known.push(id);
      else brought.set(by, [id]);
    }
    return brought;
  }

  /** Everything as it is now, to be gone back to. */
  remember(): () => void {
    const [nodes, edges] = [copy(this.nodes), copy(this.edges)];
    return () => {
      this.clear();
      for (const [id, holders] of nodes) this.nodes.set(id, holders);
      for (const [id, holders] of edges) this.edges.set(id, holders);
    };
  }
}

function hold(held: Map<string, Set<string>>, id: string, by: string): void {
  const holders = held.get(id);
  if (holders) holders.add(by);
  else held.set(id, new Set([by]));
}

const copy = (held: Map<string, Set<string>>): [string, Set<string>][] => [...held].map(([id, holders]) => [id, new Set(holders)]);
