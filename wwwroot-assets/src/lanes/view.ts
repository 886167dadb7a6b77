// The canvas: what is on it, how it is moved, what is picked.
import { paletteOf, themeOf, type Palette, type ThemeChoice } from '../graph/colours';
import { ask } from './asking';
import { Chrome, wording } from './chrome';
import { colouring, coloursOf, type Colouring } from './categories';
import { activeBetween, barsOf, firstFrom, requestsAt, type Bars, type Picture, type Trait } from './contract';
import { listen } from './input';
import { ink, inks, Painter } from './painting';
import { placeOf, readPlace } from './place';
import { report, type Listener } from './reporting';
import { signs } from './signs';
import { say } from '../graph/words';
import { showIn } from '../graph/zone';
import { pan, reveal, whole, zoomLanes, zoomTime, type Limits, type Window } from './window';

/** `words`: the texts in the console's language, null for English; `zone`: in which times are shown. */
export interface Options { url: string; dotnet: Listener; theme: ThemeChoice; words?: Record<string, string> | null; zone?: string | null }

const top = 34;
/** Looking at less than this asks for bars of so many seconds, and for so much more on both sides. The server answers stretches of up to ten minutes by the second, of up to three hours by the minute. */
const closer = [{ below: 5 * 60, seconds: 1, beside: 90 }, { below: 2 * 3600, seconds: 60, beside: 1500 }];

export class View {
  readonly chrome = new Chrome({
    closer: factor => this.zoom(factor), thicker: factor => this.thicken(factor), all: () => this.all(), brush: on => { this.brushes = on; },
    clear: () => this.clear(), colour: trait => this.colour(trait), again: () => { void this.load(); },
  });
  picture: Picture | null = null;
  window: Window = { t0: 0, t1: 1, l0: 0, l1: 1 };
  cursor = { lane: 0, at: 0 };
  selected = new Uint8Array(0);
  brush: { x0: number; y0: number; x1: number; y1: number } | null = null;
  brushes = false;
  /** Where a box was begun by keyboard. */
  private from: { lane: number; at: number } | null = null;
  private trait: Trait = 'model';
  private colouring: Colouring = { categories: [], ofLane: new Uint8Array(0) };
  private inks: Uint32Array = new Uint32Array(0);
  private palette: Palette;
  private detail: Bars | null = null;
  private asking = new AbortController();
  private detailAsking: AbortController | null = null;
  private detailSoon = 0;
  private frame = 0;
  private writingSoon = 0;
  private telling = 0;
  private pixels: ImageData | null = null;
  private readonly painter = new Painter();
  private readonly pen: CanvasRenderingContext2D;
  private readonly sized = new ResizeObserver(() => this.resize());
  private readonly places = new Map<string, number>();

  constructor(element: HTMLElement, private readonly options: Options) {
    showIn(options.zone);
    element.replaceChildren(this.chrome.root);
    // Its pixels are made by the processor, frame by frame: there they stay.
    this.pen = this.chrome.canvas.getContext('2d', { alpha: false, willReadFrequently: true })!;
    this.palette = this.dress(options.theme);
    this.sized.observe(this.chrome.canvas.parentElement!);
    listen(this);
  }

  get width(): number { return this.chrome.canvas.width; }
  get height(): number { return Math.max(1, this.chrome.canvas.height - top); }
  get limits(): Limits { return { from: this.picture?.bars.from ?? 0, to: this.picture?.bars.to ?? 1, lanes: this.picture?.lanes.length ?? 1 }; }
  get bars(): Bars { const near = this.detail; return near && near.from <= this.window.t0 && near.to >= this.window.t1 ? near : this.picture!.bars; }

  async load(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    this.chrome.busy();
    let answer: Picture | string;
    try { answer = await ask(this.options.url, this.asking.signal); } catch { return; }
    if (typeof answer === 'string') { this.chrome.failed(answer); return; }
    if (answer.lanes.length === 0) { this.chrome.nothing(answer.total); return; }
    this.picture = answer;
    this.selected = new Uint8Array(answer.lanes.length);
    answer.lanes.forEach((lane, i) => this.places.set(lane.id, i));
    const place = readPlace(location.hash, this.limits);
    this.window = place?.window ?? whole(this.limits);
    this.cursor = { lane: 0, at: answer.bars.from + (answer.bars.buckets[0]! + 0.5) * answer.bars.seconds };
    this.chrome.ready(answer);
    this.colour(place?.trait ?? this.trait);
    this.chrome.chooseColour(this.trait);
    this.resize();
    this.show(this.window);
  }

