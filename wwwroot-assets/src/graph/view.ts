// The life of one graph on the page: ask, lay out, draw, act, report.
import Sigma from 'sigma';
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering';
import { Chrome, panelLinks } from './chrome';
import { paletteOf, themeOf, type ThemeChoice } from './colours';
import type { GraphEdge, Neighbourhood } from './contract';
import { button } from './dom';
import { dimFrom, Drawing } from './drawing';
import { Finding } from './finding';
import { ask, askNodes, askUses, webGlWorks, type Answer } from './fetching';
import { handleInput } from './input';
import { keep, restore, type KeptPicture } from './keeping';
import type { Disc } from './labels';
import { Layout } from './layout';
import { Leaving, thisTab } from './leaving';
import type { Options } from './options';
import { limits, Scene, type EdgeMarks, type NodeMarks } from './scene';
import { Questions } from './questions';
import { fileName, graphMl, picture, save, send, type Sent } from './saving';
import { shapeProgram } from './shapes';
import { strongest } from './strongest';
import { countNodes } from './text';
import { say } from './words';
import { moment, type Span } from './span';
import { Telling } from './telling';
import { Tools } from './tools';
import { describe, refusal, showing, tooLarge } from './wording';
import { showIn } from './zone';

export interface Figures { fetchMs: number; layoutMs: number; longestSliceMs: number; iterations: number; firstFrameMs: number }

export class View {
  readonly scene = new Scene();
  readonly figures: Figures = { fetchMs: 0, layoutMs: 0, longestSliceMs: 0, iterations: 0, firstFrameMs: 0 };
  readonly chrome: Chrome;
  readonly questions = new Questions(this);
  /** Where the picture began. */
  url: string;
  private readonly tools: Tools;
  private beforeSpan: (() => void) | null = null;
  sigma: Sigma<NodeMarks, EdgeMarks> | null = null;
  private readonly drawing: Drawing;
  private readonly layout: Layout;
  private readonly ending = new AbortController();
  private asking = new AbortController();
  private readonly telling: Telling;
  private drawn = false;
  private readonly leaving: Leaving;
  private readonly askedSeen = new Set<string>();
  private readonly finding: Finding;

  constructor(element: HTMLElement, readonly options: Options) {
    showIn(options.zone);
    this.telling = new Telling(options.dotnet, this.ending.signal);
    const title = options.labels?.title ?? say('Graph of links');
    this.chrome = new Chrome(element, {
      search: words => this.finding.search(words), searchEnter: () => this.finding.next(), fit: () => this.fit(), zoom: closer => this.zoom(closer),
      layout: () => void this.arrange(), showAll: () => this.questions.showAll(), more: () => void this.questions.more(),
      toggleKind: kind => this.questions.toggleKind(kind),
      open: id => this.open(id), expand: id => void this.questions.expand(id), collapse: id => this.questions.collapse(id),
      hide: ids => this.questions.hide(ids), pin: ids => this.questions.pin(ids),
      select: id => this.toggle(id), clear: () => this.clear(), go: id => this.focusNode(id), letGo: () => this.letGo(),
    }, title);
    this.url = options.url;
    this.leaving = new Leaving(options.leftAs ?? options.url, thisTab(), () => keep(this.scene));
    this.ending.signal.addEventListener('abort', () => this.leaving.stop());
    this.tools = new Tools({
      undo: () => this.questions.undo(), choose: (criteria, only) => this.questions.choose(criteria, only), meeting: criteria => this.questions.meeting(criteria).length,
      invert: () => this.questions.invert(), onlySelected: () => this.questions.showOnly([...this.scene.selected]), markFirst: () => this.questions.markFirst(),
      way: () => this.questions.way(), common: () => this.questions.common(), span: (span, rests) => this.showSpan(span, rests),
      png: () => void this.savePicture(), graphMl: options.exportUrl ? () => void this.saveGraphMl() : null,
    });
    this.chrome.addTools(this.tools.root);
    const theme = themeOf(element, options.theme);
    element.dataset.theme = theme;
    this.drawing = new Drawing(this.scene, paletteOf(element, theme));
    this.finding = new Finding(this.scene, this.drawing, count => { this.chrome.showFound(count); this.refresh(false); }, id => this.setCurrent(id));
    this.layout = new Layout(this.scene, () => this.sigma?.scheduleRender());
    this.chrome.hidePanel();
    this.chrome.showMarks(0, false);
  }

