import assert from 'node:assert/strict';
import { test, mock } from 'node:test';
import { Leaving, type Tab } from '../src/graph/leaving';
import type { KeptPicture } from '../src/graph/keeping';

const picture = (id: string): KeptPicture => ({
  nodes: [{ id, x: 1, y: 2 }], brought: [], opened: [], hidden: [], pinned: [0], selected: [], first: [], only: null, kindsOff: [], from: null, to: null, next: null, totalNodes: 1, totalEdges: 0,
});

/** A tab with room for so many characters. */
function tab(room = Infinity): Tab & { held: Map<string, string>; at: string } {
  const held = new Map<string, string>();
  const made = {
    held, at: '',
    store: {
      getItem: (name: string) => held.get(name) ?? null,
      setItem: (name: string, value: string) => {
        const others = [...held].filter(([one]) => one !== name).reduce((sum, [, text]) => sum + text.length, 0);
        if (others + value.length > room) throw new Error('full');
        held.set(name, value);
      },
      removeItem: (name: string) => { held.delete(name); },
      key: (at: number) => [...held.keys()][at] ?? null,
      get length() { return held.size; },
    },
    fragment: () => made.at,
    name: (fragment: string) => { made.at = fragment; },
  };
  return made;
}

function leave(of: string, in_: Tab, id: string): Leaving {
  const leaving = new Leaving(of, in_, () => picture(id));
  leaving.did();
  mock.timers.tick(1000);
  return leaving;
}

test('a picture that was left is found under its address, and only for what it is of', t => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const here = tab();
  leave('/graph?cluster=1', here, 'account:a');
  assert.match(here.at, /^#graph=[0-9a-f]{8}$/);
  assert.deepEqual(new Leaving('/graph?cluster=1', here, () => picture('x')).left(), picture('account:a'));
  assert.equal(new Leaving('/graph?cluster=2', here, () => picture('x')).left(), null);
  here.at = '';
  assert.equal(new Leaving('/graph?cluster=1', here, () => picture('x')).left(), null, 'a page that is begun anew begins anew');
});

test('addresses from anybody and what is no picture are nothing that was left', () => {
  for (const at of ['#graph=../../x', '#graph=ABCDEF01', '#graph=', '#lanes=1,2,3,4,model', `#graph=${'0'.repeat(9)}`]) {
    const here = tab();
    here.at = at;
    assert.equal(new Leaving('a', here, () => picture('x')).left(), null, at);
  }
  for (const text of ['', '{', 'null', '[]', '{"of":"a"}', '{"of":"a","picture":{"nodes":[{"id":7}]}}', '{"of":"b","picture":{"nodes":[]}}']) {
    const here = tab();
    here.at = '#graph=00000001';
    here.held.set('graph 00000001', text);
    assert.equal(new Leaving('a', here, () => picture('x')).left(), null, text);
  }
});

test('a full tab gives up other pictures and keeps drafts; one without room draws on', t => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const here = tab(600);
  here.held.set('draft note', 'half a thought');
  for (const id of ['one', 'two', 'three']) { here.at = ''; leave('a', here, id); }
  assert.equal(new Leaving('a', here, () => picture('x')).left()?.nodes[0]!.id, 'three');
  assert.equal(here.held.get('draft note'), 'half a thought');
  const none = tab(0);
  leave('a', none, 'one');
  assert.equal(none.at, '');
});

test('what was saved is left no more, and what is done next is left as the saved one', t => {
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const here = tab(), leaving = leave('/start', here, 'one');
  leaving.forget('/investigations/1 1');
  assert.equal(here.at, '');
  assert.equal(here.held.size, 0);
  leaving.did();
  mock.timers.tick(1000);
  assert.equal(new Leaving('/investigations/1 1', here, () => picture('x')).left()?.nodes[0]!.id, 'one');
  assert.equal(new Leaving('/investigations/1 2', here, () => picture('x')).left(), null, 'saved by another tab meanwhile');
});
