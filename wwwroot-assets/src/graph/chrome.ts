// Everything around the canvas: toolbar, line of numbers, legend, panel with reasons, states. Says what was pressed, decides nothing.
import { button, el, shapeIcon } from './dom';
import type { Palette } from './colours';
import type { GraphEdge, GraphNode } from './contract';
import { bannedSign, frozenSign, kindNames, kinds, stateOf, type Kind } from './kinds';
import type { Offer } from './offers';
import type { Scene } from './scene';
import { plain, plural, whole } from './text';
import { describe, reason, seen } from './wording';

export interface Presses {
  search(words: string): void;
  searchEnter(): void;
  fit(): void;
  zoom(closer: boolean): void;
  layout(): void;
  showAll(): void;
  more(): void;
  toggleKind(kind: Kind): void;
  open(id: string): void;
  expand(id: string): void;
  collapse(id: string): void;
  hide(ids: string[]): void;
  pin(ids: string[]): void;
  select(id: string): void;
  clear(): void;
  go(id: string): void;
  letGo(): void;
}

/** So many links of a node are explained in the panel. */
export const panelLinks = 60;
const hint = 'Arrow keys move between nodes, Enter opens, Space selects, E expands, C collapses, H hides, P pins, U takes back, F fits, plus and minus zoom, Escape clears; the question mark lists all keys. Shift and drag selects an area.';

export class Chrome {
  readonly canvas: HTMLElement;
  readonly frame: HTMLElement;
  readonly box = el('div', { class: 'ig-box' });
  private readonly numbers = el('p', { class: 'ig-numbers', 'data-testid': 'graph-showing' });
  private readonly live = el('div', { class: 'ig-live', 'aria-live': 'polite', 'data-testid': 'graph-live' });
  private readonly legend = el('div', { class: 'ig-legend', role: 'group', 'aria-label': 'Legend: press a kind to hide or show it' });
  private readonly panel = el('div', { class: 'ig-panel', role: 'region', 'aria-label': 'Details', 'data-testid': 'graph-panel' });
  private readonly state = el('div', { class: 'ig-state', role: 'status' });
  private readonly found = el('span', { class: 'ig-found', 'aria-live': 'polite' });
  private readonly marked = el('span', { class: 'ig-marked', 'data-testid': 'graph-selected' });
  private readonly search = el('input', { type: 'search', class: 'ig-search', placeholder: 'Find in graph', 'aria-label': 'Find in graph' });
  private readonly whens = new Map<string, HTMLElement>();
  private readonly restore: HTMLButtonElement;
  private readonly further: HTMLButtonElement;

