import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNeighbourhood } from '../src/graph/contract';
import { foldFrom } from '../src/graph/folds';
import { keep } from '../src/graph/keeping';
import { Scene } from '../src/graph/scene';
import { showing } from '../src/graph/wording';

// One prefix that n accounts hang on alone, beside a card that two of a pool share; one of those uses the prefix, too.
function busy(n: number): Scene {
  const accounts = [...Array.from({ length: n }, (_, i) => `a${i}`), 'pool1', 'pool2'];
  const links = [...Array.from({ length: n }, (_, i) => [`a${i}`, 'networkPrefix:p']), ['pool1', 'networkPrefix:p'], ['pool1', 'payment:c'], ['pool2', 'payment:c']];
  const scene = new Scene();
  scene.load(readNeighbourhood({
    nodes: [...accounts.map(id => ({ id: `account:${id}`, kind: 'account', label: id })), { id: 'networkPrefix:p', kind: 'networkPrefix', label: '203.0.113.0/24', accounts: 9_000 }, { id: 'payment:c', kind: 'payment', label: 'card' }],
    edges: links.map(([from, to]) => ({ id: `${from}|${to}`, source: `account:${from}`, target: to, weight: 1, kind: 'networkPrefix', reason: 'Both.' })),
    totalNodes: n + 4, totalEdges: n + 3, chosenBy: 'link weight', center: ['account:pool1'],
  })!);
  return scene;
}

test('a busy thing begins with what hangs on it alone inside, and says how many', () => {
  const scene = busy(200);
  assert.equal(scene.foldHubs(), 1);
  assert.deepEqual(scene.visibleNodes().sort(), ['account:pool1', 'account:pool2', 'networkPrefix:p', 'payment:c']);
  assert.equal(scene.graph.getNodeAttribute('networkPrefix:p', 'label'), '+200 · 9,000 · 203.0.113.0/24');
  assert.match(showing({ nodes: 4, edges: 3, totalNodes: 204, totalEdges: 203, chosenBy: 'link weight', hidden: 0, unreadable: 0, folded: { accounts: 200, hubs: 1 } }), / 200 accounts folded into a thing that they hang on alone\./);
});

test('what is not busy is not folded', () => assert.equal(busy(foldFrom - 2).foldHubs(), 0));

test('a thing unfolds and folds by hand, and the step is taken back', () => {
  const scene = busy(200);
  scene.foldHubs();
  const back = scene.remember(false);
  assert.equal(scene.unfold('networkPrefix:p').length, 200);
  assert.equal(scene.visibleNodes().length, 204);
  assert.equal(scene.graph.getNodeAttribute('networkPrefix:p', 'label'), '9,000 · 203.0.113.0/24');
  back();
  assert.equal(scene.visibleNodes().length, 4);
  assert.equal(scene.graph.getNodeAttribute('networkPrefix:p', 'label'), '+200 · 9,000 · 203.0.113.0/24');
  scene.unfold('networkPrefix:p');
  scene.select(['account:a1'], false);
  scene.pinned.add('account:a2');
  assert.equal(scene.fold('networkPrefix:p'), 198); // what somebody holds stays
  assert.equal(scene.fold('account:pool1'), 0);
});

test('an account that something else links to comes out of its fold', () => {
  const scene = busy(200);
  scene.foldHubs();
  scene.merge(readNeighbourhood({ nodes: [{ id: 'account:a7', kind: 'account', label: 'a7' }], edges: [{ id: 'new', source: 'account:a7', target: 'payment:c', weight: 2, kind: 'payment', reason: 'One card.' }], totalNodes: 1, totalEdges: 1, chosenBy: '', center: [] })!, 'payment:c');
  assert.ok(scene.visible('account:a7'));
  assert.equal(scene.folds.sizeOf('networkPrefix:p'), 199);
});

test('all shown means all, and a kept picture keeps what was folded out of sight', () => {
  const scene = busy(200);
  scene.foldHubs();
  assert.equal(keep(scene).hidden.length, 200);
  scene.showAll();
  assert.equal(scene.visibleNodes().length, 204);
});
