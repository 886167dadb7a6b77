// What is in the picture and what people did to it. Knows no screen, so that every rule of it is tested without one.
import { MultiUndirectedGraph } from 'graphology';
import type { GraphEdge, GraphNode, Neighbourhood } from './contract';
import { foldFrom, Folds } from './folds';
import { beginning, Growth } from './growth';
import { isAbout, type Kind } from './kinds';
import { wasAbout, type Span } from './span';
import { plain, whole } from './text';

export interface NodeMarks { x: number; y: number; size: number; label: string; node: GraphNode }
export interface EdgeMarks { size: number; weight: number; edge: GraphEdge }
export interface Merged { nodes: number; edges: number; left: number }

/** More than this a picture cannot show, and a browser cannot move smoothly. */
export const limits = { nodes: 6_000, edges: 20_000 };

export class Scene {
  readonly graph = new MultiUndirectedGraph<NodeMarks, EdgeMarks>();
  readonly hidden = new Set<string>();
  readonly pinned = new Set<string>();
  readonly selected = new Set<string>();
  readonly kindsOff = new Set<Kind>();
  readonly growth = new Growth();
  readonly folds = new Folds();
  /** The group that a second one is compared with. */
  readonly first = new Set<string>();
  /** Resources whose accounts were asked for. */
  readonly opened = new Set<string>();
  /** Only these are shown; null: all. */
  only: ReadonlySet<string> | null = null;
  span: Span | null = null;
  /** Where the next part of the whole begins; null: there is none. */
  next: number | null = null;
  private readonly outOfTime = new Set<string>();
  current: string | null = null;
  center: string[] = [];
  totalNodes = 0;
  totalEdges = 0;
  chosenBy = '';
  unreadable = 0;

  /** Starts over with a neighbourhood. */
  load(from: Neighbourhood): void {
    this.graph.clear();
    for (const set of [this.hidden, this.pinned, this.selected, this.first, this.opened, this.outOfTime, this.growth, this.folds]) set.clear();
    this.current = this.only = this.span = null;
    this.next = from.next;
    Object.assign(this, { center: from.center, totalNodes: from.totalNodes, totalEdges: from.totalEdges, chosenBy: from.chosenBy, unreadable: 0 });
    this.merge(from, null);
    this.current = from.center.find(id => this.graph.hasNode(id)) ?? this.graph.nodes()[0] ?? null;
  }

  /**
   * Adds what is new in a neighbourhood; nodes that are there keep their place and take the newer facts.
   * New nodes start around `around`, or on a spiral when it is null. What the limits leave out is counted.
   * A link keeps its heaviest reason: that somebody uses a thing explains less than why it links.
   */
  merge(from: Neighbourhood, around: string | null): Merged {
    const before = { nodes: this.graph.order, edges: this.graph.size };
    const added: string[] = [];
    let left = 0;
    this.unreadable += from.unreadable;
    const place = this.places(around);
    for (const node of from.nodes) {
      const facts = { label: labelOf(node), size: radius(node), node };
      if (this.graph.hasNode(node.id)) this.graph.mergeNodeAttributes(node.id, facts);
      else if (this.graph.order < limits.nodes) {
        this.graph.addNode(node.id, { ...facts, ...place() });
        added.push(node.id);
      } else left++;
    }
    for (const edge of from.edges) {
      const known = this.graph.hasEdge(edge.id);
      const room = this.graph.size < limits.edges && this.graph.hasNode(edge.source) && this.graph.hasNode(edge.target);
      if (known) {
        if (edge.weight >= this.graph.getEdgeAttribute(edge.id, 'weight')) this.graph.mergeEdgeAttributes(edge.id, thickness(edge));
      }
      else if (room) {
        this.graph.addUndirectedEdgeWithKey(edge.id, edge.source, edge.target, thickness(edge));
        this.surface(edge);
      }
      else left++;
    }
    // Totals of two neighbourhoods overlap by an unknown part: the larger one is certain, the sum is not.
    this.totalNodes = Math.max(this.totalNodes, from.totalNodes, this.graph.order);
    this.totalEdges = Math.max(this.totalEdges, from.totalEdges, this.graph.size);
    this.growth.bring(around ?? beginning, from.nodes.map(node => node.id).filter(id => this.graph.hasNode(id)), from.edges.map(edge => edge.id).filter(id => this.graph.hasEdge(id)));
    // What was just asked for is seen, whatever was narrowed before.
    if (this.only && added.length > 0) this.only = new Set([...this.only, ...added]);
    this.keepTime();
    return { nodes: this.graph.order - before.nodes, edges: this.graph.size - before.edges, left };
  }

