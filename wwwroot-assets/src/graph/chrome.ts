// Everything around the canvas: toolbar, line of numbers, legend, panel with reasons, states. Says what was pressed, decides nothing.
import { button, el, shapeIcon } from './dom';
import type { Palette } from './colours';
import type { GraphEdge, GraphNode } from './contract';
import { bannedSign, frozenSign, kindNames, kinds, stateOf, type Kind } from './kinds';
import type { Offer } from './offers';
import type { Scene } from './scene';
import { countLinks, plain, plural, whole } from './text';
import { say, word } from './words';
import { describe, reason, seen, weightOf } from './wording';

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
const hint = word('Arrow keys move between nodes, Enter opens, Space selects, E expands, C collapses, H hides, P pins, U takes back, F fits, plus and minus zoom, Escape clears; the question mark lists all keys. Shift and drag selects an area, with Ctrl one drawn by hand.');

export class Chrome {
  readonly canvas: HTMLElement;
  readonly frame: HTMLElement;
  /** The area that is being drawn. */
  readonly box = el('div', { class: 'ig-area' });
  private readonly numbers = el('p', { class: 'ig-numbers', 'data-testid': 'graph-showing' });
  private readonly live = el('div', { class: 'ig-live', 'aria-live': 'polite', 'data-testid': 'graph-live' });
  private readonly legend = el('div', { class: 'ig-legend', role: 'group', 'aria-label': say('Legend: press a kind to hide or show it') });
  private readonly panel = el('div', { class: 'ig-panel', role: 'region', 'aria-label': say('Details'), 'data-testid': 'graph-panel' });
  private readonly state = el('div', { class: 'ig-state', role: 'status' });
  private readonly found = el('span', { class: 'ig-found', 'aria-live': 'polite' });
  private readonly marked = el('span', { class: 'ig-marked', 'data-testid': 'graph-selected' });
  private readonly search = el('input', { type: 'search', class: 'ig-search', placeholder: say('Find in graph'), 'aria-label': say('Find in graph') });
  private readonly whens = new Map<string, HTMLElement>();
  private readonly restore: HTMLButtonElement;
  private readonly further: HTMLButtonElement;

  constructor(readonly root: HTMLElement, private readonly on: Presses, title: string) {
    const hintId = `ig-hint-${++serial}`;
    this.canvas = el('div', { class: 'ig-canvas', tabIndex: 0, role: 'application', 'aria-label': title, 'aria-roledescription': say('graph'), 'aria-describedby': hintId, 'data-testid': 'graph-canvas' });
    this.restore = button(say('Show all'), say('Show hidden nodes and kinds again'), on.showAll);
    this.further = button(say('Show more'), say('Add the next part'), on.more, { 'data-testid': 'graph-more' });
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
    const bar = el('div', { class: 'ig-bar', role: 'toolbar', 'aria-label': say('Graph') },
      this.search, this.found,
      button(say('Fit'), say('Fit everything (F)'), on.fit), button('+', say('Zoom in (+)'), () => on.zoom(true), { 'aria-label': say('Zoom in') }),
      button('−', say('Zoom out (−)'), () => on.zoom(false), { 'aria-label': say('Zoom out') }),
      button(say('Arrange'), say('Arrange again; pinned nodes stay'), on.layout), this.restore,
      this.marked, button(say('Clear selection'), say('Clear the selection (Escape)'), on.clear));
    this.frame = el('div', { class: 'ig-stage' }, this.canvas, this.box, this.panel, this.state);
    root.replaceChildren(bar, this.frame, this.legend, el('div', { class: 'ig-bar' }, this.numbers, this.further), el('p', { class: 'ig-hint', id: hintId }, say(hint)), this.live);
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
    this.found.textContent = count === null ? '' : count === 0 ? say('no match') : plural(count, say('{0} match'), say('{0} matches'));
  }

