// ForceAtlas2 in slices of one frame: no worker, so no blob: URL in the content security policy, and the page stays awake.
import iterate from 'graphology-layout-forceatlas2/iterate';
import type { Scene } from './scene';

const perNode = 10;
const sliceMs = 16;
const showEveryMs = 150;

export interface Progress { iterations: number; busyMs: number; longestMs: number }

export class Layout {
  private frame = 0;
  private ended: (() => void) | null = null;

  constructor(private readonly scene: Scene, private readonly moved: () => void) {}

  get running(): boolean {
    return this.frame !== 0;
  }

  /** Lays out what is visible, pinned nodes held. With `still`, places are shown once at the end (for people who asked for less motion). */
  run(iterations: number, still: boolean): Promise<Progress> {
    this.stop();
    const { scene } = this;
    const ids = scene.visibleNodes();
    const matrix = nodeMatrix(scene, ids);
    const edges = edgeMatrix(scene, ids);
    const settings = settingsFor(ids.length);
    let shownAt = 0;
    const progress: Progress = { iterations: 0, busyMs: 0, longestMs: 0 };
    return new Promise(done => {
      this.ended = () => done(progress);
      const slice = () => {
        const start = performance.now();
        while (progress.iterations < iterations && performance.now() - start < sliceMs) {
          iterate(settings, matrix, edges);
          progress.iterations++;
        }
        const finished = progress.iterations >= iterations || ids.length < 2;
        if (finished || (!still && start - shownAt > showEveryMs)) {
          this.show(ids, matrix);
          shownAt = performance.now();
        }
        const took = performance.now() - start;
        progress.busyMs += took;
        progress.longestMs = Math.max(progress.longestMs, took);
        this.frame = finished ? 0 : requestAnimationFrame(slice);
        if (finished) this.stop();
      };
      this.frame = requestAnimationFrame(slice);
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.ended?.();
    this.ended = null;
  }

  private show(ids: readonly string[], matrix: Float32Array): void {
    const places = new Map(ids.map((id, i) => [id, i * perNode]));
    this.scene.graph.updateEachNodeAttributes((id, marks) => {
      const at = places.get(id);
      if (at === undefined || this.scene.pinned.has(id)) return marks;
      marks.x = matrix[at]!;
      marks.y = matrix[at + 1]!;
      return marks;
    }, { attributes: ['x', 'y'] });
    this.moved();
  }
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