  node(id: string): GraphNode | null {
    return this.graph.hasNode(id) ? this.graph.getNodeAttribute(id, 'node') : null;
  }

  visible(id: string): boolean {
    return !this.hidden.has(id) && this.folds.hubOf(id) === undefined && !this.outOfTime.has(id) && (this.only === null || this.only.has(id)) && this.graph.hasNode(id) && !this.kindsOff.has(this.graph.getNodeAttribute(id, 'node').kind);
  }

  visibleNodes(): string[] {
    return this.graph.filterNodes(id => this.visible(id));
  }

  visibleEdges(): number {
    let seen = 0;
    this.graph.forEachEdge((_edge, _marks, source, target) => { if (this.visible(source) && this.visible(target)) seen++; });
    return seen;
  }

  countLinks(id: string): number {
    let seen = 0;
    this.graph.forEachEdge(id, (_edge, _marks, source, target) => { if (this.visible(source) && this.visible(target)) seen++; });
    return seen;
  }

  /** How many accounts the visible clusters and groups stand for. */
  standFor(): number {
    return this.graph.reduceNodes((sum, id, { node }) => sum + ((node.kind === 'cluster' || node.kind === 'group') && this.visible(id) ? node.accounts ?? 0 : 0), 0);
  }

  /** How many accounts of the picture hang on a node. */
  accountsBeside(id: string): number {
    return this.beside(id).filter(other => this.node(other)?.kind === 'account').length;
  }

  /** Writes down when a link was seen; the answer says whether it was not known before. */
  learn(edge: string, firstSeen: number | null, lastSeen: number | null): boolean {
    const known = this.graph.hasEdge(edge) ? this.graph.getEdgeAttribute(edge, 'edge') : null;
    if (known === null || known.firstSeen !== null || firstSeen === null) return false;
    this.graph.setEdgeAttribute(edge, 'edge', { ...known, firstSeen, lastSeen });
    return true;
  }

  /** The links of a node that the picture shows, strongest first. */
  linksOf(id: string): GraphEdge[] {
    if (!this.graph.hasNode(id)) return [];
    return this.graph.edges(id).map(edge => this.graph.getEdgeAttribute(edge, 'edge'))
      .filter(edge => this.visible(edge.source) && this.visible(edge.target))
      .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  }

  /** Every visible link between the two ends of an edge: they lie on one line, so a click means all of them. */
  linksBeside(edge: string): GraphEdge[] {
    if (!this.graph.hasEdge(edge)) return [];
    const [source, target] = this.graph.extremities(edge);
    return this.linksOf(source).filter(link => link.source === target || link.target === target);
  }

  hide(ids: Iterable<string>): void {
    for (const id of ids) {
      this.hidden.add(id);
      this.selected.delete(id);
    }
    this.keepCurrentVisible();
  }

  showAll(): void {
    for (const hub of this.folds.hubs) this.unfold(hub);
    this.hidden.clear();
    this.kindsOff.clear();
    this.only = this.span = null;
    this.keepTime();
  }

  /** Shows these and no others; what is hidden by name stays so. */
  showOnly(ids: Iterable<string>): void {
    this.only = new Set(ids);
    this.dropUnseen();
  }

  /** Shows who was about in the stretch, and what those share; null: always. */
  showSpan(span: Span | null): void {
    this.span = span;
    this.keepTime();
    this.dropUnseen();
  }

  /** Visible nodes that a visible link joins to this one, heaviest link first. */
  beside(id: string): string[] {
    return [...new Set(this.linksOf(id).map(link => (link.source === id ? link.target : link.source)))];
  }

  /** Neighbours that hang on this node alone. */
  leavesOf(id: string): string[] {
    return this.beside(id).filter(leaf => this.beside(leaf).every(other => other === id));
  }

