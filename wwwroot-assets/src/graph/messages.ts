// Selections travel to the server in parts: a message over 32 KiB would end the circuit.

const budget = 16 * 1024;

/** Splits ids so that each part, written as JSON, stays under half of the 32 KiB limit. An empty selection is one empty part. */
export function parts(ids: readonly string[], limit = budget): string[][] {
  const all: string[][] = [[]];
  let size = 0;
  for (const id of ids) {
    const bytes = jsonBytes(id);
    if (size > 0 && size + bytes > limit) {
      all.push([]);
      size = 0;
    }
    all.at(-1)!.push(id);
    size += bytes;
  }
  return all;
}

/** Upper bound of a string's bytes as a JSON array entry that escapes everything outside ASCII as \uXXXX. */
function jsonBytes(value: string): number {
  let bytes = 3;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    bytes += code < 0x20 || code > 0x7e || '"\\<>&\'+`'.includes(value[i]!) ? 6 : 1;
  }
  return bytes;
}
