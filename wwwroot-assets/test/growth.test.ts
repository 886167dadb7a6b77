import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNeighbourhood, type Neighbourhood } from '../src/graph/contract';
import { anyNode, meets, typed } from '../src/graph/criteria';
import { partFrom } from '../src/graph/fetching';
import { Growth } from '../src/graph/growth';
import { History } from '../src/graph/history';
import { offersOf, partOf } from '../src/graph/offers';
import { fileName } from '../src/graph/saving';
import { Scene } from '../src/graph/scene';
import { moment, wasAbout, wholeSpan } from '../src/graph/span';
import { commonNeighbours, shortestWay } from '../src/graph/ways';

const account = (id: string, more: object = {}) => ({ id, kind: 'account', label: id, score: 0.5, flagged: false, status: '', degree: 3, ...more });
const card = (id: string) => account(id, { kind: 'payment', score: null });
const edge = (source: string, target: string, weight = 1, kind = 'payment') => ({ id: `${source}-${target}`, source, target, weight, kind, reason: 'shared' });
const read = (nodes: unknown[], edges: unknown[], more: object = {}): Neighbourhood =>
  readNeighbourhood({ nodes, edges, totalNodes: 0, totalEdges: 0, chosenBy: 'link weight', center: ['a'], ...more })!;
const scene = (from: Neighbourhood) => { const made = new Scene(); made.load(from); return made; };
const triangle = () => scene(read([account('a'), account('b'), card('p')], [edge('a', 'b', 5, 'lockstep'), edge('a', 'p', 2), edge('b', 'p', 3)]));
const around = () => read(
  [account('a'), account('b'), card('p'), card('q'), account('c', { flagged: true }), account('d'), account('e')],
  [edge('a', 'p'), edge('b', 'p'), edge('a', 'q'), edge('c', 'q'), edge('d', 'q'), edge('a', 'e', 4, 'lockstep'), edge('c', 'd', 1, 'lockstep')]);

test('an expansion is offered by what joins, with what each would bring that is new', () => {
  const made = triangle();
  assert.deepEqual(offersOf(around(), 'a', id => made.graph.hasNode(id)).map(offer => [offer.title, offer.brings, [...offer.nodes]]), [
    ['Payment fingerprint', '1 shared, 2 accounts (1 flagged)', ['q', 'c', 'd']],
    ['lockstep', '1 account', ['e']],
    ['Everything', '1 shared, 3 accounts (1 flagged)', ['q', 'c', 'd', 'e']],
  ]);
});

test('a resource offers all its accounts, and the flagged alone when there are others', () => {
  const answer = read([card('p'), account('a'), account('b', { flagged: true }), account('c')], [edge('a', 'p'), edge('b', 'p'), edge('c', 'p')]);
  assert.deepEqual(offersOf(answer, 'p', id => id === 'a' || id === 'p').map(offer => [offer.title, offer.nodes.size]), [['All accounts', 2], ['Flagged accounts', 1]]);
  assert.deepEqual(offersOf(answer, 'p', id => id !== 'b').map(offer => offer.title), ['All accounts']);
  assert.deepEqual(offersOf(answer, 'p', () => true), []);
});

test('what is chosen comes with its links, and the rest stays away', () => {
  const made = triangle();
  const part = partOf(around(), new Set(['e']), id => made.graph.hasNode(id));
  made.merge(part, 'a');
  assert.deepEqual(made.graph.nodes().sort(), ['a', 'b', 'e', 'p']);
  assert.ok(made.graph.hasEdge('a-e'));
});

test('collapsing takes back what the node brought and what that brought, but not what something else holds', () => {
  const growth = new Growth();
  growth.bring('', ['a', 'b'], ['ab']);
  growth.bring('a', ['a', 'c', 'd', 'b'], ['ac', 'ad', 'ab']);
  growth.bring('c', ['e', 'a'], ['ce']);
  growth.bring('b', ['d'], ['bd']);
  assert.deepEqual(growth.takeBack('a'), { nodes: ['c', 'e'], edges: ['ac', 'ad', 'ce'] });
  assert.equal(growth.grew('a'), false);
  assert.equal(growth.grew('b'), true);
});

