import { placeOf, readPlace } from '../src/lanes/place';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { colouring } from '../src/lanes/categories';
import { activeBetween, barsOf, levelOf, readPicture, requestsAt } from '../src/lanes/contract';
import { press } from '../src/lanes/input';
import { inks, paint, Painter } from '../src/lanes/painting';
import { report } from '../src/lanes/reporting';
import { pan, reveal, ticks, whole, zoomLanes, zoomTime, type Limits } from '../src/lanes/window';

const day = 86400;
const limits: Limits = { from: 0, to: 30 * day, lanes: 5000 };

const raw = () => ({
  from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z', bucketSeconds: 1800, total: 3, active: 2, order: 'by name',
  lanes: [{ id: 'a', requests: 7, model: 'm', network: null, skeleton: null, bars: [0, 2, 4, 5], bursts: [4], stops: [{ account: 'a', at: '2026-03-01T10:00:00Z', what: 'frozen' }], handOver: null }],
  models: [{ model: 'm', firstAt: '2026-03-01T05:00:00Z' }],
});

test('a picture is read whole', () => {
  const picture = readPicture(raw())!;
  assert.equal(picture.lanes[0]!.stops[0]!.at, picture.bars.from + 10 * 3600);
  assert.equal(requestsAt(picture.bars, 0, picture.bars.from + 4 * 1800 + 5), 5);
  assert.equal(requestsAt(picture.bars, 0, picture.bars.from + 3 * 1800), 0);
});

test('what is no picture is refused', () => {
  for (const bad of [null, 'x', {}, { ...raw(), lanes: [{ id: 1, bars: [] }] }, { ...raw(), lanes: [{ id: 'a', bars: [1] }] }, { ...raw(), lanes: [{ id: 'a', bars: [1, 'x'] }] }, { ...raw(), bucketSeconds: 0 }, { ...raw(), from: 'never' }])
    assert.equal(readPicture(bad), null);
});

test('zooming keeps the place under the pointer and stays inside the picture', () => {
  let window = whole(limits);
  const at = 7.3 * day;
  for (let i = 0; i < 4; i++) window = zoomTime(window, 0.5, at, limits);
  assert.ok(Math.abs((at - window.t0) / (window.t1 - window.t0) - 7.3 / 30) < 1e-9);
  for (let i = 0; i < 60; i++) window = zoomTime(window, 0.5, at, limits);
  assert.ok(Math.abs(window.t1 - window.t0 - 10) < 1e-6, 'a bar of a second is a tenth of the picture');
  for (let i = 0; i < 60; i++) window = zoomTime(window, 3, at, limits);
  assert.deepEqual(window, whole(limits));
  window = zoomLanes(window, 0.00001, 2500, limits);
  assert.ok(window.l0 <= 2500 && window.l1 >= 2500 && Math.abs(window.l1 - window.l0 - 4) < 1e-9);
});

test('panning ends at the rims', () => {
  const near = zoomLanes(zoomTime(whole(limits), 0.1, 0, limits), 0.1, 0, limits);
  const far = pan(near, 1e12, 1e12, limits);
  assert.ok(Math.abs(far.t1 - limits.to) < 1e-3 && Math.abs(far.l1 - limits.lanes) < 1e-3);
  assert.ok(Math.abs(far.t1 - far.t0 - (near.t1 - near.t0)) < 1e-3);
});

test('a cursor outside is brought in, one inside moves nothing', () => {
  const near = zoomLanes(zoomTime(whole(limits), 0.1, 0, limits), 0.1, 0, limits);
  assert.equal(reveal(near, 5, 10, limits), near);
  const seen = reveal(near, 4000, 20 * day, limits);
  assert.ok(seen.l1 >= 4001 && seen.l0 <= 4000 && seen.t1 >= 20 * day);
});

test('the axis never has more marks than fit', () => {
  for (let span = 10; span < 30 * day; span *= 2) assert.ok(ticks({ t0: 1000, t1: 1000 + span, l0: 0, l1: 1 }, 10).length <= 11);
});

test('of lanes in one row of pixels the strongest bar is seen', () => {
  const bars = barsOf([[0, 1], [0, 100], [0, 1]], 0, 1800, 1800), pixels = new Uint32Array(10);
  const shades = inks(['#ff0000', '#00ff00'], '#000000');
  paint(pixels, 10, 1, bars, { t0: 0, t1: 1800, l0: 0, l1: 3 }, Uint8Array.of(0, 1, 0), shades, 1);
  assert.equal(pixels[3], shades[7]);
});

test('a bar is painted where its time and lane are, and nothing beside', () => {
  const bars = barsOf([[], [1, 5]], 0, 4 * 1800, 1800), pixels = new Uint32Array(8 * 8);
  const shades = inks(['#ff0000'], '#000000');
  paint(pixels, 8, 8, bars, { t0: 0, t1: 4 * 1800, l0: 0, l1: 2 }, Uint8Array.of(0, 0), shades, 1);
  const painted = [...pixels.keys()].filter(i => pixels[i] !== 1).map(i => [i % 8, Math.floor(i / 8)]);
  assert.deepEqual([...new Set(painted.map(([x]) => x))], [2, 3]);
  assert.deepEqual([...new Set(painted.map(([, y]) => y))], [4, 5, 6]); // a gap of one pixel to the next lane
});

