import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mix, readRgb } from '../src/graph/colours';
import { readNeighbourhood, type Neighbourhood } from '../src/graph/contract';
import { expansionOf } from '../src/graph/fetching';
import { bannedSign, frozenSign, glyphOf, glyphs, kindNames, kindOf, kinds, stateOf } from '../src/graph/kinds';
import { apart, type Label } from '../src/graph/labels';
import { Layout } from '../src/graph/layout';
import { parts } from '../src/graph/messages';
import { nearest } from '../src/graph/near';
import { limits, Scene } from '../src/graph/scene';
import { step } from '../src/graph/steps';
import { strongest } from '../src/graph/strongest';
import { plain, short, whole } from '../src/graph/text';
import { describe, refusal, showing } from '../src/graph/wording';

const account = (id: string, more: object = {}) => ({ id, kind: 'account', label: id, score: 0.5, flagged: false, status: 'active', degree: 3, ...more });
const edge = (source: string, target: string, weight = 1, id = `${source}-${target}`) => ({ id, source, target, weight, kind: 'payment', reason: `${source} and ${target} share a card` });
const read = (nodes: unknown[], edges: unknown[], more: object = {}): Neighbourhood =>
  readNeighbourhood({ nodes, edges, totalNodes: 90, totalEdges: 400, chosenBy: 'link weight', center: ['a'], ...more })!;
const triangle = () => read([account('a'), account('b'), account('p', { kind: 'payment' })], [edge('a', 'b', 5), edge('a', 'p', 2), edge('b', 'p', 3)]);
const scene = (from = triangle()) => { const made = new Scene(); made.load(from); return made; };

test('an answer that is no graph is refused', () => {
  for (const answer of [null, 'x', {}, { nodes: [] }, { nodes: {}, edges: [] }]) assert.equal(readNeighbourhood(answer), null);
});

test('entries that cannot be read are counted, not guessed', () => {
  const graph = read([account('a'), account('a'), { kind: 'account' }, null, account('__proto__'), account('x'.repeat(513))], [edge('a', 'a'), { id: 'e' }]);
  assert.deepEqual(graph.nodes.map(node => node.id), ['a']);
  assert.equal(graph.edges.length, 0);
  assert.equal(graph.unreadable, 7);
});

test('a kind that this version does not know is drawn as other', () => {
  assert.equal(kindOf('quantumLink'), 'other');
  assert.equal(kindOf('toString'), 'other');
  assert.equal(kindOf('payment'), 'payment');
});

test('no two kinds share both shape and letters, and a flagged account has letters of its own', () => {
  const looks = kindNames.map(kind => `${kinds[kind].shape} ${kinds[kind].letters}`);
  assert.equal(new Set(looks).size, looks.length);
  assert.ok(glyphs.length <= 32, 'the atlas has 32 cells');
  assert.equal(glyphs[glyphOf('account', true)], 'A!');
  assert.equal(glyphs[glyphOf('account', false)], 'A');
});

test('what was decided about an account has a sign of its own, the gravest first, and only accounts have it', () => {
  assert.equal(glyphs[glyphOf('account', true, stateOf('frozen'))], frozenSign);
  assert.equal(glyphs[glyphOf('account', true, stateOf('banned'))], bannedSign);
  assert.equal(glyphs[glyphOf('account', true, stateOf('suspended by somebody'))], 'A!');
  assert.equal(glyphs[glyphOf('payment', false, stateOf('banned'))], 'P');
  assert.equal(new Set(glyphs).size, glyphs.length);
});

test('names never lie over each other, and the weightiest stay', () => {
  const label = (text: string, x: number, y: number, weight: number): Label => ({ text, x, y, width: 50, height: 16, weight });
  const shown = apart([label('light', 20, 4, 1), label('heavy', 0, 0, 9), label('aside', 60, 0, 2), label('below', 0, 16, 3)]);
  assert.deepEqual(shown.map(one => one.text), ['heavy', 'below', 'aside']);
  assert.deepEqual(apart([label('over a node', 0, 0, 1), label('asked for', 0, 100, 2_000)], [{ x: 30, y: 4, radius: 6 }, { x: 30, y: 104, radius: 6 }]).map(one => one.text), ['asked for']);
  assert.equal(apart(Array.from({ length: 500 }, (_, i) => label(`n${i}`, 60 * i, 0, i))).length, 60);
});

test('a click beside a link means the nearest one within reach', () => {
  const lines = [{ id: 'far', x1: 0, y1: 0, x2: 100, y2: 0 }, { id: 'near', x1: 0, y1: 6, x2: 100, y2: 6 }, { id: 'point', x1: 200, y1: 0, x2: 200, y2: 0 }];
  assert.equal(nearest({ x: 50, y: 5 }, lines, 7), 'near');
  assert.equal(nearest({ x: 50, y: 40 }, lines, 7), null);
  assert.equal(nearest({ x: 110, y: 6 }, lines, 7), null, 'the line ends where the node is');
  assert.equal(nearest({ x: 203, y: 0 }, lines, 7), 'point');
});

