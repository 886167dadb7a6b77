// What the kinds of nodes look like: shape, letters and colour together, so that colour is never the only sign. Names are texts, to be said.
import { word } from './words';

export type Shape = 'circle' | 'square' | 'hexagon' | 'diamond' | 'triangle';
export const shapes: readonly Shape[] = ['circle', 'square', 'hexagon', 'diamond', 'triangle'];

export interface Look {
  name: string;
  plural: string;
  shape: Shape;
  letters: string;
  /** Fill on a dark and on a light page; the letters are set in black or white by its brightness. */
  dark: string;
  light: string;
}

// Shapes group the kinds: accounts and organizations are circles, network is hexagons, client is squares, money and keys are diamonds, content is triangles.
export const kinds = {
  account: look(word('Account'), word('Accounts'), 'circle', 'A', '#7aa7ff', '#2f5fd0'),
  organization: look(word('Organization'), word('Organizations'), 'circle', 'O', '#9fd0ff', '#27618f'),
  ipAddress: look(word('IP address'), word('IP addresses'), 'hexagon', 'IP', '#4fd1b5', '#0d7f68'),
  networkPrefix: look(word('Network prefix'), word('Network prefixes'), 'hexagon', '/n', '#86d993', '#2b7d3c'),
  asn: look(word('Autonomous system'), word('Autonomous systems'), 'hexagon', 'AS', '#b7d36a', '#5d7314'),
  payment: look(word('Payment fingerprint'), word('Payment fingerprints'), 'diamond', 'P', '#ffc861', '#8f5a00'),
  apiKey: look(word('API key'), word('API keys'), 'diamond', 'K', '#f5a07a', '#a8481c'),
  device: look(word('Device'), word('Devices'), 'square', 'D', '#c9a2ff', '#7440c4'),
  tlsFingerprint: look(word('TLS fingerprint'), word('TLS fingerprints'), 'square', 'T', '#e29be6', '#983a9e'),
  clientStack: look(word('Client stack'), word('Client stacks'), 'square', 'C', '#a8b4d8', '#515f8c'),
  emailDomain: look(word('E-mail domain'), word('E-mail domains'), 'triangle', '@', '#6fc7f2', '#0f709e'),
  promptSkeleton: look(word('Prompt skeleton'), word('Prompt skeletons'), 'triangle', 'S', '#f59bbd', '#b02d64'),
  referrer: look(word('Referrer'), word('Referrers'), 'triangle', 'R', '#c8b79a', '#75603b'),
  cluster: look(word('Cluster'), word('Clusters'), 'circle', 'Cl', '#ff9d5c', '#a6450a'),
  group: look(word('Group of accounts'), word('Groups of accounts'), 'circle', '…', '#a9b7cf', '#4c5f80'),
  other: look(word('Other resource'), word('Other resources'), 'circle', '?', '#b4b8c2', '#5e6470'),
} as const satisfies Record<string, Look>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];

/** What has times of its own: accounts, and what stands for accounts. */
export const isAbout = (kind: Kind): boolean => kind === 'account' || kind === 'cluster' || kind === 'group';

/** What stands about an account, gravest last. A newer server may send other words: they are told, not drawn. */
export type State = 'free' | 'frozen' | 'banned';
export const stateOf = (status: string): State => (status === 'frozen' || status === 'banned' ? status : 'free');

/** The bars of a frozen and the stroke of a banned account are drawn, not written: they are seen where letters are too small. */
export const frozenSign = 'frozen', bannedSign = 'banned';

/** Signs in the order of their place in the glyph atlas: letters of the kinds, of a flagged account, then those of decisions. */
export const glyphs: readonly string[] = [...kindNames.map(kind => kinds[kind].letters), 'A!', frozenSign, bannedSign];
/** From this one on signs are shown at any size. */
export const firstSign = kindNames.length + 1;

/** A kind of the contract; anything else, also what a newer server may send, is drawn as "other". */
export function kindOf(value: unknown): Kind {
  return typeof value === 'string' && Object.hasOwn(kinds, value) ? (value as Kind) : 'other';
}

export function glyphOf(kind: Kind, flagged: boolean, state: State = 'free'): number {
  if (kind !== 'account') return kindNames.indexOf(kind);
  if (state === 'banned') return firstSign + 1;
  if (state === 'frozen') return firstSign;
  return flagged ? kindNames.length : kindNames.indexOf(kind);
}

function look(name: string, plural: string, shape: Shape, letters: string, dark: string, light: string): Look {
  return { name, plural, shape, letters, dark, light };
}
