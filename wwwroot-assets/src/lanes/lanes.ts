// The module that the console imports: draws the lockstep lanes of a pool and reports which accounts people pick.
import type { ThemeChoice } from '../graph/colours';
import { speak } from '../graph/words';
import { View, type Options } from './view';

export interface Handle {
  dispose(): void;
  setTheme(theme: ThemeChoice): void;
  /** Shows times in another zone. */
  setZone(zone: string): void;
  /** Selects the accounts with these ids and no others. */
  select(ids: string[]): void;
  /** What is shown and selected, for tests. */
  state(): ReturnType<View['state']>;
  /** Draws at once with the picture moved; returns milliseconds of script, for measurements. */
  drawMoved(factor: number, seconds: number): number;
}

export async function mount(element: HTMLElement, options: Options): Promise<Handle> {
  speak(options.words);
  await styles();
  const view = new View(element, options);
  void view.load();
  return {
    dispose: () => view.dispose(),
    setTheme: theme => view.setTheme(theme),
    setZone: zone => view.setZone(zone),
    select: ids => view.select(ids),
    state: () => view.state(),
    drawMoved: (factor, seconds) => view.drawMoved(factor, seconds),
  };
}

function styles(): Promise<void> {
  const href = new URL('./lanes.css', import.meta.url).href;
  if ([...document.styleSheets].some(sheet => sheet.href === href)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const ready = new Promise<void>(done => { link.onload = link.onerror = () => done(); });
  document.head.append(link);
  return ready;
}