  /** Fetches and draws a neighbourhood. What fails is told on the canvas, never thrown. `left`: as it was left, if this tab knows it. */
  async load(url: string, left = false): Promise<void> {
    this.asking.abort();
    const asking = (this.asking = new AbortController());
    this.layout.stop();
    this.drawn = false;
    this.url = url;
    this.questions.forget();
    this.askedSeen.clear();
    this.chrome.hidePanel();
    this.chrome.showState(say('Loading the graph…'), true);
    const start = performance.now();
    try {
      const [answer] = await Promise.all([this.first(url, left), this.prepare(asking.signal)]);
      this.figures.fetchMs = performance.now() - start;
      if ('status' in answer) return this.refuse(answer.status, () => void this.load(url));
      if (!answer.kept && (answer.graph.nodes.length > limits.nodes || answer.graph.edges.length > limits.edges)) return this.offerStrongest(answer.graph);
      if (answer.kept && this.options.startUrl) this.url = this.options.startUrl;
      await this.draw(answer.graph, answer.kept, answer.left);
    } catch (broken) {
      if (!asking.signal.aborted && !this.ending.signal.aborted) throw broken;
    }
  }

  private async first(url: string, left: boolean): Promise<Answer> {
    return left ? await this.askLeft() ?? await ask(url, this.waiting) : await ask(url, this.waiting);
  }

  /** Makes what draws while the answer is on its way: without a graphics card that takes a second. */
  private async prepare(asking: AbortSignal): Promise<void> {
    await new Promise<void>(later => setTimeout(later)); // first the question leaves
    if (!asking.aborted && !this.ending.signal.aborted && !this.sigma && webGlWorks()) this.start();
  }

  /** What was left in this tab, with the facts of its nodes read anew; null when there is nothing, or they can't be had now. */
  private async askLeft(): Promise<Answer | null> {
    const left = this.options.nodesUrl ? this.leaving.left() : null;
    if (left === null) return null;
    const ids = left.nodes.map(node => node.id);
    const answer = await askNodes(this.options.nodesUrl!, ids, left.opened.map(at => ids[at]!), this.waiting);
    return 'graph' in answer ? { graph: answer.graph, kept: left, left: true } : null;
  }

  setZone(zone: string): void {
    showIn(zone);
    this.refresh();
    if (this.scene.current && !this.chrome.nothingTold) this.setCurrent(this.scene.current, false);
  }

  focusNode(id: string): boolean {
    if (!this.scene.visible(id)) return false;
    this.setCurrent(id);
    this.chrome.canvas.focus({ preventScroll: true });
    return true;
  }

  setCurrent(id: string, bringIntoView = true): void {
    const { scene, chrome } = this;
    scene.current = id;
    this.drawing.shownEdge = null;
    this.refresh(false);
    chrome.showNode(scene, id, this.drawing.palette, Boolean(this.options.expandUrl));
    chrome.say(describe(scene.node(id)!, scene.linksOf(id).length, { selected: scene.selected.has(id), pinned: scene.pinned.has(id), accounts: scene.accountsBeside(id) }));
    void this.learn(id, scene.linksOf(id).slice(0, panelLinks));
    if (bringIntoView) this.bringIntoView(id);
  }

  showEdge(edge: string): void {
    this.drawing.shownEdge = edge;
    this.refresh(false);
    const beside = this.scene.linksBeside(edge);
    this.chrome.showEdges(this.scene, beside);
    if (beside[0]) void this.learn(beside[0].source, beside);
  }