test('two nodes that brought each other do not hold each other', () => {
  const growth = new Growth();
  growth.bring('', ['a'], []);
  growth.bring('a', ['b'], []);
  growth.bring('b', ['c'], []);
  growth.bring('c', ['b'], []);
  assert.deepEqual(growth.takeBack('a').nodes, ['b', 'c']);
});

test('an expanded picture collapses, and undo brings it back with places and marks', () => {
  const made = triangle();
  made.merge(around(), 'a');
  made.togglePins(['c']);
  made.select(['c', 'a'], false);
  made.graph.mergeNodeAttributes('c', { x: 42 });
  const back = made.remember(true);
  assert.equal(made.collapse('a'), 4);
  assert.deepEqual([...made.selected], ['a']);
  assert.deepEqual(made.graph.nodes().sort(), ['a', 'b', 'p']);
  assert.deepEqual([made.totalNodes, made.totalEdges], [3, 3], 'what was taken out is not missing');
  back();
  assert.deepEqual([made.totalNodes, made.totalEdges], [7, 8]);
  assert.equal(made.graph.order, 7);
  assert.equal(made.graph.size, 8);
  assert.equal(made.graph.getNodeAttribute('c', 'x'), 42);
  assert.deepEqual([...made.selected].sort(), ['a', 'c']);
  assert.deepEqual([...made.pinned], ['c']);
  assert.equal(made.collapse('a'), 4, 'what came back can be collapsed again');
});

test('undoing an expansion leaves what was there before', () => {
  const made = triangle();
  const back = made.remember(true);
  made.merge(around(), 'a');
  back();
  assert.deepEqual(made.graph.nodes().sort(), ['a', 'b', 'p']);
  assert.equal(made.graph.size, 3);
});

test('leaves are neighbours that hang on the node alone', () => {
  const made = triangle();
  made.merge(around(), 'a');
  assert.deepEqual(made.leavesOf('a'), ['e']);
  assert.deepEqual(made.leavesOf('e'), []);
});

test('a use of a thing does not take the place of the reason why it links', () => {
  const made = triangle();
  made.merge(read([], [{ ...edge('a', 'p', 0), reason: 'uses it' }]), 'p');
  assert.equal(made.linksOf('a').find(link => link.id === 'a-p')!.weight, 2);
});

test('showing only some hides the rest until all is shown, and an expansion is seen', () => {
  const made = triangle();
  made.select(['a', 'b'], false);
  made.showOnly(['a', 'p']);
  assert.deepEqual(made.visibleNodes(), ['a', 'p']);
  assert.deepEqual([...made.selected], ['a']);
  made.merge(read([account('z')], [edge('a', 'z')]), 'a');
  assert.deepEqual(made.visibleNodes(), ['a', 'p', 'z']);
  made.showAll();
  assert.equal(made.visibleNodes().length, 4);
});

test('time leaves those who were about, and what they share', () => {
  const at = (from: string, to: string) => ({ firstSeenAt: from, lastSeenAt: to });
  const made = scene(read(
    [account('a', at('2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z')), account('b', at('2026-03-05T00:00:00Z', '2026-03-06T00:00:00Z')), account('u'), card('p'), card('q')],
    [edge('a', 'p'), edge('b', 'q'), edge('a', 'q')]));
  const whole = wholeSpan(made.graph.mapNodes((_id, { node }) => node))!;
  assert.equal(moment(whole.from), '2026-03-01 00:00 UTC');
  assert.equal(moment(whole.to), '2026-03-06 00:00 UTC');
  made.select(['a', 'b'], false);
  made.showSpan({ from: Date.parse('2026-03-04T00:00:00Z'), to: whole.to });
  assert.deepEqual(made.visibleNodes(), ['b', 'u', 'q'], 'nothing is known of u: it stays');
  assert.deepEqual([...made.selected], ['b']);
  made.showSpan(null);
  assert.equal(made.visibleNodes().length, 5);
});