  dispose(): void {
    this.asking.abort();
    this.detailAsking?.abort();
    this.sized.disconnect();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.telling);
    clearTimeout(this.detailSoon);
    clearTimeout(this.writingSoon);
    this.chrome.root.remove();
  }

  setTheme(theme: ThemeChoice): void {
    this.palette = this.dress(theme);
    this.colour(this.trait);
  }

  state() { return { window: this.window, cursor: this.cursor, selected: this.ids(), lanes: this.picture?.lanes.length ?? 0, seconds: this.picture === null ? 0 : this.bars.seconds }; }

  timeAt(x: number): number { return this.window.t0 + (x / this.width) * (this.window.t1 - this.window.t0); }
  laneAt(y: number): number { return Math.min(this.limits.lanes - 1, Math.max(0, Math.floor(this.window.l0 + ((y - top) / this.height) * (this.window.l1 - this.window.l0)))); }

  zoom(factor: number, at = this.cursorIn()): void { this.show(zoomTime(this.window, factor, at, this.limits)); }
  thicken(factor: number, at = this.cursor.lane + 0.5): void { this.show(zoomLanes(this.window, factor, at, this.limits)); }
  all(): void { this.show(whole(this.limits)); }
  move(x: number, y: number): void {
    this.show(pan(this.window, (x / this.width) * (this.window.t1 - this.window.t0), (y / this.height) * (this.window.l1 - this.window.l0), this.limits));
  }

  /** The cursor goes so many lanes and steps of time; a step is a bar, or two pixels where bars are thinner. */
  step(lanes: number, steps: number, select = false): void {
    if (!this.picture) return;
    const { from, to, lanes: count } = this.limits, seconds = Math.max(this.bars.seconds, (2 * (this.window.t1 - this.window.t0)) / this.width);
    if (select) this.selected[this.cursor.lane] = 1;
    this.cursor = { lane: Math.min(count - 1, Math.max(0, this.cursor.lane + lanes)), at: Math.min(to - 1, Math.max(from, this.cursor.at + steps * seconds)) };
    if (select) { this.selected[this.cursor.lane] = 1; this.tell(); }
    this.show(reveal(this.window, this.cursor.lane, this.cursor.at, this.limits));
    this.readAt(this.cursor.lane, this.cursor.at, true);
  }

  point(x: number, y: number): void { this.cursor = { lane: this.laneAt(y), at: this.timeAt(x) }; this.readAt(this.cursor.lane, this.cursor.at, true); this.draw(); }

  toggle(): void { if (this.picture) { this.selected[this.cursor.lane] = this.selected[this.cursor.lane] ? 0 : 1; this.tell(); this.readAt(this.cursor.lane, this.cursor.at, true); } }

  open(): void { const lane = this.picture?.lanes[this.cursor.lane]; if (lane) void this.options.dotnet.invokeMethodAsync('OnLaneOpened', lane.id); }

  clear(): boolean {
    const any = this.selected.some(one => one === 1);
    this.selected.fill(0);
    if (any) { this.tell(); this.chrome.read(say('Nothing is selected.'), true); }
    return any;
  }

  select(ids: string[]): void {
    this.selected.fill(0);
    for (const id of ids) { const place = this.places.get(id); if (place !== undefined) this.selected[place] = 1; }
    this.resize();
  }

  /** Selects the lanes of the box that were active in its time. */
  endBrush(): void {
    const box = this.brush;
    this.brush = null;
    if (!box || !this.picture) return;
    const [from, to] = [this.timeAt(Math.min(box.x0, box.x1)), this.timeAt(Math.max(box.x0, box.x1))];
    let found = 0;
    for (let lane = this.laneAt(Math.min(box.y0, box.y1)); lane <= this.laneAt(Math.max(box.y0, box.y1)); lane++)
      if (activeBetween(this.bars, lane, from, to)) { this.selected[lane] = 1; found++; }
    this.tell();
    this.chrome.read(say('Lanes with a request in the box, now selected: {0}. Selected in all: {1}.', found, this.ids().length), true);
  }

  /** A box by keyboard: the first press sets a corner where the cursor is, the second selects as far as the cursor has gone. */
  corner(): void {
    if (!this.picture) return;
    if (this.from === null) {
      this.from = { ...this.cursor };
      this.draw();
      return this.chrome.read(say('A box begins here. Go to its other corner and press M again; Escape gives it up.'), true);
    }
    this.brush = this.boxed();
    this.from = null;
    this.endBrush();
  }

  /** Gives up a box that is being drawn. */
  giveUp(): boolean {
    const drawing = this.from !== null || this.brush !== null;
    this.from = this.brush = null;
    if (drawing) this.draw();
    return drawing;
  }

  /** From the corner to the cursor, lanes whole and the bar of the cursor with it. */
  private boxed(): { x0: number; y0: number; x1: number; y1: number } | null {
    if (this.from === null) return null;
    const [one, two] = [Math.min(this.from.lane, this.cursor.lane), Math.max(this.from.lane, this.cursor.lane)];
    const [left, right] = [Math.min(this.from.at, this.cursor.at), Math.max(this.from.at, this.cursor.at) + this.bars.seconds];
    const x = (at: number) => ((at - this.window.t0) / (this.window.t1 - this.window.t0)) * this.width;
    const y = (lane: number) => top + ((lane - this.window.l0) / (this.window.l1 - this.window.l0)) * this.height;
    return { x0: x(left), y0: y(one + 0.1), x1: x(right), y1: y(two + 0.9) };
  }

  setZone(zone: string): void {
    showIn(zone);
    if (!this.picture) return;
    this.chrome.ready(this.picture);
    this.readAt(this.cursor.lane, this.cursor.at, false);
    this.draw();
  }

  readAt(lane: number, at: number, aloud: boolean): void {
    if (this.picture) this.chrome.read(wording(this.picture, this.bars, lane, at, this.colouring.categories[this.colouring.ofLane[lane]!]!, this.selected[lane] === 1), aloud);
  }

  draw(): void { if (this.frame === 0) this.frame = requestAnimationFrame(() => { this.frame = 0; this.drawNow(); }); }

  drawMoved(factor: number, seconds: number): number {
    this.window = pan(zoomTime(this.window, factor, (this.window.t0 + this.window.t1) / 2, this.limits), seconds, 0, this.limits);
    const began = performance.now();
    this.drawNow();
    return performance.now() - began;
  }

  private drawNow(): void {
    if (!this.picture || !this.pixels) return;
    this.painter.paint(new Uint32Array(this.pixels.data.buffer), this.width, this.height, this.bars, this.window, this.colouring.ofLane, this.inks, ink(this.palette.surface, this.palette.surface, 1));
    this.pen.putImageData(this.pixels, 0, top);
    signs(this.pen, { width: this.width, height: this.height, top, window: this.window, picture: this.picture, palette: this.palette, selected: this.selected, cursor: this.cursor, brush: this.brush ?? this.boxed() });
  }

  private show(window: Window): void {
    this.window = window;
    this.draw();
    this.writePlace();
    clearTimeout(this.detailSoon);
    const wanted = closer.find(one => window.t1 - window.t0 <= one.below);
    if (this.picture && wanted && this.bars.seconds > wanted.seconds) this.detailSoon = later(() => { void this.askDetail(wanted.beside); }, 150);
  }

  private async askDetail(beside: number): Promise<void> {
    this.detailAsking?.abort();
    const asking = this.detailAsking = new AbortController();
    const from = Math.floor((this.window.t0 - beside) / 60) * 60, url = `${this.options.url}&from=${from}&to=${Math.ceil((this.window.t1 + beside) / 60) * 60}`;
    let answer: Picture | string;
    try { answer = await ask(url, asking.signal); } catch { return; }
    if (!this.picture || typeof answer === 'string') { this.chrome.read(say('Closer: {0} What is shown stays.', String(answer)), true); return; }
    // The lanes keep the order of the whole picture.
    const lanes: number[][] = this.picture.lanes.map(() => []);
    answer.lanes.forEach((lane, i) => {
      const place = this.places.get(lane.id), { starts, buckets, requests } = (answer as Picture).bars;
      if (place !== undefined) for (let bar = starts[i]!; bar < starts[i + 1]!; bar++) lanes[place]!.push(buckets[bar]!, requests[bar]!);
    });
    const before = this.bars;
    this.detail = barsOf(lanes, answer.bars.from, answer.bars.to, answer.bars.seconds);
    this.toFirst(before);
    this.readAt(this.cursor.lane, this.cursor.at, false);
    this.draw();
  }

  /** Closer up, a bar is a few thin ones with nothing between: the cursor goes to the first of them, so that who looks closer by keyboard sees requests. */
  private toFirst(before: Bars): void {
    const { lane, at } = this.cursor, bars = this.bars;
    if (at < this.window.t0 || at > this.window.t1 || requestsAt(bars, lane, at) > 0 || requestsAt(before, lane, at) === 0) return;
    const begin = before.from + Math.floor((at - before.from) / before.seconds) * before.seconds;
    const first = firstFrom(bars, lane, Math.floor((begin - bars.from) / bars.seconds));
    if (first >= bars.starts[lane + 1]!) return;
    const found = bars.from + (bars.buckets[first]! + 0.5) * bars.seconds;
    if (found >= begin + before.seconds) return;
    this.cursor = { lane, at: found };
    this.show(reveal(this.window, lane, found, this.limits));
    this.readAt(lane, found, true);
  }

  private colour(trait: Trait): void {
    this.trait = trait;
    if (!this.picture) return;
    this.colouring = colouring(this.picture.lanes, trait);
    const colours = coloursOf(this.colouring.categories.length, this.palette.theme, this.palette.muted);
    this.inks = inks(colours, this.palette.surface);
    this.chrome.colours(this.colouring.categories, colours);
    this.writePlace();
    this.draw();
  }

  // A moment later, so that a drag writes once; in place of the last, so that Back leaves the page.
  private writePlace(): void {
    clearTimeout(this.writingSoon);
    this.writingSoon = later(() => {
      if (!this.picture) return;
      const limits = this.limits, all = whole(limits), { window, trait } = this;
      const untouched = trait === 'model' && window.t0 === all.t0 && window.t1 === all.t1 && window.l0 === all.l0 && window.l1 === all.l1;
      if (untouched && !location.hash) return;
      history.replaceState(history.state, '', location.pathname + location.search + (untouched ? '' : placeOf(window, trait))); // whole: a page may have a base of its own
    }, 400);
  }

  private dress(choice: ThemeChoice): Palette {
    const theme = themeOf(this.chrome.root, choice);
    this.chrome.root.dataset.theme = theme;
    return paletteOf(this.chrome.root, theme);
  }

  private resize(): void {
    const stage = this.chrome.canvas.parentElement!, [width, height] = [Math.floor(stage.clientWidth), Math.floor(stage.clientHeight)];
    if (width < 20 || height < top + 20) return;
    if (this.pixels?.width !== width || this.pixels.height !== height - top) {
      [this.chrome.canvas.width, this.chrome.canvas.height] = [width, height];
      this.pixels = new ImageData(width, height - top);
    }
    this.draw();
  }

  private cursorIn(): number { return this.cursor.at >= this.window.t0 && this.cursor.at <= this.window.t1 ? this.cursor.at : (this.window.t0 + this.window.t1) / 2; }

  private ids(): string[] { return this.picture?.lanes.filter((_, i) => this.selected[i] === 1).map(lane => lane.id) ?? []; }

  private tell(): void {
    this.draw();
    clearTimeout(this.telling);
    this.telling = later(() => { void report(this.options.dotnet, this.ids()); }, 200);
  }
}

const later = (act: () => void, milliseconds: number): number => setTimeout(act, milliseconds) as unknown as number;