  constructor(readonly root: HTMLElement, private readonly on: Presses, title: string) {
    const hintId = `ig-hint-${++serial}`;
    this.canvas = el('div', { class: 'ig-canvas', tabIndex: 0, role: 'application', 'aria-label': title, 'aria-roledescription': 'graph', 'aria-describedby': hintId, 'data-testid': 'graph-canvas' });
    this.restore = button('Show all', 'Show hidden nodes and kinds again', on.showAll);
    this.further = button('Show more', 'Add the next part', on.more, { 'data-testid': 'graph-more' });
    this.panel.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      on.letGo();
      this.canvas.focus({ preventScroll: true });
    });
    this.search.addEventListener('input', () => on.search(this.search.value));
    this.search.addEventListener('keydown', event => {
      event.stopPropagation();
      if (event.key === 'Enter') on.searchEnter();
      if (event.key === 'Escape') this.clearSearch();
    });
    const bar = el('div', { class: 'ig-bar', role: 'toolbar', 'aria-label': 'Graph' },
      this.search, this.found,
      button('Fit', 'Fit everything (F)', on.fit), button('+', 'Zoom in (+)', () => on.zoom(true), { 'aria-label': 'Zoom in' }),
      button('−', 'Zoom out (−)', () => on.zoom(false), { 'aria-label': 'Zoom out' }),
      button('Arrange', 'Arrange again; pinned nodes stay', on.layout), this.restore,
      this.marked, button('Clear selection', 'Clear the selection (Escape)', on.clear));
    this.frame = el('div', { class: 'ig-stage' }, this.canvas, this.box, this.panel, this.state);
    root.replaceChildren(bar, this.frame, this.legend, el('div', { class: 'ig-bar' }, this.numbers, this.further), el('p', { class: 'ig-hint', id: hintId }, hint), this.live);
    this.root.classList.add('ig');
    this.box.hidden = true;
  }

  clearSearch(): void {
    this.search.value = '';
    this.on.search('');
  }

  say(text: string): void {
    this.live.textContent = text;
  }

  /** Below the toolbar. */
  addTools(tools: HTMLElement): void {
    this.frame.before(tools);
  }

  /** What the line of numbers says. */
  get says(): string {
    return this.numbers.textContent ?? '';
  }

  showNumbers(text: string, more: boolean): void {
    this.numbers.textContent = text;
    this.further.hidden = !more;
  }

  showFound(count: number | null): void {
    this.found.textContent = count === null ? '' : count === 0 ? 'no match' : plural(count, 'match', 'matches');
  }

  showMarks(selected: number, hidden: boolean): void {
    this.marked.textContent = selected > 0 ? `${whole(selected)} selected` : '';
    (this.marked.nextElementSibling as HTMLElement).hidden = selected === 0;
    this.restore.hidden = !hidden;
  }

  /** Covers the canvas with a state: busy, empty, refused. Null uncovers it. */
  showState(text: string | null, busy: boolean, ...acts: HTMLElement[]): void {
    this.state.replaceChildren(...(text === null ? [] : [el('p', {}, text), ...acts]));
    this.state.hidden = text === null;
    this.frame.setAttribute('aria-busy', String(busy));
    this.state.classList.toggle('ig-busy', busy);
  }

  showLegend(scene: Scene, palette: Palette): void {
    const counts = new Map<Kind, number>();
    let flagged = 0, frozen = 0, banned = 0;
    scene.graph.forEachNode((_id, { node }) => {
      counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
      if (node.flagged) flagged++;
      if (stateOf(node.status) === 'frozen') frozen++;
      if (stateOf(node.status) === 'banned') banned++;
    });
    const entries: HTMLElement[] = kindNames.filter(kind => counts.has(kind)).map(kind => {
      const look = kinds[kind];
      const shown = !scene.kindsOff.has(kind);
      const entry = button('', shown ? `Hide ${look.plural}` : `Show ${look.plural}`, () => this.on.toggleKind(kind), { 'aria-pressed': String(shown), 'data-kind': kind });
      entry.append(shapeIcon(look.shape, look[palette.theme], look.letters), `${look.plural} ${whole(counts.get(kind)!)}`);
      return entry;
    });
    const account = kinds.account[palette.theme];
    if (flagged > 0) entries.push(el('span', { class: 'ig-key' }, shapeIcon('circle', palette.alarm, '!'), `A! or red ring: flagged, ${whole(flagged)}`));
    if (frozen > 0) entries.push(el('span', { class: 'ig-key' }, shapeIcon('circle', account, frozenSign), `Two bars: frozen, ${whole(frozen)}`));
    if (banned > 0) entries.push(el('span', { class: 'ig-key' }, shapeIcon('circle', palette.nodeOut, bannedSign), `Grey with a stroke: banned, ${whole(banned)}`));
    this.legend.replaceChildren(...entries);
  }

  /** A node with its links and their reasons: the same facts by mouse and by keyboard. */
  showNode(scene: Scene, id: string, palette: Palette, canExpand: boolean): void {
    const node = scene.node(id);
    if (!node) return this.hidePanel();
    const links = scene.linksOf(id);
    const marks = { selected: scene.selected.has(id), pinned: scene.pinned.has(id), accounts: scene.accountsBeside(id) };
    this.panel.replaceChildren(
      this.head(el('h2', {}, signIcon(node, palette), plain(node.label, 120))),
      el('p', {}, describe(node, links.length, marks)),
      el('div', { class: 'ig-acts' },
        button('Open', 'Open (Enter)', () => this.on.open(id)),
        ...(canExpand ? [button('Expand…', 'Choose what to add around it (E)', () => this.on.expand(id))] : []),
        button('Collapse', 'Take out what hangs on it alone or was added around it (C)', () => this.on.collapse(id)),
        button(marks.selected ? 'Unselect' : 'Select', 'Select (Space)', () => this.on.select(id)),
        button(marks.pinned ? 'Unpin' : 'Pin', 'Hold in place (P)', () => this.on.pin([id])),
        button('Hide', 'Hide (H)', () => this.on.hide([id]))),
      el('h3', {}, links.length > panelLinks ? `Strongest ${panelLinks} of ${plural(links.length, 'link')}` : plural(links.length, 'link')),
      this.list(scene, links.slice(0, panelLinks), edge => [edge.source === id ? edge.target : edge.source]));
    this.panel.hidden = false;
  }

  showEdges(scene: Scene, edges: GraphEdge[]): void {
    this.panel.replaceChildren(
      this.head(el('h2', {}, edges.length > 1 ? `${edges.length} links between the same two` : 'Link')),
      this.list(scene, edges, edge => [edge.source, edge.target]));
    this.panel.hidden = false;
    this.say(edges.slice(0, 3).map(reason).join(' '));
  }

  /** What an expansion could add; `left` is how many nodes were not asked for yet. The keyboard goes to the first offer. */
  showOffers(name: string, offers: Offer[], left: number, acts: { take(offer: Offer): void; more: (() => void) | null }): void {
    const entries = offers.map(offer => {
      const made = button('', `Add ${offer.title}`, () => acts.take(offer), { 'data-testid': 'graph-offer' });
      made.append(el('span', { class: 'ig-badge' }, `+${whole(offer.nodes.size)}`), el('span', {}, offer.title), el('small', {}, offer.brings));
      return el('li', {}, made);
    });
    const further = acts.more ? [button(`Look at more (${whole(left)} not looked at)`, 'Ask for the next part', acts.more, { 'data-testid': 'graph-offer-more' })] : [];
    this.panel.replaceChildren(
      this.head(el('h2', {}, `Around ${name}`)),
      el('p', {}, offers.length === 0 ? 'Nothing new among those looked at.' : 'What to add? The number is of nodes that the picture does not have.'),
      el('ul', { class: 'ig-offers' }, ...entries), ...further);
    this.panel.hidden = false;
    this.panel.querySelector<HTMLElement>('.ig-offers button, button[data-testid=graph-offer-more]')?.focus();
    this.say(offers.length === 0 ? 'Nothing new among those looked at.' : `Around ${name}: ${offers.map(offer => `${offer.title}, ${offer.brings}`).join('; ')}.`);
  }

  /** A way through the picture, with what joins each step to the next. */
  showWay(scene: Scene, way: string[]): void {
    const steps = way.map((id, i) => {
      const next = way[i + 1];
      const link = next === undefined ? undefined : scene.linksOf(id).find(one => one.source === next || one.target === next);
      return el('li', {}, this.goTo(scene, id), ...(link ? [el('p', {}, reason(link))] : []));
    });
    this.panel.replaceChildren(this.head(el('h2', {}, `Shortest path, ${plural(way.length - 1, 'link')}`)), el('ul', {}, ...steps));
    this.panel.hidden = false;
  }

  showNodes(scene: Scene, title: string, ids: string[]): void {
    const shown = ids.slice(0, panelLinks);
    this.panel.replaceChildren(this.head(el('h2', {}, title)), el('ul', {}, ...shown.map(id => el('li', {}, this.goTo(scene, id), el('p', {}, describe(scene.node(id)!, scene.linksOf(id).length, { selected: false, pinned: scene.pinned.has(id) }))))),
      ...(ids.length > shown.length ? [el('p', {}, `${plural(ids.length - shown.length, 'more', 'more')} in the selection.`)] : []));
    this.panel.hidden = false;
  }

  /** Whether the panel lies over a place of the canvas. */
  covers(at: { x: number; y: number }): boolean {
    return !this.panel.hidden && at.x > this.panel.offsetLeft - 20 && at.y < this.panel.offsetTop + this.panel.offsetHeight + 20;
  }

  hidePanel(): void {
    this.panel.hidden = true;
    this.panel.replaceChildren();
  }

  private head(title: HTMLElement): HTMLElement {
    return el('div', { class: 'ig-head' }, title, button('×', 'Close details', () => this.on.letGo(), { 'aria-label': 'Close details' }));
  }

  private goTo(scene: Scene, id: string): HTMLButtonElement {
    return button(plain(scene.node(id)?.label ?? id, 60), 'Go to this node', () => this.on.go(id));
  }

  /** Says when a link that the panel explains was seen; the panel stays as it is, with the focus where it was. */
  tellSeen(edge: GraphEdge): void {
    const said = this.whens.get(edge.id);
    if (said) said.textContent = seen(edge);
  }

  private list(scene: Scene, edges: GraphEdge[], ends: (edge: GraphEdge) => string[]): HTMLElement {
    this.whens.clear();
    return el('ul', {}, ...edges.map(edge => {
      const when = el('small', { 'data-testid': 'graph-seen' }, seen(edge));
      this.whens.set(edge.id, when);
      return el('li', {},
        ...ends(edge).map(end => this.goTo(scene, end)),
        el('p', {}, reason(edge)),
        el('small', {}, `weight ${edge.weight.toFixed(2)}${edge.kind ? `, by ${plain(edge.kind, 40)}` : ''}`), el('br'), when);
    }));
  }
}

/** A node's icon, with what was decided about it. */
function signIcon(node: GraphNode, palette: Palette): SVGSVGElement {
  const look = kinds[node.kind];
  const state = node.kind === 'account' ? stateOf(node.status) : 'free';
  if (state === 'banned') return shapeIcon(look.shape, palette.nodeOut, bannedSign);
  return shapeIcon(look.shape, look[palette.theme], state === 'frozen' ? frozenSign : look.letters);
}

let serial = 0;
