// What the console hears of the picture: which nodes are selected, shown and opened, in parts small enough for the circuit.
import { parts } from './messages';

export interface DotNet { invokeMethodAsync(method: string, ...values: unknown[]): Promise<unknown> }

const selectionAfterMs = 150;

export class Telling {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private batch = 0;
  private selectionBatch = 0;

  constructor(private readonly dotnet: DotNet | null | undefined, private readonly ending: AbortSignal) {
    ending.addEventListener('abort', () => clearTimeout(this.waiting));
  }

  /** Of one node that somebody opened; nobody waits for it. */
  opened(id: string): void {
    void this.dotnet?.invokeMethodAsync('OnNodeOpened', id).catch(() => undefined);
  }

  /** The selection as it is a moment after the last change. */
  selection(selected: () => string[]): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.tell('OnSelection', selected()), selectionAfterMs);
  }

  async tell(method: 'OnSelection' | 'OnShown' | 'OnOpened', ids: string[]): Promise<void> {
    if (!this.dotnet) return;
    const batch = ++this.batch;
    if (method === 'OnSelection') this.selectionBatch = batch;
    const pieces = parts(ids);
    try {
      for (const [part, piece] of pieces.entries()) {
        // Of two selections the later one counts.
        if (method === 'OnSelection' && batch !== this.selectionBatch || this.ending.aborted) return;
        await this.dotnet.invokeMethodAsync(method, batch, part, pieces.length, piece);
      }
    } catch {
      // The circuit is gone or the component was disposed: there is nobody left to tell.
    }
  }
}
