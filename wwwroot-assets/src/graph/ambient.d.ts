declare module 'graphology-layout-forceatlas2/iterate' {
  /** One iteration over the matrices, in place. */
  export default function iterate(settings: object, nodes: Float32Array, edges: Float32Array): object;
}