test('no times, no stretch', () => {
  assert.equal(wholeSpan([]), null);
  const node = read([account('a', { firstSeenAt: 'yesterday' })], []).nodes[0]!;
  assert.equal(node.firstSeen, null);
  assert.equal(wholeSpan([node]), null);
  assert.ok(wasAbout(node, { from: 0, to: 1 }));
});

test('the shortest path has the fewest links, and of those the heaviest that comes first', () => {
  const made = scene(read(['a', 'b', 'c', 'd', 'e'].map(id => account(id)), [edge('a', 'b', 1), edge('b', 'e', 1), edge('a', 'c', 9), edge('c', 'e', 1), edge('a', 'd', 5)]));
  const beside = (id: string) => made.beside(id);
  assert.deepEqual(shortestWay(new Set(['a']), new Set(['e']), beside), ['a', 'c', 'e']);
  assert.deepEqual(shortestWay(new Set(['d', 'b']), new Set(['e']), beside), ['b', 'e']);
  made.hide(['c']);
  assert.deepEqual(shortestWay(new Set(['a']), new Set(['e']), beside), ['a', 'b', 'e'], 'what is hidden is no way');
  assert.equal(shortestWay(new Set(['a']), new Set(['nowhere']), beside), null);
});

test('common neighbours hang on both groups and belong to none', () => {
  const made = scene(read(['a', 'b', 'c', 'd', 'x', 'y'].map(id => account(id)), [edge('a', 'x'), edge('b', 'x'), edge('c', 'x'), edge('a', 'y'), edge('d', 'y'), edge('a', 'c')]));
  assert.deepEqual(commonNeighbours(new Set(['a', 'b']), new Set(['c', 'd']), id => made.beside(id)), ['x', 'y']);
  assert.deepEqual(commonNeighbours(new Set(['b']), new Set(['d']), id => made.beside(id)), []);
});

test('nodes are chosen by kind, state, links and score, and the other way round', () => {
  const [a, p, b] = read([account('a', { flagged: true, score: 0.9 }), card('p'), account('b', { status: 'frozen', score: null })], []).nodes;
  assert.ok(meets({ ...anyNode, kind: 'account', scoreFrom: 0.8 }, a!, 1));
  assert.ok(!meets({ ...anyNode, scoreTo: 1 }, p!, 1), 'without a score in no range');
  assert.ok(meets({ ...anyNode, kind: 'account', not: true }, p!, 1));
  assert.ok(meets({ ...anyNode, state: 'frozen' }, b!, 0));
  assert.ok(!meets({ ...anyNode, state: 'none of these' }, b!, 0));
  assert.ok(meets({ ...anyNode, linksFrom: 2, linksTo: 4 }, a!, 4));
  assert.ok(!meets({ ...anyNode, linksFrom: 2, linksTo: 4 }, a!, 5));
  assert.deepEqual(['0,5', ' 3 ', '', 'x', 'Infinity'].map(typed), [0.5, 3, null, null, null]);
});

test('steps are taken back the last first, and only so many are kept', () => {
  const log: string[] = [];
  const history = new History(2);
  for (const what of ['one', 'two', 'three']) history.did(what, () => log.push(what));
  assert.deepEqual([history.back(), history.back(), history.back()], ['three', 'two', null]);
  assert.deepEqual(log, ['three', 'two']);
});

test('the next part is asked for by where it begins', () => {
  assert.equal(read([], [], { next: 300 }).next, 300);
  for (const odd of [-1, 0, 1.5, '300', null, 1e300]) assert.equal(read([], [], { next: odd }).next, null);
  assert.equal(partFrom('/graph?account=x', 300), '/graph?account=x&skip=300');
  assert.equal(partFrom('/graph/x', 300), '/graph/x?skip=300');
  assert.equal(partFrom('/graph/x', 0), '/graph/x');
});

test('the name of a file holds nothing but the time', () => {
  assert.equal(fileName('png', new Date('2026-03-01T14:05:59Z')), 'graph-2026-03-01T1405.png');
});
