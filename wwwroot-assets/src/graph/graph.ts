// The module that the console imports: draws the neighbourhood of an account or cluster and reports what people pick.
import type { ThemeChoice } from './colours';
import type { Sent } from './saving';
import type { Options } from './options';
import { View, type Figures } from './view';
import { speak } from './words';

export interface Handle {
  dispose(): void;
  reload(url: string): Promise<void>;
  setTheme(theme: ThemeChoice): void;
  /** Shows times in another zone. */
  setZone(zone: string): void;
  selected(): string[];
  /** Selects these nodes and no others. */
  select(ids: string[]): void;
  /** Tells the console the nodes that are shown, and resolves when it knows. */
  tellShown(): Promise<void>;
  /** Sends the picture to be kept, with what is said about it. Null: there is nothing to keep. */
  keep(url: string, method: string, about: object): Promise<Sent | null>;
  focusNode(id: string): boolean;
  /** How long asking, laying out and the first frame took, for tests and support. */
  figures(): Figures;
}

/** Draws into `element` and starts loading; resolves once the styles are there, so that nothing is seen undressed. */
export async function mount(element: HTMLElement, options: Options): Promise<Handle> {
  speak(options.words);
  await styles();
  const view = new View(element, options);
  const loading = view.load(options.url, true);
  loading.catch(broken => setTimeout(() => { throw broken; }));
  return {
    dispose: () => view.dispose(),
    reload: url => view.load(url),
    setTheme: theme => view.setTheme(theme),
    setZone: zone => view.setZone(zone),
    selected: () => [...view.scene.selected],
    select: ids => view.select(ids, false),
    tellShown: () => view.tellShown(),
    keep: (url, method, about) => view.keep(url, method, about),
    focusNode: id => view.focusNode(id),
    figures: () => ({ ...view.figures }),
  };
}

function styles(): Promise<void> {
  const href = new URL('./graph.css', import.meta.url).href;
  if ([...document.styleSheets].some(sheet => sheet.href === href)) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  const ready = new Promise<void>(done => { link.onload = link.onerror = () => done(); });
  document.head.append(link);
  return ready;
}
