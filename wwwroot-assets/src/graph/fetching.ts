// Asking the server for a neighbourhood, with every way it can go wrong as a value.
import { readNeighbourhood, type Neighbourhood } from './contract';

export type Answer = { graph: Neighbourhood } | { status: number };

/** Asks with the sign-in cookie. Throws only when `signal` ends it. */
export async function ask(url: string, signal: AbortSignal): Promise<Answer> {
  try {
    const reply = await fetch(url, { signal, credentials: 'same-origin', headers: { Accept: 'application/json' }, redirect: 'follow' });
    if (!reply.ok) return { status: reply.status };
    const graph = readNeighbourhood(await reply.json());
    return graph ? { graph } : { status: 200 };
  } catch (broken) {
    if (signal.aborted) throw broken;
    return { status: broken instanceof SyntaxError ? 200 : 0 };
  }
}

/** The address of one node's neighbourhood. The id is data: it is encoded, whatever it contains. */
export const expansionOf = (pattern: string, id: string): string => pattern.replaceAll('{id}', () => encodeURIComponent(id));

export function webGlWorks(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

/** The same question from a later part on. */
export const partFrom = (url: string, skip: number): string => (skip > 0 ? `${url}${url.includes('?') ? '&' : '?'}skip=${skip}` : url);
