// What a graph on the page is started with.
import type { ThemeChoice } from './colours';
import type { DotNet } from './telling';

export interface Options {
  url: string;
  expandUrl?: string | null;
  /** Where the next part of a kept picture's beginning is asked for; without it, where the picture itself is. */
  startUrl?: string | null;
  /** Says when accounts used things. */
  usesUrl?: string | null;
  /** Takes the shown node ids and answers with a GraphML file. */
  exportUrl?: string | null;
  dotnet?: DotNet | null;
  theme: ThemeChoice;
  labels?: { title?: string; empty?: string } | null;
  /** The texts in the console's language; null for English. */
  words?: Record<string, string> | null;
  /** In which zone times are shown. */
  zone?: string | null;
  /** Takes node ids and answers with what is known of them: for a picture that was left. */
  nodesUrl?: string | null;
  /** What the picture is of, as exactly as somebody who comes back expects it. */
  leftAs?: string | null;
}
