// The layout beside the page: places are worked out here, the page is handed them now and then and stays awake. A file of its own, because a policy for scripts allows no blob: URL.
import iterate from 'graphology-layout-forceatlas2/iterate';
import { perNode, placesOf, type Told, type Work } from './places';

const showEveryMs = 150;
/** What a worker's scope has, without the types of a whole library. */
const here = globalThis as unknown as { onmessage: ((event: { data: Work }) => void) | null; postMessage(told: Told, transfer: Transferable[]): void };

here.onmessage = ({ data: { settings, matrix, edges, iterations } }) => {
  const began = performance.now();
  let shownAt = began, done = 0;
  const tell = (finished: boolean) => {
    const places = placesOf(matrix);
    here.postMessage({ places, iterations: done, busyMs: performance.now() - began, finished }, [places.buffer]);
    shownAt = performance.now();
  };
  while (done < iterations && matrix.length > perNode) {
    iterate(settings, matrix, edges);
    done++;
    if (performance.now() - shownAt > showEveryMs) tell(false);
  }
  tell(true);
};
