import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNeighbourhood, type Neighbourhood } from '../src/graph/contract';
import { offersOf } from '../src/graph/offers';
import { limits, Scene } from '../src/graph/scene';
import { describe, seen, showing } from '../src/graph/wording';

const cluster = { id: 'cluster:1', kind: 'cluster', label: 'cluster 1', score: 0.9, degree: 1, accounts: 25_000, firstSeenAt: '2026-03-01T00:00:00Z', lastSeenAt: '2026-03-09T00:00:00Z' };
const prefix = { id: 'networkPrefix:p', kind: 'networkPrefix', label: '203.0.113.0/24', degree: 1, accounts: 9_120 };
const tie = { id: 'tie', source: 'cluster:1', target: 'networkPrefix:p', weight: 2, kind: 'networkPrefix', reason: '9,000 of its 25,000 accounts use it.', firstSeenAt: '2026-03-01T10:00:00Z', lastSeenAt: '2026-03-04T09:30:00Z' };
const read = (nodes: object[], edges: object[]): Neighbourhood => readNeighbourhood({ nodes, edges, totalNodes: 90, totalEdges: 1, chosenBy: 'how many accounts use them', center: ['cluster:1'] })!;
const folded = () => { const scene = new Scene(); scene.load(read([cluster, prefix], [tie])); return scene; };
const members = (n: number) => read(
  [cluster, ...Array.from({ length: n }, (_, i) => ({ id: `account:${i}`, kind: 'account', label: `${i}`, flagged: i < 3 }))],
  Array.from({ length: n }, (_, i) => ({ id: `m${i}`, source: `account:${i}`, target: 'cluster:1', weight: 1, kind: 'member', reason: 'Belongs to it.' })));

test('a folded node says for how many it stands, and the picture for how many in all', () => {
  const scene = folded();
  assert.equal(scene.graph.getNodeAttribute('cluster:1', 'label'), '25,000 · cluster 1');
  assert.equal(scene.standFor(), 25_000);
  assert.match(describe(scene.node('cluster:1')!, 1, { selected: false, pinned: false, accounts: 0 }), /stands for 25,000 accounts, none of them in the picture/);
  assert.match(describe(scene.node('networkPrefix:p')!, 1, { selected: false, pinned: false, accounts: 12 }), /used by 9,120 accounts, 12 of them in the picture/);
  assert.match(showing({ nodes: 2, edges: 1, totalNodes: 90, totalEdges: 1, chosenBy: '', hidden: 0, unreadable: 0, standFor: 25_000 }), /Folded nodes stand for 25,000 accounts\./);
  scene.hide(['cluster:1']);
  assert.equal(scene.standFor(), 0);
});

test('a folded cluster opens by what its accounts are, and folds again', () => {
  const scene = folded();
  const page = members(300);
  assert.deepEqual(offersOf(page, 'cluster:1', id => scene.graph.hasNode(id)).map(offer => [offer.title, offer.nodes.size]), [['All accounts', 300], ['Flagged accounts', 3]]);
  scene.merge(page, 'cluster:1');
  assert.equal(scene.accountsBeside('cluster:1'), 300);
  assert.equal(scene.collapse('cluster:1'), 300);
  assert.deepEqual(scene.graph.nodes(), ['cluster:1', 'networkPrefix:p']);
});

test('a link says when it was seen, once that is known, and is told a single time', () => {
  const scene = new Scene();
  scene.load(read([cluster, prefix], [{ ...tie, firstSeenAt: null, lastSeenAt: null }]));
  const link = () => scene.graph.getEdgeAttribute('tie', 'edge');
  assert.equal(seen(link()), '');
  assert.ok(scene.learn('tie', Date.parse('2026-03-01T10:00:00Z'), Date.parse('2026-03-04T09:30:00Z')));
  assert.equal(seen(link()), 'Seen from 2026-03-01 10:00 UTC to 2026-03-04 09:30 UTC');
  assert.equal(scene.learn('tie', 1, 2), false);
  assert.equal(scene.learn('gone', 1, 2), false);
  assert.equal(seen({ ...link(), lastSeen: link().firstSeen }), 'Seen 2026-03-01 10:00 UTC');
});

test('a folded node is out of a stretch by its own times, and a resource with all that hangs on it', () => {
  const scene = folded();
  scene.showSpan({ from: Date.parse('2026-04-01T00:00:00Z'), to: Date.parse('2026-04-02T00:00:00Z') });
  assert.deepEqual(scene.visibleNodes(), []);
  scene.showSpan({ from: Date.parse('2026-03-02T00:00:00Z'), to: Date.parse('2026-03-03T00:00:00Z') });
  assert.equal(scene.visibleNodes().length, 2);
});

test('counts that make no sense are none, and a picture never holds more than it can', () => {
  for (const accounts of [-1, 0, Number.NaN, '9', null]) assert.equal(read([{ ...cluster, accounts }], []).nodes[0]!.accounts, null);
  const scene = folded();
  assert.equal(scene.merge(members(limits.nodes + 10), 'cluster:1').nodes, limits.nodes - 2);
});
