import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxOf, drawn, inside, mostCorners, type At } from '../src/graph/lasso';
import type { GraphEdge } from '../src/graph/contract';
import { weightOf } from '../src/graph/wording';

test('a line drawn by hand holds what lies inside it, also in its bays and not beside them', () => {
  const line = [{ x: 0, y: 0 }, { x: 10, y: 0 }, { x: 10, y: 10 }, { x: 5, y: 4 }, { x: 0, y: 10 }];
  assert.deepEqual([{ x: 5, y: 2 }, { x: 1, y: 8 }, { x: 9, y: 8 }].map(at => inside(line, at)), [true, true, true]);
  assert.deepEqual([{ x: 5, y: 8 }, { x: -1, y: 5 }, { x: 11, y: 5 }, { x: 5, y: 11 }].map(at => inside(line, at)), [false, false, false, false]);
  assert.equal(inside([], { x: 0, y: 0 }), false);
});

test('a box is the same from whichever corner it is drawn', () => {
  for (const [from, to] of [[{ x: 0, y: 0 }, { x: 4, y: 6 }], [{ x: 4, y: 6 }, { x: 0, y: 0 }], [{ x: 0, y: 6 }, { x: 4, y: 0 }]] as const) {
    assert.equal(inside(boxOf(from, to), { x: 2, y: 3 }), true);
    assert.equal(inside(boxOf(from, to), { x: 5, y: 3 }), false);
  }
});

test('a hand that shakes for an hour draws no endless line', () => {
  const line: At[] = [];
  for (let i = 0; i < 20_000; i++) drawn(line, { x: i * 5, y: i % 2 });
  assert.equal(line.length, mostCorners);
  assert.equal(drawn([{ x: 0, y: 0 }], { x: 1, y: 1 }).length, 1, 'a tremble is no corner');
});

test('a link says how often chance would make one', () => {
  const edge = (kind: string, weight: number): GraphEdge => ({ id: 'e', source: 'a', target: 'b', weight, kind, reason: '', firstSeen: null, lastSeen: null });
  assert.equal(weightOf(edge('payment', 7.48)), 'Payment fingerprint: 7.48 bits, about one stranger in 179 by chance');
  assert.equal(weightOf(edge('lockstep', 0.5)), 'lockstep: 0.50 bits, which is no evidence alone');
  assert.equal(weightOf({ ...edge('ipAddress', 5), source: 'cluster:1' }), 'IP address: 5.00 bits, 32 times what chance gives');
  assert.equal(weightOf(edge('', 400)), 'Link: 400.00 bits, not one stranger in a trillion by chance');
  assert.match(weightOf(edge('constructor\u202e', 3)), /^constructor\\u\{202e\}: 3\.00 bits/);
});