  /** Folds the accounts that hang on this thing alone into it, but what is selected or pinned. The answer is how many. */
  fold(hub: string): number {
    const kind = this.node(hub)?.kind;
    if (kind === undefined || isAbout(kind)) return 0;
    const accounts = this.leavesOf(hub).filter(id => this.node(id)!.kind === 'account' && !this.selected.has(id) && !this.pinned.has(id));
    this.folds.fold(hub, accounts);
    this.relabel(hub);
    this.keepCurrentVisible();
    return accounts.length;
  }

  /** Folds what is busy, see foldFrom. The answer is how many things. */
  foldHubs(): number {
    // A link to a folded account is not seen, and so spares the look at it: the busiest first.
    const busy = this.graph.filterNodes(id => !isAbout(this.node(id)!.kind) && this.graph.degree(id) >= foldFrom && !this.center.includes(id))
      .sort((a, b) => this.graph.degree(b) - this.graph.degree(a) || (a < b ? -1 : 1));
    return busy.filter(hub => this.leavesOf(hub).length >= foldFrom && this.fold(hub) > 0).length;
  }

  unfold(hub: string): string[] {
    const accounts = this.folds.unfold(hub);
    this.relabel(hub);
    return accounts;
  }

  /** Takes what the node's expansion brought out of the picture, unless something else brought it, too. */
  collapse(id: string): number {
    const { nodes, edges } = this.growth.takeBack(id);
    this.opened.delete(id);
    const links = this.graph.size;
    this.drop(nodes, edges);
    // What somebody took out is not missing from the picture.
    this.totalNodes = Math.max(this.graph.order, this.totalNodes - nodes.length);
    this.totalEdges = Math.max(this.graph.size, this.totalEdges - (links - this.graph.size));
    return nodes.length;
  }

  /** What people did, and with `whole` what is there, to be gone back to. */
  remember(whole: boolean): () => void {
    const sets = [this.hidden, this.pinned, this.selected, this.first, this.opened, this.kindsOff].map(set => [set as Set<string>, [...set]] as const);
    const { only, span, next, totalNodes, totalEdges, unreadable, current } = this;
    const growth = whole ? this.growth.remember() : null;
    const folds = this.folds.remember();
    const nodes = whole ? this.graph.mapNodes((id, marks) => [id, marks] as const) : [];
    const edges = whole ? this.graph.mapEdges((id, marks, source, target) => [id, marks, source, target] as const) : [];
    return () => {
      if (growth) {
        growth();
        const [keptNodes, keptEdges] = [new Set(nodes.map(([id]) => id)), new Set(edges.map(([id]) => id))];
        this.drop(this.graph.filterNodes(id => !keptNodes.has(id)), this.graph.filterEdges(id => !keptEdges.has(id)));
        for (const [id, marks] of nodes) if (!this.graph.hasNode(id)) this.graph.addNode(id, marks);
        for (const [id, marks, source, target] of edges) if (!this.graph.hasEdge(id)) this.graph.addUndirectedEdgeWithKey(id, source, target, marks);
      }
      const folded = new Set(this.folds.hubs);
      folds();
      for (const hub of [...folded, ...this.folds.hubs]) this.relabel(hub);
      for (const [set, held] of sets) {
        set.clear();
        for (const id of held) set.add(id);
      }
      Object.assign(this, { only, span, next, totalNodes, totalEdges, unreadable, current });
      this.keepTime();
      this.dropUnseen();
    };
  }

  toggleKind(kind: Kind): void {
    if (!this.kindsOff.delete(kind)) this.kindsOff.add(kind);
    this.dropUnseen();
  }

  /** Pins all when one of them is loose, else lets all go. */
  togglePins(ids: readonly string[]): void {
    const loose = ids.some(id => !this.pinned.has(id));
    for (const id of ids) {
      if (loose) this.pinned.add(id);
      else this.pinned.delete(id);
    }
  }

  toggleSelected(id: string): void {
    if (!this.selected.delete(id) && this.visible(id)) this.selected.add(id);
  }

  select(ids: Iterable<string>, keep: boolean): void {
    if (!keep) this.selected.clear();
    for (const id of ids) if (this.visible(id)) this.selected.add(id);
  }

  /** What a command acts on: the selection, else the current node. */
  subjects(): string[] {
    return this.selected.size > 0 ? [...this.selected] : this.current ? [this.current] : [];
  }

