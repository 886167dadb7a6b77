import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moment } from '../src/graph/span';
import { countNodes } from '../src/graph/text';
import { say, speak } from '../src/graph/words';
import { ahead, showIn } from '../src/graph/zone';
import { tickText, ticks, timeText } from '../src/lanes/window';

test('texts are said in the language that was handed over, values in their places and never read as places', () => {
  assert.equal(say('{0} of {1}', '{1}', 'x'), '{1} of x');
  speak({ '{0} nodes': '[{0} ñóóďéš]', constructor: 'no' });
  try {
    assert.equal(countNodes(1_234), '[1,234 ñóóďéš]');
    assert.equal(say('Undo'), 'Undo', 'what the language lacks is English');
    assert.equal(say('toString'), 'toString');
  } finally {
    speak(null);
  }
  assert.equal(countNodes(2), '2 nodes');
});

test('times are those of the zone, summer and winter', () => {
  const winter = Date.UTC(2026, 0, 10, 12, 5) / 1000, summer = Date.UTC(2026, 6, 10, 12, 5) / 1000;
  assert.equal(moment(winter * 1000), '2026-01-10 12:05 UTC');
  showIn('Europe/Berlin');
  try {
    assert.deepEqual([ahead(winter), ahead(summer)], [3600, 7200]);
    assert.equal(moment(summer * 1000), '2026-07-10 14:05 Europe/Berlin');
    assert.equal(timeText(winter), '10 Jan 13:05');
    assert.equal(timeText(winter + 7, true), '10 Jan 13:05:07');
    showIn('Asia/Kolkata');
    assert.equal(tickText(Date.UTC(2026, 0, 9, 18, 30) / 1000), '10 Jan', 'midnight there');
  } finally {
    showIn(null);
  }
});

test('marks of the axis stand on the hours of the zone, over the day that is an hour shorter, too', () => {
  showIn('Europe/Berlin');
  try {
    const window = { t0: Date.UTC(2026, 2, 27) / 1000, t1: Date.UTC(2026, 3, 1) / 1000, l0: 0, l1: 1 };
    const found = ticks(window, 6).map(tickText);
    assert.deepEqual(found, ['28 Mar', '29 Mar', '30 Mar', '31 Mar', '1 Apr']);
  } finally {
    showIn(null);
  }
});
