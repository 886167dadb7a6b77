// Marks over the bars, each with a shape of its own: bursts ▲, stops ✕, hand-overs ○, first sight of a model a dashed line.
import type { Palette } from '../graph/colours';
import { plain, short } from '../graph/text';
import { say } from '../graph/words';
import type { Picture } from './contract';
import { tickText, ticks, type Window } from './window';

export interface Frame { width: number; height: number; top: number; window: Window; picture: Picture; palette: Palette; selected: Uint8Array; cursor: { lane: number; at: number } | null; brush: { x0: number; y0: number; x1: number; y1: number } | null }

type Kind = 'burst' | 'stop' | 'handOver';
const kinds: Kind[] = ['burst', 'stop', 'handOver'];

/** Lanes thinner than this carry no bursts: they would bury the picture. The legend says so. */
export const leastForBursts = 4;

export function signs(pen: CanvasRenderingContext2D, frame: Frame): void {
  const { width, height, top, window, picture, palette } = frame;
  const x = (at: number) => ((at - window.t0) / (window.t1 - window.t0)) * width;
  const perLane = height / (window.l1 - window.l0);
  const y = (lane: number) => top + (lane - window.l0) * perLane;
  axis(pen, frame, x);
  const last = Math.min(picture.lanes.length, Math.ceil(window.l1));
  const size = Math.min(5, Math.max(2, perLane / 2));
  const when = (bucket: number) => picture.bars.from + (bucket + 0.5) * picture.bars.seconds;
  const marks = { burst: new Path2D(), stop: new Path2D(), handOver: new Path2D() };
  const taken = new Set<number>();
  // Marks that would lie on each other are drawn once: at 5,000 lanes most would, and each costs time.
  const mark = (kind: Kind, x: number, y: number) => {
    if (x < -size || x > width + size) return;
    const place = (Math.floor(y / 3) * 4 + kinds.indexOf(kind)) * 8192 + Math.floor(x / 3);
    if (taken.has(place)) return;
    taken.add(place);
    shape(marks[kind], kind, x, y, size);
  };
  pen.fillStyle = palette.primary;
  for (let lane = Math.max(0, Math.floor(window.l0)); lane < last; lane++) {
    const one = picture.lanes[lane]!, middle = y(lane + 0.5);
    if (frame.selected[lane]) for (const left of [0, width - 6]) pen.fillRect(left, y(lane), 6, Math.max(1, perLane));
    if (perLane >= leastForBursts) for (const bucket of one.bursts) mark('burst', x(when(bucket)), middle);
    for (const stop of one.stops) mark('stop', x(stop.at), middle);
    if (one.handOver !== null) mark('handOver', x(when(one.handOver)), middle);
  }
  pen.lineWidth = perLane < leastForBursts ? 1 : 2;
  pen.fillStyle = pen.strokeStyle = palette.text;
  pen.fill(marks.burst);
  pen.stroke(marks.handOver);
  pen.strokeStyle = palette.alarm;
  pen.stroke(marks.stop);
  if (frame.cursor) {
    pen.strokeStyle = palette.text;
    pen.lineWidth = 1;
    pen.strokeRect(0.5, Math.floor(y(frame.cursor.lane)) - 0.5, width - 1, Math.max(3, Math.ceil(perLane) + 1));
    pen.strokeRect(Math.floor(x(frame.cursor.at)) + 0.5, top, 0.01, height);
  }
  if (frame.brush) {
    const { x0, y0, x1, y1 } = frame.brush;
    pen.strokeStyle = palette.primary;
    pen.lineWidth = 2;
    pen.setLineDash([5, 3]);
    pen.strokeRect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    pen.setLineDash([]);
  }
}

function shape(path: Path2D, kind: Kind, x: number, y: number, size: number): void {
  if (kind === 'burst') { path.moveTo(x, y - size); path.lineTo(x + size, y + size); path.lineTo(x - size, y + size); path.closePath(); return; }
  if (kind === 'stop') { path.moveTo(x - size, y - size); path.lineTo(x + size, y + size); path.moveTo(x + size, y - size); path.lineTo(x - size, y + size); return; }
  path.moveTo(x + size, y);
  path.arc(x, y, size, 0, 2 * Math.PI);
}

function axis(pen: CanvasRenderingContext2D, { width, height, top, window, picture, palette }: Frame, x: (at: number) => number): void {
  pen.fillStyle = palette.surface;
  pen.fillRect(0, 0, width, top);
  pen.font = '12px system-ui, sans-serif';
  pen.textBaseline = 'middle';
  pen.fillStyle = palette.text;
  pen.strokeStyle = palette.edgeDim;
  pen.lineWidth = 1;
  for (const at of ticks(window, width / 70)) {
    const left = Math.floor(x(at)) + 0.5;
    pen.strokeRect(left, top - 5, 0.01, 5);
    if (left < width - 40) pen.fillText(tickText(at), left + 3, 9);
  }
  pen.strokeStyle = palette.primary;
  pen.setLineDash([4, 4]);
  for (const model of picture.models) {
    const left = x(model.at);
    if (left < 0 || left > width) continue;
    pen.beginPath();
    pen.moveTo(left, 16);
    pen.lineTo(left, top + height);
    pen.stroke();
    pen.fillText(say('new: {0}', short(plain(model.name, 60))), Math.min(left + 3, width - 150), 25);
  }
  pen.setLineDash([]);
}