  /** Asks when what the panel explains was seen: once for each link between an account and a thing, and only when somebody looks. */
  private async learn(node: string, edges: GraphEdge[]): Promise<void> {
    const { scene, options } = this;
    const unknown = edges.filter(edge => edge.firstSeen === null && !this.askedSeen.has(edge.id) && (scene.node(edge.source)?.kind === 'account') !== (scene.node(edge.target)?.kind === 'account'));
    if (!options.usesUrl || unknown.length === 0) return;
    for (const { id } of unknown) this.askedSeen.add(id);
    const uses = await askUses(options.usesUrl, node, unknown.map(edge => (edge.source === node ? edge.target : edge.source)), this.waiting);
    for (const { account, resource, firstSeen, lastSeen } of uses)
      for (const edge of unknown)
        if ([edge.source, edge.target].includes(account) && [edge.source, edge.target].includes(resource) && scene.learn(edge.id, firstSeen, lastSeen)) this.chrome.tellSeen(scene.graph.getEdgeAttribute(edge.id, 'edge'));
  }

  /** Nothing was hit: what the panel explained is let go. */
  letGo(): void {
    this.drawing.shownEdge = null;
    this.chrome.hidePanel();
    this.refresh(false);
  }

  open(id: string): void {
    this.telling.opened(id);
  }

  toggle(id: string): void {
    this.scene.toggleSelected(id);
    this.afterMarking([id]);
    this.report();
  }

  select(ids: string[], keep: boolean): void {
    this.scene.select(ids, keep);
    this.refresh(false);
    this.report();
    this.chrome.say(say('{0} selected.', countNodes(this.scene.selected.size)));
  }

  /** Ends when the picture does, or begins anew. */
  get waiting(): AbortSignal {
    return AbortSignal.any([this.asking.signal, this.ending.signal]);
  }

  /** Tells the console which nodes are shown, in parts: what its table is made of. While nothing has been drawn yet it tells nothing, and the table is of the whole. */
  async tellShown(): Promise<void> {
    if (!this.drawn) return;
    await this.telling.tell('OnOpened', [...this.scene.opened]);
    await this.telling.tell('OnShown', this.scene.visibleNodes());
  }

  clear(): void {
    this.chrome.clearSearch();
    this.drawing.shownEdge = null;
    this.chrome.hidePanel();
    this.select([], false);
  }

  fit(): void {
    void this.sigma?.getCamera().animatedReset({ duration: this.still ? 0 : 250 });
  }

  zoom(closer: boolean): void {
    const camera = this.sigma?.getCamera();
    const how = { duration: this.still ? 0 : 150, factor: 1.5 };
    void (closer ? camera?.animatedZoom(how) : camera?.animatedUnzoom(how));
  }

  setTheme(choice: ThemeChoice): void {
    const theme = themeOf(this.chrome.root, choice);
    this.chrome.root.dataset.theme = theme;
    this.drawing.palette = paletteOf(this.chrome.root, theme);
    this.refresh();
  }

  dispose(): void {
    this.ending.abort();
    this.layout.stop();
    this.sigma?.kill();
    this.sigma = null;
    this.chrome.root.replaceChildren();
    this.chrome.root.classList.remove('ig');
  }

  /** Redraws; with `counts`, also the legend and the line of numbers. */
  refresh(counts = true): void {
    const { scene, chrome } = this;
    if (counts) {
      const nodes = scene.visibleNodes().length;
      const edges = scene.visibleEdges();
      this.drawing.dimmed = edges > dimFrom;
      this.drawing.scale = Math.min(1.25, Math.max(0.5, Math.sqrt(300 / Math.max(1, nodes))));
      chrome.showLegend(scene, this.drawing.palette);
      chrome.showNumbers(showing({ nodes, edges, totalNodes: scene.totalNodes, totalEdges: scene.totalEdges, chosenBy: scene.chosenBy, hidden: scene.graph.order - nodes - scene.folds.accounts.length, unreadable: scene.unreadable, standFor: scene.standFor(), folded: { accounts: scene.folds.accounts.length, hubs: scene.folds.hubs.length } }), scene.next !== null);
      this.showTools(nodes);
    }
    chrome.showMarks(scene.selected.size, scene.hidden.size + scene.kindsOff.size + scene.folds.hubs.length > 0 || scene.only !== null || scene.span !== null);
    if (!counts) this.showTools(null);
    this.sigma?.refresh({ schedule: true });
    if (this.drawn && (this.questions.steps > 0 || scene.selected.size > 0)) this.leaving.did();
  }

