// Steps that can be taken back, the last first.

interface Step { what: string; back: () => void }

export class History {
  private readonly steps: Step[] = [];

  constructor(private readonly most = 50) {}

  get length(): number {
    return this.steps.length;
  }

  clear(): void {
    this.steps.length = 0;
  }

  did(what: string, back: () => void): void {
    this.steps.push({ what, back });
    if (this.steps.length > this.most) this.steps.shift();
  }

  /** Takes the last step back and says which it was; null when there is none. */
  back(): string | null {
    const step = this.steps.pop();
    step?.back();
    return step?.what ?? null;
  }
}