test('a long name keeps its beginning and its end', () => {
  assert.equal(short('acc_0926fd43ae67afe69e1c'), 'acc_0926fd43…69e1c');
  assert.equal(short('acc-1'), 'acc-1');
  assert.equal(Array.from(short('😀'.repeat(100))).length, 18);
});

test('invisible and direction-turning characters are written out', () => {
  assert.equal(plain('abc\u202Egnp.exe\u0007\u200B'), 'abc\\u{202e}gnp.exe\\u{7}\\u{200b}');
  assert.equal(plain('\ud800'), '\\u{d800}');
  assert.equal(plain('<b>bold</b> 日本 é'), '<b>bold</b> 日本 é');
  assert.equal(plain('e' + '\u0301'.repeat(50)), 'e' + '\u0301'.repeat(3));
});

test('a text of megabytes is cut before the work', () => {
  const start = performance.now();
  const shown = plain('\u202E'.repeat(10_000_000), 400);
  assert.ok(performance.now() - start < 200);
  assert.equal(Array.from(shown).length, 401);
});

test('the line of numbers is honest', () => {
  const numbers = { nodes: 2000, edges: 5000, totalNodes: 12431, totalEdges: 50211, chosenBy: 'link weight', hidden: 0, unreadable: 0 };
  assert.equal(showing(numbers), 'Showing 2,000 of 12,431 nodes and 5,000 of 50,211 links, chosen by link weight.');
  assert.equal(showing({ ...numbers, nodes: 1, totalNodes: 1, edges: 0, totalEdges: 0 }), 'Showing all 1 node and 0 links.');
  assert.match(showing({ ...numbers, hidden: 12, unreadable: 1 }), / 12 nodes hidden by you\. 1 entry of the answer could not be read\.$/);
  assert.equal(whole(1234567), '1,234,567');
});

test('a node is described in words', () => {
  const made = scene(read([account('a', { flagged: true, score: 0.931, degree: 40 })], []));
  assert.equal(describe(made.node('a')!, 3, { selected: true, pinned: false }), 'Account a, flagged, score 0.93, active, 3 of 40 links shown, selected');
});

test('every refusal has a sentence, and no retry where it cannot help', () => {
  assert.equal(refusal(403).retry, false);
  assert.equal(refusal(413).retry, false);
  assert.match(refusal(0).text, /cannot be reached/);
  assert.match(refusal(502).text, /\(502\)/);
  assert.match(refusal(418).text, /\(418\)/);
});

test('an expansion keeps places and adds only what is new', () => {
  const made = scene();
  made.graph.mergeNodeAttributes('a', { x: 77, y: -5 });
  const merged = made.merge(read([account('a', { score: 0.9 }), account('c')], [edge('a', 'b', 5), edge('a', 'c')]), 'a');
  assert.deepEqual(merged, { nodes: 1, edges: 1, left: 0 });
  assert.equal(made.graph.getNodeAttribute('a', 'x'), 77);
  assert.equal(made.node('a')!.score, 0.9);
  const { x, y } = made.graph.getNodeAttributes('c');
  assert.ok(Math.hypot(x - 77, y + 5) < 50, 'a new node starts near the one it was expanded from');
});

test('an expansion stops at the limit and says how much was left', () => {
  const made = scene(read(Array.from({ length: limits.nodes }, (_, i) => account(`n${i}`)), []));
  assert.deepEqual(made.merge(read([account('new1'), account('new2')], [edge('new1', 'new2')]), 'n0'), { nodes: 0, edges: 0, left: 3 });
});

test('edges to nodes outside the answer are left out and counted', () => {
  const made = new Scene();
  made.load(read([account('a')], []));
  assert.equal(made.merge(read([], [edge('a', 'ghost'), edge('ghost', 'a')]), null).left, 2);
  assert.equal(made.graph.size, 0);
});

test('hiding takes a node and its links out of picture, selection and search', () => {
  const made = scene();
  made.select(['a', 'b'], false);
  made.hide(['a']);
  assert.deepEqual(made.visibleNodes(), ['b', 'p']);
  assert.equal(made.visibleEdges(), 1);
  assert.deepEqual([...made.selected], ['b']);
  assert.notEqual(made.current, 'a');
  assert.deepEqual(made.find('a'), []);
  made.showAll();
  assert.equal(made.visibleNodes().length, 3);
});

test('switching a kind off hides its nodes, again shows them', () => {
  const made = scene();
  made.toggleKind('payment');
  assert.deepEqual(made.visibleNodes(), ['a', 'b']);
  made.toggleKind('payment');
  assert.equal(made.visibleNodes().length, 3);
});

