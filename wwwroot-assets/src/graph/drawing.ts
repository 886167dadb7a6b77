// The look of nodes, edges, labels and the current node, from the state of the scene and the page's colours.
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';
import type { EdgeDisplayData } from 'sigma/types';
import type { Palette } from './colours';
import { glyphOf, kinds, stateOf } from './kinds';
import { alwaysFrom, apart, type Disc, type Label } from './labels';
import type { EdgeMarks, NodeMarks, Scene } from './scene';
import type { NodeLook } from './shapes';
import { short } from './text';

/** From this many visible edges on, edges away from the current node and the selection step back. */
export const dimFrom = 250;
/** So few nodes in the middle are always named. */
const fewCentral = 3;

export class Drawing {
  /** Nodes that match the search; null when nobody searches. */
  found: ReadonlySet<string> | null = null;
  dimmed = false;
  /** Nodes shrink in a crowd. */
  scale = 1;
  /** The link that the panel explains. */
  shownEdge: string | null = null;
  private waiting: { ink: CanvasRenderingContext2D; font: string; labels: Label[] } | null = null;

  constructor(private readonly scene: Scene, public palette: Palette) {}

  readonly node = (id: string, marks: NodeMarks): Partial<NodeLook> => {
    const { scene, palette } = this;
    const { node } = marks;
    const look = kinds[node.kind];
    const selected = scene.selected.has(id);
    const away = this.found !== null && !this.found.has(id);
    const central = scene.center.includes(id);
    return {
      x: marks.x, y: marks.y, label: marks.label, type: 'shape',
      size: (central ? marks.size + 3 : marks.size) * this.scale,
      hidden: !scene.visible(id),
      color: away ? palette.nodeDim : node.kind === 'account' && stateOf(node.status) === 'banned' ? palette.nodeOut : look[palette.theme],
      shape: look.shape, glyph: glyphOf(node.kind, node.flagged, stateOf(node.status)),
      ring: node.flagged && !away ? palette.alarm : palette.surface,
      outer: palette.text,
      selected, pinned: scene.pinned.has(id),
      highlighted: id === scene.current,
      forceLabel: (selected && scene.selected.size <= 20) || (central && scene.center.length <= fewCentral) || (this.found !== null && !away && this.found.size <= 40),
      zIndex: id === scene.current ? 3 : selected || central ? 2 : node.flagged ? 1 : 0,
    };
  };

  readonly edge = (id: string, marks: EdgeMarks): Partial<EdgeDisplayData> => {
    const { scene, palette } = this;
    const [source, target] = scene.graph.extremities(id);
    const shown = id === this.shownEdge;
    const near = shown || source === scene.current || target === scene.current || (scene.selected.has(source) && scene.selected.has(target));
    return {
      hidden: !scene.visible(source) || !scene.visible(target),
      color: shown ? palette.alarm : near ? palette.edgeNear : this.dimmed || this.found !== null ? palette.edgeDim : palette.edge,
      size: shown ? 4 : near ? marks.size + 0.8 : this.dimmed ? Math.min(1, marks.size) : marks.size,
      // Hairlines are cheap to draw where thousands cross; near links stay broad and easy to hit.
      type: !near && this.dimmed ? 'hairline' : 'line',
      zIndex: shown ? 2 : near ? 1 : 0,
    };
  };

  /** Collects the names of a frame; `drawLabels` then draws those that find room. */
  readonly label: NodeLabelDrawingFunction<NodeMarks, EdgeMarks> = (ink, data, settings) => {
    const { label, x, y, size } = data;
    // The current node's label stands on a plate, drawn by `hover`.
    if (!label || (data as { highlighted?: boolean }).highlighted) return;
    const font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
    this.waiting ??= { ink, font, labels: [] };
    ink.font = font;
    const text = short(label);
    this.waiting.labels.push({ text, x: x + size * 1.3 + 4, y, width: ink.measureText(text).width + 6, height: settings.labelSize + 4, weight: size + ((data as { forceLabel?: boolean }).forceLabel ? alwaysFrom : 0) });
  };

  /** After each frame; asks for the places of the nodes only when there are names to draw. */
  drawLabels(nodes: () => Disc[]): void {
    if (!this.waiting) return;
    const { ink, font, labels } = this.waiting;
    this.waiting = null;
    ink.save();
    ink.font = font;
    ink.textBaseline = 'middle';
    ink.lineJoin = 'round';
    ink.lineWidth = 4;
    ink.strokeStyle = this.palette.surface;
    ink.fillStyle = this.palette.text;
    for (const { text, x, y } of apart(labels, nodes())) {
      ink.strokeText(text, x, y);
      ink.fillText(text, x, y);
    }
    ink.restore();
  }

  /** The current and the pointed-at node: a dashed ring and the label on a plate, in the page's colours. */
  readonly hover: NodeHoverDrawingFunction<NodeMarks, EdgeMarks> = (ink, at, settings) => {
    const { x, y, size, label } = at;
    ink.save();
    ink.beginPath();
    ink.arc(x, y, size * 1.7 + 2, 0, 2 * Math.PI);
    ink.lineWidth = 2;
    ink.setLineDash([4, 3]);
    ink.strokeStyle = this.palette.text;
    ink.stroke();
    if (label) {
      ink.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
      ink.textBaseline = 'middle';
      const left = x + size * 1.7 + 6;
      const width = ink.measureText(label).width + 12;
      ink.setLineDash([]);
      ink.lineWidth = 1;
      ink.fillStyle = this.palette.surface;
      ink.strokeStyle = this.palette.muted;
      ink.beginPath();
      ink.roundRect(left, y - settings.labelSize, width, settings.labelSize * 2, 4);
      ink.fill();
      ink.stroke();
      ink.fillStyle = this.palette.text;
      ink.fillText(label, left + 6, y + 0.5);
    }
    ink.restore();
  };
}