  /** Visible nodes whose label or id contains the words, exact matches first. */
  find(words: string): string[] {
    const wanted = words.trim().toLowerCase();
    if (!wanted) return [];
    const rank = (id: string) => {
      const label = this.graph.getNodeAttribute(id, 'node').label.toLowerCase();
      return label === wanted || id.toLowerCase() === wanted ? 0 : label.startsWith(wanted) ? 1 : label.includes(wanted) || id.toLowerCase().includes(wanted) ? 2 : 3;
    };
    return this.visibleNodes().map(id => ({ id, rank: rank(id) })).filter(hit => hit.rank < 3)
      .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1)).map(hit => hit.id);
  }

  /** Out of the picture for good, and out of everything that names it. */
  private drop(nodes: Iterable<string>, edges: Iterable<string>): void {
    for (const id of edges) if (this.graph.hasEdge(id)) this.graph.dropEdge(id);
    for (const id of nodes) {
      if (this.graph.hasNode(id)) this.graph.dropNode(id);
      this.folds.unfold(id);
      const hub = this.folds.release(id);
      if (hub !== undefined) this.relabel(hub);
      for (const set of [this.hidden, this.pinned, this.selected, this.first, this.opened]) set.delete(id);
    }
    this.keepTime();
    this.keepCurrentVisible();
  }

  /** A folded account that something else links to now comes out again. */
  private surface({ source, target }: GraphEdge): void {
    for (const [id, other] of [[source, target], [target, source]] as const) {
      const hub = this.folds.hubOf(id);
      if (hub === undefined || hub === other) continue;
      this.folds.release(id);
      this.relabel(hub);
    }
  }

  private relabel(hub: string): void {
    if (!this.graph.hasNode(hub)) return;
    const inside = this.folds.sizeOf(hub);
    this.graph.setNodeAttribute(hub, 'label', (inside > 0 ? `+${whole(inside)} · ` : '') + labelOf(this.node(hub)!));
  }

  // An account is out of the stretch by its own times, a resource when every account on it is.
  private keepTime(): void {
    this.outOfTime.clear();
    const { span } = this;
    if (span === null) return;
    this.graph.forEachNode((id, { node }) => { if (isAbout(node.kind) && !wasAbout(node, span)) this.outOfTime.add(id); });
    this.graph.forEachNode((id, { node }) => {
      if (isAbout(node.kind)) return;
      const users = this.graph.neighbors(id);
      if (users.length > 0 && users.every(user => this.outOfTime.has(user))) this.outOfTime.add(id);
    });
  }

  private dropUnseen(): void {
    for (const set of [this.selected, this.first]) for (const id of set) if (!this.visible(id)) set.delete(id);
    this.keepCurrentVisible();
  }

  private keepCurrentVisible(): void {
    if (this.current !== null && !this.visible(this.current)) this.current = this.visibleNodes()[0] ?? null;
  }

  /** Places on a sunflower spiral: even, and the same for the same answer every time. */
  private places(around: string | null): () => { x: number; y: number } {
    const middle = around !== null && this.graph.hasNode(around) ? this.graph.getNodeAttributes(around) : { x: 0, y: 0 };
    let n = 0;
    return () => {
      const turn = n * Math.PI * (3 - Math.sqrt(5));
      const out = 10 * Math.sqrt(++n);
      return { x: middle.x + out * Math.cos(turn), y: middle.y + out * Math.sin(turn) };
    };
  }
}

// How many it stands for comes first: of a long name the middle is left out.
const labelOf = (node: GraphNode): string => (node.accounts !== null && node.accounts > 1 ? `${whole(node.accounts)} · ` : '') + plain(node.label, 60);
const radius = (node: GraphNode): number => {
  if (node.kind === 'cluster' || node.kind === 'group') return 6 + Math.min(6, 0.45 * Math.log2(1 + (node.accounts ?? 0)));
  const grown = Math.min(5, Math.log2(1 + node.degree));
  return node.kind === 'account' ? 4.5 + grown : 4 + 0.7 * grown;
};
const thickness = (edge: GraphEdge): EdgeMarks => ({ size: 0.6 + Math.min(1.8, 0.5 * Math.log2(1 + edge.weight)), weight: edge.weight, edge });
