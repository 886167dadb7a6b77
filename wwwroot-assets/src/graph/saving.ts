// What leaves the picture as a file.
import type Sigma from 'sigma';
import type { Palette } from './colours';
import type { KeptPicture } from './keeping';
import type { EdgeMarks, NodeMarks } from './scene';

/** Hands a file to the browser, which asks or saves as it is set up to. */
export function save(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** "graph-2026-03-01T1405.png": nothing that a stranger wrote. */
export const fileName = (ending: string, at = new Date()): string => `graph-${at.toISOString().slice(0, 16).replace(':', '')}.${ending}`;

/** What became of a picture that was sent to be kept; `status` 0: not reached. */
export interface Sent { status: number; id: string | null; version: number | null; problem: string | null }

/** Sends a picture to be kept, with what is said about it. */
export async function send(url: string, method: string, about: object, picture: KeptPicture, signal: AbortSignal): Promise<Sent> {
  const sent: Sent = { status: 0, id: null, version: null, problem: null };
  try {
    const reply = await fetch(url, { method, signal, credentials: 'same-origin', redirect: 'manual', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ ...about, picture }) });
    sent.status = reply.type === 'opaqueredirect' ? 401 : reply.status;
    const said = await reply.json() as { id?: unknown; version?: unknown; detail?: unknown; title?: unknown };
    if (reply.ok && typeof said.id === 'string' && typeof said.version === 'number') return { ...sent, id: said.id, version: said.version };
    return { ...sent, problem: typeof said.detail === 'string' ? said.detail : null };
  } catch {
    return sent; // not reached, or no JSON: the status says which
  }
}

const margin = 12, lineHeight = 20;

/** The canvas as it is seen, with lines of text below that say what it is. */
export async function picture(sigma: Sigma<NodeMarks, EdgeMarks>, stage: HTMLElement, palette: Palette, lines: string[]): Promise<Blob | null> {
  // Drawn at once, in this turn: afterwards the browser may throw away what a WebGL canvas holds.
  sigma.refresh();
  const layers = [...stage.querySelectorAll('canvas')];
  const { width, height } = sigma.getDimensions();
  const ratio = layers[0] ? layers[0].width / width : 1;
  const whole = document.createElement('canvas');
  whole.width = Math.round(width * ratio);
  whole.height = Math.round((height + margin + lines.length * lineHeight) * ratio);
  const ink = whole.getContext('2d')!;
  ink.fillStyle = palette.surface;
  ink.fillRect(0, 0, whole.width, whole.height);
  for (const layer of layers) if (layer.width > 0 && layer.height > 0) ink.drawImage(layer, 0, 0, Math.round(width * ratio), Math.round(height * ratio));
  ink.scale(ratio, ratio);
  ink.fillStyle = palette.text;
  ink.font = '13px system-ui, sans-serif';
  lines.forEach((line, i) => ink.fillText(line, margin, height + (i + 1) * lineHeight, width - 2 * margin));
  return new Promise(done => whole.toBlob(done, 'image/png'));
}

/** Asks the server for the file of these nodes. A number is the status of a refusal; 0: not reached. */
export async function graphMl(url: string, nodes: string[], opened: string[], signal: AbortSignal): Promise<Blob | number> {
  try {
    const reply = await fetch(url, { method: 'POST', signal, credentials: 'same-origin', redirect: 'follow', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ nodes, opened }) });
    if (!reply.ok) return reply.status;
    return reply.headers.get('Content-Type')?.startsWith('application/graphml') ? await reply.blob() : 200;
  } catch (broken) {
    if (signal.aborted) throw broken;
    return 0;
  }
}
