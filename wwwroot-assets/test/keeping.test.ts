import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNeighbourhood, type Neighbourhood } from '../src/graph/contract';
import { keep, readKept, restore } from '../src/graph/keeping';
import { Scene } from '../src/graph/scene';

const account = (id: string, more: object = {}) => ({ id, kind: 'account', label: id, score: 0.5, flagged: false, status: '', degree: 3, firstSeenAt: '2026-03-01T00:00:00Z', lastSeenAt: '2026-03-09T00:00:00Z', ...more });
const edge = (source: string, target: string) => ({ id: `${source}-${target}`, source, target, weight: 1, kind: 'payment', reason: 'shared' });
const read = (ids: string[], edges: unknown[], more: object = {}): Neighbourhood =>
  readNeighbourhood({ nodes: ids.map(id => account(id, id.startsWith('p') ? { kind: 'payment', score: null, firstSeenAt: null, lastSeenAt: null } : {})), edges, totalNodes: 90, totalEdges: 400, chosenBy: 'link weight', center: ['a'], next: 300, ...more })!;

/** a–p–b from the beginning, c and d through an expansion of p. */
const worked = () => {
  const scene = new Scene();
  scene.load(read(['a', 'b', 'p'], [edge('a', 'p'), edge('b', 'p')]));
  scene.merge(read(['p', 'c', 'd'], [edge('c', 'p'), edge('d', 'p')]), 'p');
  scene.opened.add('p');
  scene.graph.mergeNodeAttributes('c', { x: 12.345, y: -7 });
  scene.togglePins(['c']);
  scene.hide(['d']);
  scene.select(['a', 'c'], false);
  scene.first.add('b');
  scene.showSpan({ from: Date.parse('2026-03-02T00:00:00Z'), to: Date.parse('2026-03-05T00:00:00Z') });
  return scene;
};
const facts = (ids: string[]) => read(ids, ['a', 'b', 'c', 'd'].filter(id => ids.includes(id)).map(id => edge(id, 'p')), { totalNodes: ids.length, totalEdges: 4, next: null });

test('a picture comes back as it was left, over the wire and with facts read anew', () => {
  const kept = readKept(JSON.parse(JSON.stringify(keep(worked()))))!;
  const scene = new Scene();
  scene.load(facts(['a', 'b', 'p', 'c', 'd']));

  assert.equal(restore(scene, kept), 0);
  const { x, y } = scene.graph.getNodeAttributes('c');
  assert.deepEqual([x, y], [12.35, -7]);
  assert.deepEqual([...scene.pinned], ['c']);
  assert.deepEqual([...scene.hidden], ['d']);
  assert.deepEqual([...scene.selected], ['a', 'c']);
  assert.deepEqual([...scene.first], ['b']);
  assert.deepEqual([...scene.opened], ['p']);
  assert.deepEqual(scene.span, worked().span);
  assert.deepEqual([scene.next, scene.totalNodes, scene.totalEdges], [300, 90, 400]);
});

test('an expansion that was kept can still be collapsed, and what was there before stays', () => {
  const scene = new Scene();
  scene.load(facts(['a', 'b', 'p', 'c', 'd']));
  restore(scene, keep(worked()));

  assert.ok(scene.growth.grew('p'));
  assert.equal(scene.collapse('p'), 2);
  assert.deepEqual(scene.graph.nodes().sort(), ['a', 'b', 'p']);
});

test('what the stores know no more is counted, and marks on it fall away', () => {
  const scene = new Scene();
  scene.load(facts(['a', 'p', 'd']));

  assert.equal(restore(scene, keep(worked())), 2);
  assert.deepEqual([...scene.selected], ['a']);
  assert.equal(scene.pinned.size + scene.first.size, 0);
});

test('marks that point nowhere are dropped, and what is no picture is refused', () => {
  const kept = readKept({ nodes: [{ id: 'a', x: 0, y: 0 }], hidden: [0, 1, -1, 0.5, 'a'], brought: [{ by: 4, nodes: [0] }, null, { by: 0, nodes: [7] }], kindsOff: ['payment', 'constructor'] })!;
  assert.deepEqual([kept.hidden, kept.brought, kept.kindsOff, kept.only], [[0], [{ by: 0, nodes: [] }], ['payment'], null]);
  for (const answer of [null, 7, {}, { nodes: [{ id: '__proto__', x: 0, y: 0 }] }, { nodes: [{ id: 'a', x: null, y: 0 }] }]) assert.equal(readKept(answer), null);
});
