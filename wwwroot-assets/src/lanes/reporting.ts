// Tells the console about a selection, in parts: a message over 32 KiB would end the connection.

export interface Listener { invokeMethodAsync(name: string, ...args: unknown[]): Promise<unknown> }

let batch = 0;

export async function report(to: Listener, ids: string[]): Promise<void> {
  const parts: string[][] = [[]];
  let size = 0;
  for (const id of ids) {
    if (size + id.length * 6 > 20_000) { parts.push([]); size = 0; }
    parts.at(-1)!.push(id);
    size += id.length * 6 + 4;
  }
  batch = (batch + 1) % 1_000_000;
  const mine = batch;
  for (const [i, part] of parts.entries()) await to.invokeMethodAsync('OnSelection', mine, i, parts.length, part);
}
