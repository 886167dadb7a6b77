// Asking the server for lanes, with every way it can go wrong as words for the person.
import { say } from '../graph/words';
import { readPicture, type Picture } from './contract';

/** Throws only when `signal` ends it. */
export async function ask(url: string, signal: AbortSignal): Promise<Picture | string> {
  try {
    const reply = await fetch(url, { signal, credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (reply.status === 401 || reply.status === 403) return say('You may not see these lanes. Sign in again, or ask an administrator.');
    if (reply.status === 404) return say('There is no such pool any more.');
    if (!reply.ok) return say('The server could not answer ({0}).', reply.status);
    return readPicture(await reply.json()) ?? say('The answer could not be read. Reload the page.');
  } catch (broken) {
    if (signal.aborted) throw broken;
    return say('The console could not be reached.');
  }
}
