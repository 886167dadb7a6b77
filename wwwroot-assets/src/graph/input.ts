// Pointer and keyboard on the canvas.
import type Sigma from 'sigma';
import type { MouseCoords } from 'sigma/types';
import type { EdgeMarks, NodeMarks } from './scene';
import { boxOf, drawn, inside, type At } from './lasso';
import { nearest, type Line } from './near';
import { isDirection, step, type Point } from './steps';
import type { View } from './view';

export function handleInput(view: View, sigma: Sigma<NodeMarks, EdgeMarks>, signal: AbortSignal): void {
  handleClicks(view, sigma);
  handleDragging(view, sigma);
  handleBox(view, sigma, signal);
  view.chrome.canvas.addEventListener('keydown', event => { if (press(view, event)) { event.preventDefault(); event.stopPropagation(); } }, { signal });
}

const many = (event: MouseEvent | TouchEvent) => event.shiftKey || event.ctrlKey || event.metaKey;

function handleClicks(view: View, sigma: Sigma<NodeMarks, EdgeMarks>): void {
  sigma.on('clickNode', ({ node, event }) => {
    if (many(event.original)) view.toggle(node);
    else view.select([node], false);
    view.setCurrent(node, false);
  });
  sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    view.open(node);
  });
  sigma.on('clickEdge', ({ edge }) => view.showEdge(edge));
  sigma.on('clickStage', ({ event }) => {
    const beside = nearest(event, lines(view, sigma), clickReach);
    if (beside !== null) view.showEdge(beside);
    else view.letGo();
  });
  sigma.on('enterNode', () => view.chrome.canvas.classList.add('ig-pointing'));
  sigma.on('leaveNode', () => view.chrome.canvas.classList.remove('ig-pointing'));
  sigma.on('enterEdge', () => view.chrome.canvas.classList.add('ig-pointing'));
  sigma.on('leaveEdge', () => view.chrome.canvas.classList.remove('ig-pointing'));
}

/** Pixels beside a link that still mean it. */
const clickReach = 7;

function* lines(view: View, sigma: Sigma<NodeMarks, EdgeMarks>): Generator<Line> {
  const { scene } = view;
  const places = new Map(scene.visibleNodes().map(id => [id, sigma.graphToViewport(scene.graph.getNodeAttributes(id))]));
  for (const { edge, source, target } of scene.graph.edgeEntries()) {
    const [from, to] = [places.get(source), places.get(target)];
    if (from && to) yield { id: edge, x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  }
}

/** Dragging a node moves and pins it. */
function handleDragging(view: View, sigma: Sigma<NodeMarks, EdgeMarks>): void {
  let dragged: string | null = null;
  let moved = false;
  const mouse = sigma.getMouseCaptor();
  sigma.on('downNode', ({ node, event }) => {
    if (many(event.original)) return;
    dragged = node;
    moved = false;
    if (!sigma.getCustomBBox()) sigma.setCustomBBox(sigma.getBBox());
  });
  mouse.on('mousemovebody', (at: MouseCoords) => {
    if (dragged === null || !view.scene.graph.hasNode(dragged)) return;
    moved = true;
    view.scene.pinned.add(dragged);
    view.scene.graph.mergeNodeAttributes(dragged, sigma.viewportToGraph(at));
    at.preventSigmaDefault();
    at.original.preventDefault();
  });
  mouse.on('mouseup', () => {
    if (dragged !== null && moved) view.setCurrent(dragged, false);
    dragged = null;
    sigma.setCustomBBox(null);
  });
}

/** Shift and drag draws a box, with Ctrl or Cmd a line by hand; what lies inside joins the selection. */
function handleBox(view: View, sigma: Sigma<NodeMarks, EdgeMarks>, signal: AbortSignal): void {
  const { canvas, box } = view.chrome;
  let from: At | null = null;
  let line: At[] | null = null; // by hand
  const place = (event: PointerEvent) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  // In the capture phase: the camera must not see a drag that draws a box.
  canvas.addEventListener('pointerdown', event => {
    if (!event.shiftKey || event.button !== 0) return;
    from = place(event);
    line = event.ctrlKey || event.metaKey ? [from] : null;
    sigma.setSetting('enableCameraPanning', false);
  }, { signal, capture: true });
  addEventListener('pointermove', event => {
    if (!from) return;
    const to = place(event);
    if (box.hidden && Math.hypot(to.x - from.x, to.y - from.y) < 5) return;
    box.hidden = false;
    view.chrome.showArea(line ? drawn(line, to) : boxOf(from, to));
  }, { signal });
  addEventListener('pointerup', event => {
    if (!from) return;
    const area = line ?? boxOf(from, place(event));
    from = line = null;
    sigma.setSetting('enableCameraPanning', true);
    if (box.hidden) return;
    box.hidden = true;
    view.select(view.scene.visibleNodes().filter(id => inside(area, sigma.graphToViewport(view.scene.graph.getNodeAttributes(id)))), true);
  }, { signal });
}

/** True when the key meant something here; the page's own shortcuts must not see it then. */
function press(view: View, event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target !== view.chrome.canvas) return false;
  const { scene } = view;
  const { current } = scene;
  if (isDirection(event.key)) {
    if (current === null || !scene.visible(current)) return false;
    const next = step(point(view, current), event.key, scene.visibleNodes().map(id => point(view, id)));
    if (next !== null) view.setCurrent(next);
    return true;
  }
  switch (event.key) {
    case 'Enter': if (current !== null) view.open(current); return true;
    case ' ': if (current !== null) view.toggle(current); return true;
    case 'h': case 'H': view.questions.hide(scene.subjects()); return true;
    case 'p': case 'P': view.questions.pin(scene.subjects()); return true;
    case 'e': case 'E': if (current !== null) void view.questions.expand(current); return true;
    case 'c': case 'C': if (current !== null) view.questions.collapse(current); return true;
    case 'u': case 'U': view.questions.undo(); return true;
    case 'm': case 'M': view.questions.markFirst(); return true;
    case 's': case 'S': view.questions.way(); return true;
    case 'n': case 'N': view.questions.common(); return true;
    case 'i': case 'I': view.questions.invert(); return true;
    case 'o': case 'O': view.questions.showOnly([...scene.selected]); return true;
    case 'f': case 'F': view.fit(); return true;
    case 'Home': { const home = scene.center.find(id => scene.visible(id)); if (home) view.setCurrent(home); return true; }
    case '+': case '=': view.zoom(true); return true;
    case '-': view.zoom(false); return true;
    case 'Escape': view.clear(); return true;
    default: return false;
  }
}

function point(view: View, id: string): Point {
  const { x, y } = view.scene.graph.getNodeAttributes(id);
  return { id, x, y };
}
