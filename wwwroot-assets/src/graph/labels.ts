// Which names stand in the picture: the weightiest first, none over another.
export interface Label { text: string; x: number; y: number; width: number; height: number; weight: number }

/** At most this many names: more are noise, and zooming in brings the others. */
export const mostLabels = 60;

/** What people point at or ask for is named even over a node. */
export const alwaysFrom = 1_000;

export interface Disc { x: number; y: number; radius: number }

/** Those of the labels that lie over no weightier label and, but for the weightiest, over no node. `x` is the left edge, `y` the middle. O(n · (shown + nodes)). */
export function apart(labels: readonly Label[], nodes: readonly Disc[] = [], most = mostLabels): Label[] {
  const shown: Label[] = [];
  for (const label of labels.toSorted((a, b) => b.weight - a.weight || (a.text < b.text ? -1 : 1))) {
    if (shown.length === most) break;
    const free = shown.every(other =>
      label.x >= other.x + other.width || other.x >= label.x + label.width || Math.abs(label.y - other.y) >= (label.height + other.height) / 2);
    if (free && (label.weight >= alwaysFrom || !nodes.some(node => covers(label, node)))) shown.push(label);
  }
  return shown;
}

const covers = (label: Label, { x, y, radius }: Disc): boolean =>
  x + radius > label.x && x - radius < label.x + label.width && Math.abs(y - label.y) < radius + label.height / 4;
