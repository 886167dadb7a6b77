// What the page and the layout beside it hand each other.

/** Numbers of a node in the matrix that the library's iteration reads. */
export const perNode = 10;

export interface Work { settings: object; matrix: Float32Array; edges: Float32Array; iterations: number }
export interface Told { places: Float32Array; iterations: number; busyMs: number; finished: boolean }

/** x and y of every node, in the order of the matrix. */
export function placesOf(matrix: Float32Array): Float32Array<ArrayBuffer> {
  const places = new Float32Array((matrix.length / perNode) * 2);
  for (let from = 0, to = 0; from < matrix.length; from += perNode) {
    places[to++] = matrix[from]!;
    places[to++] = matrix[from + 1]!;
  }
  return places;
}