  private get still(): boolean {
    return matchMedia('(prefers-reduced-motion: reduce)').matches;
  }

  private async draw(graph: Neighbourhood, kept: KeptPicture | null = null, left = false): Promise<void> {
    const start = performance.now();
    this.scene.load(graph);
    const gone = kept ? restore(this.scene, kept) : 0;
    if (!kept) this.scene.foldHubs();
    this.drawn = true;
    this.finding.forget();
    this.report();
    if (graph.nodes.length === 0 || graph.edges.length === 0 && graph.nodes.length <= 1) {
      this.sigma?.refresh();
      this.refresh();
      return this.chrome.showState(this.options.labels?.empty ?? say('This account has no links yet.'), false);
    }
    if (!this.sigma && !this.start()) return;
    this.refresh();
    this.chrome.showState(null, false);
    this.sigma!.once('afterRender', () => { this.figures.firstFrameMs = performance.now() - start; });
    this.fit();
    if (!kept) return this.arrange();
    this.chrome.say((left ? say('Opened as you left it.') : say('Opened as it was saved.')) + (gone > 0 ? ` ${say('Not linked any more and left out: {0}.', countNodes(gone))}` : ''));
  }

  /** Sends the picture as it is to be kept. Null: nothing has been drawn that could be. */
  async keep(url: string, method: string, about: object): Promise<Sent | null> {
    if (!this.drawn || this.scene.graph.order === 0) return null;
    const sent = await send(url, method, about, keep(this.scene), this.ending.signal);
    // From now on it is the kept one, in that version, that somebody may leave.
    if (sent.id !== null) this.leaving.forget(`${method === 'POST' ? `${url}/${sent.id}` : url.split('?')[0]} ${sent.version}`);
    return sent;
  }

  private start(): boolean {
    if (!webGlWorks()) {
      this.chrome.showState(say('This browser cannot draw the graph: WebGL is off or missing. The table shows the same nodes and links.'), false);
      void this.options.dotnet?.invokeMethodAsync('OnDrawingUnavailable').catch(() => undefined);
      return false;
    }
    const { drawing } = this;
    this.sigma = new Sigma(this.scene.graph, this.chrome.canvas, {
      nodeProgramClasses: { shape: shapeProgram(drawing.label, drawing.hover) },
      nodeHoverProgramClasses: { shape: shapeProgram(drawing.label, drawing.hover) },
      // Drawn in this order: hairlines lie under the links that matter.
      edgeProgramClasses: { hairline: EdgeLineProgram, line: EdgeRectangleProgram },
      defaultNodeType: 'shape', nodeReducer: drawing.node, edgeReducer: drawing.edge,
      defaultDrawNodeLabel: drawing.label, defaultDrawNodeHover: drawing.hover,
      enableEdgeEvents: true, enableCameraRotation: false, zIndex: true, allowInvalidContainer: true,
      labelFont: 'system-ui, sans-serif', labelSize: 12, labelWeight: '500', labelDensity: 1, labelGridCellSize: 70, labelRenderedSizeThreshold: 6,
      minCameraRatio: 0.02, maxCameraRatio: 4, stagePadding: 40, minEdgeThickness: 0.8,
    });
    this.sigma.on('afterRender', () => drawing.drawLabels(() => this.discs()));
    handleInput(this, this.sigma, this.ending.signal);
    const sizes = new ResizeObserver(() => {
      if (this.chrome.canvas.clientWidth > 0) this.sigma?.resize().scheduleRefresh();
    });
    sizes.observe(this.chrome.canvas);
    this.ending.signal.addEventListener('abort', () => sizes.disconnect());
    return true;
  }