test('rows of thin lanes show what the bars one by one show, at every zoom, after a move and in other colours', () => {
  // Bars of every strength, thirty lanes on each row of pixels; equally strong ones have one colour, so that which came first is no difference.
  const bars = barsOf(Array.from({ length: 300 }, (_, lane) => Array.from({ length: 40 }, (_, i) => [(lane * 7 + i * 5) % 200, 4 ** ((lane + i) % 4)]).sort(([a], [b]) => a! - b!).flat()), 0, 200 * 1800, 1800);
  const painter = new Painter(), shades = inks(['#ff0000', '#00ff00'], '#000000'), [width, height] = [97, 10];
  const [one, two] = [new Uint32Array(width * height), new Uint32Array(width * height)];
  const ofLane = new Uint8Array(300), other = new Uint8Array(300).fill(1);
  for (const [t0, t1, l0, l1, colours] of [[0, 200, 0, 300, ofLane], [13.3, 61.7, 0, 300, ofLane], [100, 103, 0, 300, ofLane], [0, 200, 41.5, 300, ofLane], [0, 200, 0, 300, other], [150, 150.4, 0, 300, other]] as [number, number, number, number, Uint8Array][]) {
    const window = { t0: t0 * 1800, t1: t1 * 1800, l0, l1 };
    paint(one, width, height, bars, window, colours, shades, 1);
    painter.paint(two, width, height, bars, window, colours, shades, 1);
    assert.deepEqual(two, one, JSON.stringify(window));
    assert.ok(one.some(pixel => pixel !== 1));
  }
});

test('strength grows by powers of four', () => assert.deepEqual([0, 1, 3, 4, 15, 16, 63, 64, 1e9].map(levelOf), [0, 0, 0, 1, 1, 2, 2, 3, 3]));

test('a brush finds lanes that are active in its time only', () => {
  const bars = barsOf([[2, 1], [5, 1]], 0, 10 * 1800, 1800);
  assert.deepEqual([0, 1].map(lane => activeBetween(bars, lane, 2 * 1800, 4 * 1800)), [true, false]);
});

test('six values have colours of their own, the others share one, silence has one', () => {
  const lanes = Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, requests: 1, traits: { model: i === 19 ? null : `m${i % 8}`, network: null, skeleton: null }, bursts: [], stops: [], handOver: null }));
  const { categories, ofLane } = colouring(lanes, 'model');
  assert.equal(categories.length, 8);
  assert.equal(categories.reduce((sum, one) => sum + one.lanes, 0), 20);
  assert.deepEqual([categories[ofLane[19]!]!.name, new Set(categories.map(one => one.letter)).size], ['not said', 8]);
});

test('a selection is reported in parts that a connection takes', async () => {
  const sent: unknown[][] = [];
  const ids = Array.from({ length: 5000 }, (_, i) => `account-with-a-long-name-${i}`);
  await report({ invokeMethodAsync: async (_, ...args) => { sent.push(args); } }, ids);
  assert.ok(sent.every(args => JSON.stringify(args).length < 32 * 1024));
  assert.deepEqual(sent.flatMap(args => args[3] as string[]), ids);
  assert.deepEqual(sent.map(args => args[1]), [...sent.keys()]);
});

test('every key of the lanes does one thing, and others are left to the page', () => {
  const done: string[] = [];
  const view = new Proxy({ width: 800 }, { get: (target, name) => (name === 'width' ? target.width : (...args: unknown[]) => { done.push(`${String(name)} ${args.join(' ')}`.trim()); return true; }) }) as never;
  for (const [key, shift] of [['ArrowDown', true], ['ArrowLeft', true], ['ArrowRight', false], ['+', false], ['[', false], ['0', false], [' ', false], ['m', false], ['Enter', false], ['Escape', false]] as const) assert.equal(press(view, key, shift), true);
  assert.deepEqual(done, ['step 1 0 true', 'move -200 0', 'step 0 1', 'zoom 0.5', 'thicken 2', 'all', 'toggle', 'corner', 'open', 'clear']);
  for (const key of ['?', 'g', 'Tab', 'j']) assert.equal(press(view, key, false), false);
});

test('a link carries where somebody looks, and nothing else is read from it', () => {
  const limits = { from: 1_000_000, to: 2_000_000, lanes: 500 };
  const window = { t0: 1_200_000, t1: 1_300_000, l0: 12.34, l1: 80 };
  assert.equal(placeOf(window, 'network'), '#lanes=1200000,1300000,12.3,80,network');
  assert.deepEqual(readPlace(placeOf(window, 'network'), limits), { window: { ...window, l0: 12.3 }, trait: 'network' });
  assert.deepEqual(readPlace('#lanes=1,99999999,0,99999,model', limits)!.window, { t0: limits.from, t1: limits.to, l0: 0, l1: 500 }, 'what lies outside is brought in');
  for (const odd of ['', '#', '#lanes=', '#lanes=1,2,3,4,colour', '#lanes=1200000,1200005,0,9,model', '#lanes=1300000,1200000,0,9,model', '#lanes=1200000,1300000,9,9,model', '#lanes=-1,1300000,0,9,model', '#x=1', `#lanes=${'9'.repeat(5_000)},1,0,9,model`])
    assert.equal(readPlace(odd, limits), null, odd.slice(0, 40));
});
