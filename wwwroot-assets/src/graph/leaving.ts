// The picture as it was left stays in this tab: over a reload, a dropped circuit, a server that starts anew, and the way back from another page. The address names it, as it does with what the lanes look at.
import { readKept, type KeptPicture } from './keeping';

const key = (name: string): string => `graph ${name}`;
const longest = 2_000_000;
const soon = 400;

/** What a page remembers: the tab's own memory and its address. */
export interface Tab { store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>; fragment(): string; name(fragment: string): void }

export const thisTab = (): Tab => ({
  store: sessionStorage,
  fragment: () => location.hash,
  name: fragment => history.replaceState(history.state, '', location.pathname + location.search + fragment), // whole: a page may have a base of its own
});

export class Leaving {
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param of what the picture is of: one that was left of another is none of this. */
  constructor(public of: string, private readonly tab: Tab, private readonly picture: () => KeptPicture) {}

  /** What was left under this address; null when there is none, or it is of something else. */
  left(): KeptPicture | null {
    const name = nameIn(this.tab.fragment());
    if (name === null) return null;
    try {
      const kept = JSON.parse(this.tab.store.getItem(key(name)) ?? 'null') as { of?: unknown; picture?: unknown } | null;
      return kept?.of === this.of ? readKept(kept.picture) : null;
    } catch {
      return null;
    }
  }

  /** Something was done: kept a moment after the last. */
  did(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.write(), soon);
  }

  /** It is kept elsewhere now, as `of`. */
  forget(of: string): void {
    this.stop();
    this.of = of;
    const name = nameIn(this.tab.fragment());
    if (name === null) return;
    this.tab.store.removeItem(key(name));
    this.tab.name('');
  }

  stop(): void {
    clearTimeout(this.waiting);
  }

  private write(): void {
    const kept = JSON.stringify({ of: this.of, picture: this.picture() });
    if (kept.length > longest) return;
    const name = nameIn(this.tab.fragment()) ?? crypto.randomUUID().slice(0, 8);
    if (!this.put(name, kept)) {
      this.makeRoom(name);
      if (!this.put(name, kept)) return;
    }
    if (nameIn(this.tab.fragment()) === null) this.tab.name(`#graph=${name}`);
  }

  private put(name: string, kept: string): boolean {
    try {
      this.tab.store.setItem(key(name), kept);
      return true;
    } catch {
      return false; // the tab's memory is full, or switched off
    }
  }

  /** Pictures of other addresses go; drafts of notes stay. */
  private makeRoom(but: string): void {
    const { store } = this.tab;
    const others = Array.from({ length: store.length }, (_, i) => store.key(i)).filter(one => one?.startsWith(key('')) && one !== key(but));
    for (const one of others) store.removeItem(one!);
  }
}

const nameIn = (fragment: string): string | null => /^#graph=([0-9a-f]{8})$/.exec(fragment)?.[1] ?? null;
