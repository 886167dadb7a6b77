// What is looked for by words, and the way from one find to the next.
import type { Drawing } from './drawing';
import type { Scene } from './scene';

export class Finding {
  private found: string[] = [];
  private at = -1;

  /** @param told how many match; null when nobody searches. */
  constructor(private readonly scene: Scene, private readonly drawing: Drawing, private readonly told: (count: number | null) => void, private readonly go: (id: string) => void) {}

  search(words: string): void {
    this.found = this.scene.find(words);
    this.at = -1;
    this.drawing.found = words.trim() ? new Set(this.found) : null;
    this.told(this.drawing.found ? this.found.length : null);
  }

  next(): void {
    if (this.found.length === 0) return;
    this.at = (this.at + 1) % this.found.length;
    this.go(this.found[this.at]!);
  }

  /** Another picture begins. */
  forget(): void {
    this.found = [];
    this.drawing.found = null;
  }
}
