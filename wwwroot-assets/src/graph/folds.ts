// Busy things with the accounts that hang on them alone folded inside, so that one address does not fill the picture.

/** From so many accounts on a thing alone, a picture begins with them folded. */
export const foldFrom = 60;

export class Folds {
  private readonly held = new Map<string, Set<string>>();
  private readonly within = new Map<string, string>();

  clear(): void {
    this.held.clear();
    this.within.clear();
  }

  fold(hub: string, accounts: Iterable<string>): void {
    const held = this.held.get(hub) ?? new Set<string>();
    for (const id of accounts) {
      held.add(id);
      this.within.set(id, hub);
    }
    if (held.size > 0) this.held.set(hub, held);
  }

  unfold(hub: string): string[] {
    const accounts = [...this.held.get(hub) ?? []];
    for (const id of accounts) this.within.delete(id);
    this.held.delete(hub);
    return accounts;
  }

  /** The thing that an account is folded into. */
  hubOf(id: string): string | undefined {
    return this.within.get(id);
  }

  sizeOf(hub: string): number {
    return this.held.get(hub)?.size ?? 0;
  }

  /** Things that have accounts inside. */
  get hubs(): string[] {
    return [...this.held.keys()];
  }

  get accounts(): string[] {
    return [...this.within.keys()];
  }

  /** An account has something else to hang on now, or left the picture. The answer is the thing that it was in. */
  release(id: string): string | undefined {
    const hub = this.within.get(id);
    if (hub === undefined) return undefined;
    this.within.delete(id);
    const held = this.held.get(hub)!;
    held.delete(id);
    if (held.size === 0) this.held.delete(hub);
    return hub;
  }

  /** Everything as it is now, to be gone back to. */
  remember(): () => void {
    const held = [...this.held].map(([hub, accounts]) => [hub, [...accounts]] as const);
    return () => {
      this.clear();
      for (const [hub, accounts] of held) this.fold(hub, accounts);
    };
  }
}