  private discs(): Disc[] {
    const { sigma, scene } = this;
    return !sigma ? [] : scene.visibleNodes().map(id => ({
      ...sigma.graphToViewport(scene.graph.getNodeAttributes(id)), radius: sigma.scaleSize(sigma.getNodeDisplayData(id)?.size ?? 0),
    }));
  }

  private showTools(shown: number | null): void {
    const { scene } = this;
    this.tools.show({
      steps: this.questions.steps, shown: shown ?? scene.visibleNodes().length, selected: scene.selected.size, first: scene.first.size, span: scene.span, whole: this.questions.span(),
      kinds: new Set(scene.graph.mapNodes((_id, { node }) => node.kind)),
    });
  }

  // A slider sends many steps; what is gone back to is the picture before the first of them.
  private showSpan(span: Span | null, rests: boolean): void {
    this.beforeSpan ??= this.scene.remember(false);
    this.questions.showSpan(span, rests, this.beforeSpan);
    if (rests) this.beforeSpan = null;
  }

  private async savePicture(): Promise<void> {
    if (!this.sigma) return;
    const { title } = this.options.labels ?? {};
    const image = await picture(this.sigma, this.chrome.canvas, this.drawing.palette, [`${title ?? say('Graph of links')}, ${moment(Date.now())}`, this.chrome.says]);
    if (image) save(fileName('png'), image);
    this.chrome.say(image ? say('The picture is saved.') : say('The browser could not make the picture.'));
  }

  private async saveGraphMl(): Promise<void> {
    this.chrome.say(say('Writing the file…'));
    try {
      const answer = await graphMl(this.options.exportUrl!, this.scene.visibleNodes(), [...this.scene.opened], this.waiting);
      if (typeof answer === 'number') return this.chrome.say(say('Could not save. {0}', refusal(answer).text));
      save(fileName('graphml'), answer);
      this.chrome.say(say('The file is saved. It holds the shown nodes and their links as the stores have them now.'));
    } catch (broken) {
      if (!this.waiting.aborted) throw broken;
    }
  }

  /** Lays out; `held` nodes keep their place this once, as if pinned. */
  async arrange(held: string[] = []): Promise<void> {
    const order = this.scene.graph.order;
    const loose = held.filter(id => !this.scene.pinned.has(id));
    for (const id of loose) this.scene.pinned.add(id);
    const running = this.layout.run(order > 1_000 ? 260 : 400, this.still);
    for (const id of loose) this.scene.pinned.delete(id);
    const { busyMs, longestMs, iterations } = await running;
    Object.assign(this.figures, { layoutMs: busyMs, longestSliceMs: longestMs, iterations });
    if (this.questions.steps > 0) this.leaving.did();
  }

  private refuse(status: number, again: () => void): void {
    const { text, retry } = refusal(status);
    this.chrome.showState(text, false, ...(retry ? [button(say('Try again'), say('Ask again'), again)] : []));
  }

  private offerStrongest(graph: Neighbourhood): void {
    this.chrome.showState(tooLarge(graph, limits.nodes, limits.edges), false,
      button(say('Draw the strongest'), say('Draw the strongest links'), () => void this.draw(strongest(graph, 2_000, 5_000))));
  }

  afterMarking(ids: string[]): void {
    this.refresh(false);
    if (this.scene.current && ids.includes(this.scene.current)) this.setCurrent(this.scene.current, false);
  }

  private bringIntoView(id: string): void {
    if (!this.sigma) return;
    // From the graph's own coordinates: the renderer's copy is not in screen scale until its next frame.
    const at = this.sigma.graphToViewport(this.scene.graph.getNodeAttributes(id));
    const { width, height } = this.sigma.getDimensions();
    if (at.x > 40 && at.y > 40 && at.x < width - 40 && at.y < height - 40 && !this.chrome.covers(at)) return;
    const { x, y } = this.sigma.viewportToFramedGraph(at);
    void this.sigma.getCamera().animate({ x, y }, { duration: this.still ? 0 : 200 });
  }

  /** Tells the server the selection, a moment after the last change. */
  report(): void {
    this.telling.selection(() => [...this.scene.selected]);
  }
}
