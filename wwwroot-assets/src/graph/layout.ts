// ForceAtlas2 in a worker of the console's own origin, so that the page stays awake; in slices of one frame where a browser has or allows none.
import iterate from 'graphology-layout-forceatlas2/iterate';
import { perNode, placesOf, type Told, type Work } from './places';
import type { Scene } from './scene';

const sliceMs = 16;
const showEveryMs = 150;

/** `busyMs`: of the layout itself; `longestMs`: the longest time that the page was held up. */
export interface Progress { iterations: number; busyMs: number; longestMs: number }

export class Layout {
  private frame = 0;
  private beside: Worker | null = null;
  private ended: (() => void) | null = null;

  constructor(private readonly scene: Scene, private readonly moved: () => void) {}

  get running(): boolean {
    return this.frame !== 0 || this.beside !== null;
  }

  /** Lays out what is visible, pinned nodes held. With `still`, places are shown once at the end (for people who asked for less motion). */
  run(iterations: number, still: boolean): Promise<Progress> {
    this.stop();
    const { scene } = this;
    const ids = scene.visibleNodes();
    const work: Work = { settings: settingsFor(ids.length), matrix: nodeMatrix(scene, ids), edges: edgeMatrix(scene, ids), iterations };
    const progress: Progress = { iterations: 0, busyMs: 0, longestMs: 0 };
    return new Promise(done => {
      this.ended = () => done(progress);
      const worker = ids.length < 2 ? null : startBeside();
      if (worker) this.workBeside(worker, ids, work, still, progress); else this.workInSlices(ids, work, still, progress);
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.beside?.terminate();
    this.beside = null;
    this.ended?.();
    this.ended = null;
  }

  private workBeside(worker: Worker, ids: readonly string[], work: Work, still: boolean, progress: Progress): void {
    this.beside = worker;
    // Places may come faster than they are drawn: of those that came within a frame the last ones count.
    let latest: Told;
    worker.onmessage = ({ data }: MessageEvent<Told>) => {
      if (this.beside !== worker) return;
      latest = data;
      Object.assign(progress, { iterations: data.iterations, busyMs: data.busyMs });
      if (this.frame === 0 && (data.finished || !still)) this.frame = requestAnimationFrame(draw);
    };
    const draw = () => {
      const start = performance.now();
      this.frame = 0;
      this.show(ids, latest.places);
      progress.longestMs = Math.max(progress.longestMs, performance.now() - start);
      if (latest.finished) this.stop();
    };
    // It could not start or broke off: the page does it itself, from where the nodes are.
    worker.onerror = event => {
      event.preventDefault();
      if (this.beside !== worker) return;
      worker.terminate();
      cancelAnimationFrame(this.frame);
      this.beside = null;
      this.workInSlices(ids, work, still, progress);
    };
    worker.postMessage(work);
  }

  private workInSlices(ids: readonly string[], { settings, matrix, edges, iterations }: Work, still: boolean, progress: Progress): void {
    let shownAt = 0;
    const slice = () => {
      const start = performance.now();
      while (progress.iterations < iterations && performance.now() - start < sliceMs) {
        iterate(settings, matrix, edges);
        progress.iterations++;
      }
      const finished = progress.iterations >= iterations || ids.length < 2;
      if (finished || (!still && start - shownAt > showEveryMs)) {
        this.show(ids, placesOf(matrix));
        shownAt = performance.now();
      }
      const took = performance.now() - start;
      progress.busyMs += took;
      progress.longestMs = Math.max(progress.longestMs, took);
      this.frame = finished ? 0 : requestAnimationFrame(slice);
      if (finished) this.stop();
    };
    this.frame = requestAnimationFrame(slice);
  }

  private show(ids: readonly string[], places: Float32Array): void {
    const at = new Map(ids.map((id, i) => [id, i * 2]));
    this.scene.graph.updateEachNodeAttributes((id, marks) => {
      const place = at.get(id);
      if (place === undefined || this.scene.pinned.has(id)) return marks;
      marks.x = places[place]!;
      marks.y = places[place + 1]!;
      return marks;
    }, { attributes: ['x', 'y'] });
    this.moved();
  }
}

function startBeside(): Worker | null {
  if (typeof Worker === 'undefined') return null;
  try { return new Worker(new URL('./layout.js', import.meta.url), { type: 'module' }); } catch { return null; }
}

const settingsFor = (order: number) => ({
  linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 0.5,
  scalingRatio: 10, strongGravityMode: true, gravity: 0.05, slowDown: 1 + Math.log(order + 1),
  barnesHutOptimize: order > 300, barnesHutTheta: 0.7,
});

// Rows of x, y, dx, dy, old dx, old dy, mass, convergence, size, fixed: the matrix that the library's iteration reads.
function nodeMatrix(scene: Scene, ids: readonly string[]): Float32Array {
  const matrix = new Float32Array(ids.length * perNode);
  ids.forEach((id, i) => {
    const { x, y, size } = scene.graph.getNodeAttributes(id);
    matrix.set([x, y, 0, 0, 0, 0, 1, 1, size, scene.pinned.has(id) ? 1 : 0], i * perNode);
  });
  const index = new Map(ids.map((id, i) => [id, i]));
  scene.graph.forEachEdge((_edge, { weight }, source, target) => {
    for (const end of [source, target]) {
      const at = index.get(end);
      if (at !== undefined) matrix[at * perNode + 6]! += weight;
    }
  });
  return matrix;
}

// Rows of source, target and weight; the ends are places in the node matrix.
function edgeMatrix(scene: Scene, ids: readonly string[]): Float32Array {
  const index = new Map(ids.map((id, i) => [id, i * perNode]));
  const rows: number[] = [];
  scene.graph.forEachEdge((_edge, { weight }, source, target) => {
    const from = index.get(source);
    const to = index.get(target);
    if (from !== undefined && to !== undefined) rows.push(from, to, weight);
  });
  const matrix = new Float32Array(rows.length);
  matrix.set(rows);
  return matrix;
}