  showMarks(selected: number, hidden: boolean): void {
    this.marked.textContent = selected > 0 ? say('{0} selected', whole(selected)) : '';
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
      const entry = button('', shown ? say('Hide {0}', say(look.plural)) : say('Show {0}', say(look.plural)), () => this.on.toggleKind(kind), { 'aria-pressed': String(shown), 'data-kind': kind });
      entry.append(shapeIcon(look.shape, look[palette.theme], look.letters), `${say(look.plural)} ${whole(counts.get(kind)!)}`);
      return entry;
    });
    const account = kinds.account[palette.theme];
    if (flagged > 0) entries.push(el('span', { class: 'ig-key' }, shapeIcon('circle', palette.alarm, '!'), say('A! or red ring: flagged, {0}', whole(flagged))));
    if (frozen > 0) entries.push(el('span', { class: 'ig-key' }, shapeIcon('circle', account, frozenSign), say('Two bars: frozen, {0}', whole(frozen))));
    if (banned > 0) entries.push(el('span', { class: 'ig-key' }, shapeIcon('circle', palette.nodeOut, bannedSign), say('Grey with a stroke: banned, {0}', whole(banned))));
    this.legend.replaceChildren(...entries);
  }

  /** A node with its links and their reasons: the same facts by mouse and by keyboard. */
  showNode(scene: Scene, id: string, palette: Palette, canExpand: boolean): void {
    const node = scene.node(id);
    if (!node) return this.hidePanel();
    const links = scene.linksOf(id);
    const marks = { selected: scene.selected.has(id), pinned: scene.pinned.has(id), accounts: scene.accountsBeside(id) };
    this.panel.replaceChildren(
      this.head(el('h2', {}, signIcon(node, palette), el('span', { translate: 'no' }, plain(node.label, 120)))),
      el('p', { 'data-testid': 'graph-about' }, describe(node, links.length, marks)),
      el('div', { class: 'ig-acts' },
        button(say('Open'), say('Open (Enter)'), () => this.on.open(id)),
        ...(canExpand ? [button(say('Expand…'), say('Choose what to add around it (E)'), () => this.on.expand(id))] : []),
        button(say('Collapse'), say('Take out what hangs on it alone or was added around it (C)'), () => this.on.collapse(id)),
        button(marks.selected ? say('Unselect') : say('Select'), say('Select (Space)'), () => this.on.select(id)),
        button(marks.pinned ? say('Unpin') : say('Pin'), say('Hold in place (P)'), () => this.on.pin([id])),
        button(say('Hide'), say('Hide (H)'), () => this.on.hide([id]))),
      el('h3', {}, links.length > panelLinks ? say('Strongest {0} of {1}', panelLinks, countLinks(links.length)) : countLinks(links.length)),
      this.list(scene, links.slice(0, panelLinks), edge => [edge.source === id ? edge.target : edge.source]));
    this.panel.hidden = false;
  }

  showEdges(scene: Scene, edges: GraphEdge[]): void {
    this.panel.replaceChildren(
      this.head(el('h2', {}, edges.length > 1 ? say('{0} links between the same two', whole(edges.length)) : say('Link'))),
      this.list(scene, edges, edge => [edge.source, edge.target]));
    this.panel.hidden = false;
    this.say(edges.slice(0, 3).map(reason).join(' '));
  }

  /** What an expansion could add; `left` is how many nodes were not asked for yet. The keyboard goes to the first offer. */
  showOffers(name: string, offers: Offer[], left: number, acts: { take(offer: Offer): void; more: (() => void) | null }): void {
    const entries = offers.map(offer => {
      const made = button('', say('Add {0}', offer.title), () => acts.take(offer), { 'data-testid': 'graph-offer' });
      made.append(el('span', { class: 'ig-badge' }, `+${whole(offer.nodes.size)}`), el('span', {}, offer.title), el('small', {}, offer.brings));
      return el('li', {}, made);
    });
    const further = acts.more ? [button(say('Look at more ({0} not looked at)', whole(left)), say('Ask for the next part'), acts.more, { 'data-testid': 'graph-offer-more' })] : [];
    this.panel.replaceChildren(
      this.head(el('h2', {}, say('Around {0}', name))),
      el('p', {}, offers.length === 0 ? say('Nothing new among those looked at.') : say('What to add? The number is of nodes that the picture does not have.')),
      el('ul', { class: 'ig-offers' }, ...entries), ...further);
    this.panel.hidden = false;
    this.panel.querySelector<HTMLElement>('.ig-offers button, button[data-testid=graph-offer-more]')?.focus();
    this.say(offers.length === 0 ? say('Nothing new among those looked at.') : say('Around {0}: {1}.', name, offers.map(offer => `${offer.title}, ${offer.brings}`).join('; ')));
  }

  /** A way through the picture, with what joins each step to the next. */
  showWay(scene: Scene, way: string[]): void {
    const steps = way.map((id, i) => {
      const next = way[i + 1];
      const link = next === undefined ? undefined : scene.linksOf(id).find(one => one.source === next || one.target === next);
      return el('li', {}, this.goTo(scene, id), ...(link ? [el('p', { translate: 'no' }, reason(link))] : []));
    });
    this.panel.replaceChildren(this.head(el('h2', {}, say('Shortest path, {0}', countLinks(way.length - 1)))), el('ul', {}, ...steps));
    this.panel.hidden = false;
  }

  showNodes(scene: Scene, title: string, ids: string[]): void {
    const shown = ids.slice(0, panelLinks);
    this.panel.replaceChildren(this.head(el('h2', {}, title)), el('ul', {}, ...shown.map(id => el('li', {}, this.goTo(scene, id), el('p', {}, describe(scene.node(id)!, scene.linksOf(id).length, { selected: false, pinned: scene.pinned.has(id) }))))),
      ...(ids.length > shown.length ? [el('p', {}, say('{0} more in the selection.', whole(ids.length - shown.length)))] : []));
    this.panel.hidden = false;
  }

  get nothingTold(): boolean {
    return this.panel.hidden !== false;
  }

  showArea(line: readonly { x: number; y: number }[]): void {
    const ns = 'http://www.w3.org/2000/svg', shape = document.createElementNS(ns, 'polygon'), area = document.createElementNS(ns, 'svg');
    shape.setAttribute('points', line.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(' '));
    area.append(shape);
    this.box.replaceChildren(area);
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
    return el('div', { class: 'ig-head' }, title, button('×', say('Close details'), () => this.on.letGo(), { 'aria-label': say('Close details') }));
  }

  private goTo(scene: Scene, id: string): HTMLButtonElement {
    return button(plain(scene.node(id)?.label ?? id, 60), say('Go to this node'), () => this.on.go(id), { translate: 'no' });
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
        el('p', { translate: 'no' }, reason(edge)),
        el('small', {}, weightOf(edge)), el('br'), when);
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