test('what is hidden cannot be selected', () => {
  const made = scene();
  made.hide(['p']);
  made.select(['a', 'p', 'ghost'], false);
  made.toggleSelected('p');
  assert.deepEqual([...made.selected], ['a']);
});

test('commands act on the selection, else on the current node', () => {
  const made = scene();
  assert.deepEqual(made.subjects(), ['a']);
  made.select(['b', 'p'], false);
  assert.deepEqual(made.subjects(), ['b', 'p']);
});

test('pinning a mixed selection pins all, pinning again lets all go', () => {
  const made = scene();
  made.togglePins(['a']);
  made.togglePins(['a', 'b']);
  assert.deepEqual([...made.pinned], ['a', 'b']);
  made.togglePins(['a', 'b']);
  assert.equal(made.pinned.size, 0);
});

test('the reasons of a node come strongest first, and links between the same two come together', () => {
  const made = scene();
  assert.deepEqual(made.linksOf('a').map(link => link.weight), [5, 2]);
  made.merge(read([], [edge('b', 'a', 9, 'second')]), null);
  assert.deepEqual(made.linksBeside('a-b').map(link => link.id), ['second', 'a-b']);
});

test('search finds exact names first', () => {
  const made = scene(read([account('a-zed'), account('zed-0'), account('zed')], []));
  assert.deepEqual(made.find('ZED'), ['zed', 'zed-0', 'a-zed']);
  assert.deepEqual(made.find('  '), []);
});

test('the strongest part keeps the centre and both limits', () => {
  const few = strongest(triangle(), 2, 5);
  assert.deepEqual(few.nodes.map(node => node.id), ['a', 'b']);
  assert.deepEqual(few.edges.map(link => link.id), ['a-b']);
  assert.equal(few.totalNodes, 90);
  assert.deepEqual(strongest(triangle(), 3, 2).edges.map(link => link.weight), [5, 3]);
});

test('messages to the server stay far below 32 KiB, whatever the ids hold', () => {
  const ids = Array.from({ length: 2000 }, (_, i) => `account:${'😀"<'.repeat(i % 100)}${i}`);
  const pieces = parts(ids);
  assert.deepEqual(pieces.flat(), ids);
  const escaped = (piece: string[]) => JSON.stringify(piece).replace(/[^\x20-\x7e]|[<>&'+]/g, '\\uXXXX').length;
  assert.ok(Math.max(...pieces.map(escaped)) < 20 * 1024);
  assert.deepEqual(parts([]), [[]]);
});

test('an arrow key goes to the near node ahead, not to one aside', () => {
  const points = [{ id: 'here', x: 0, y: 0 }, { id: 'near', x: 10, y: 2 }, { id: 'far', x: 40, y: 0 }, { id: 'up', x: 1, y: 8 }];
  assert.equal(step(points[0]!, 'ArrowRight', points), 'near');
  assert.equal(step(points[0]!, 'ArrowUp', points), 'up');
  assert.equal(step(points[0]!, 'ArrowLeft', points), null);
});

test('an id cannot leave its place in the address', () => {
  assert.equal(expansionOf('/graph/{id}?n=1', '../admin?x=$&#'), '/graph/..%2Fadmin%3Fx%3D%24%26%23?n=1');
});

test('colours of the page are read in both notations', () => {
  assert.deepEqual(readRgb('rgba(10, 20, 30, 0.5)'), { rgb: [10, 20, 30], alpha: 0.5 });
  assert.deepEqual(readRgb('rgb(10 20 30)'), { rgb: [10, 20, 30], alpha: 1 });
  assert.equal(readRgb('color(display-p3 1 0 0)'), null);
  assert.deepEqual(mix([0, 0, 0], [255, 255, 255], 0.2), [51, 51, 51]);
});

test('the layout moves loose nodes, holds pinned ones, and ends', async () => {
  const made = scene();
  made.togglePins(['a']);
  const before = { ...made.graph.getNodeAttributes('a') };
  const loose = { ...made.graph.getNodeAttributes('b') };
  const frames = globalThis as unknown as { requestAnimationFrame: unknown; cancelAnimationFrame: unknown };
  frames.requestAnimationFrame = (act: () => void) => setTimeout(act, 0);
  frames.cancelAnimationFrame = clearTimeout;
  const progress = await new Layout(made, () => undefined).run(50, false);
  assert.equal(progress.iterations, 50);
  assert.equal(made.graph.getNodeAttribute('a', 'x'), before.x);
  assert.notEqual(made.graph.getNodeAttribute('b', 'x'), loose.x);
  made.graph.forEachNode((_id, { x, y }) => assert.ok(Number.isFinite(x) && Number.isFinite(y)));
});
