// Asking the server for a neighbourhood, with every way it can go wrong as a value.
import { moment, readNeighbourhood, type Neighbourhood } from './contract';
import { readKept, type KeptPicture } from './keeping';

/** `kept`: what somebody made of the graph before; `left`: in this tab, and it was not saved. */
export type Answer = { graph: Neighbourhood; kept: KeptPicture | null; left?: boolean } | { status: number };

/** Asks with the sign-in cookie. Throws only when `signal` ends it. */
export async function ask(url: string, signal: AbortSignal): Promise<Answer> {
  try {
    const reply = await fetch(url, { signal, credentials: 'same-origin', headers: { Accept: 'application/json' }, redirect: 'follow' });
    if (!reply.ok) return { status: reply.status };
    const answer: unknown = await reply.json();
    // An investigation is a picture around the same graph.
    const around = typeof answer === 'object' && answer !== null && 'picture' in answer && 'graph' in answer ? answer : null;
    const graph = readNeighbourhood(around ? around.graph : answer);
    const kept = around && readKept(around.picture);
    return graph && (kept || !around) ? { graph, kept } : { status: 200 };
  } catch (broken) {
    if (signal.aborted) throw broken;
    return { status: broken instanceof SyntaxError ? 200 : 0 };
  }
}

/** What is known of these nodes and what links them. Throws only when `signal` ends it. */
export async function askNodes(url: string, nodes: string[], opened: string[], signal: AbortSignal): Promise<Answer> {
  try {
    const reply = await fetch(url, { method: 'POST', signal, credentials: 'same-origin', redirect: 'manual', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ nodes, opened }) });
    const graph = reply.ok ? readNeighbourhood(await reply.json()) : null;
    return graph ? { graph, kept: null } : { status: reply.status };
  } catch (broken) {
    if (signal.aborted) throw broken;
    return { status: 0 };
  }
}

/** When accounts used things. */
export interface Use { account: string; resource: string; firstSeen: number | null; lastSeen: number | null }

/** Asks when a node and others had to do with each other. What fails is answered with nothing: the picture holds without. */
export async function askUses(url: string, node: string, others: string[], signal: AbortSignal): Promise<Use[]> {
  try {
    const reply = await fetch(url, { method: 'POST', signal, credentials: 'same-origin', redirect: 'manual', headers: { 'Content-Type': 'application/json', Accept: 'application/json' }, body: JSON.stringify({ node, others }) });
    const said: unknown = reply.ok ? await reply.json() : [];
    return !Array.isArray(said) ? [] : said.filter(one => typeof one?.account === 'string' && typeof one?.resource === 'string')
      .map(one => ({ account: one.account as string, resource: one.resource as string, firstSeen: moment(one.firstSeenAt), lastSeen: moment(one.lastSeenAt) }));
  } catch {
    return [];
  }
}

/** The address of one node's neighbourhood. The id is data: it is encoded, whatever it contains. */
export const expansionOf = (pattern: string, id: string): string => pattern.replaceAll('{id}', () => encodeURIComponent(id));

let works: boolean | undefined;

/** Tried once: to make a context is dear without a graphics card. */
export function webGlWorks(): boolean {
  if (works !== undefined) return works;
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return works = gl !== null;
}

/** The same question from a later part on. */
export const partFrom = (url: string, skip: number): string => (skip > 0 ? `${url}${url.includes('?') ? '&' : '?'}skip=${skip}` : url);
