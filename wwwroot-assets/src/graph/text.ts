import { say } from './words';

// Labels and reasons carry what attackers wrote. Nothing of it may act: not as markup, not as text direction, not as control.

const quoted = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;
const combining = /(\p{M}{3})\p{M}+/gu;

/** The text with every invisible or direction-changing character written out as \u{…}, piled-up marks cut, and at most `limit` characters. */
export function plain(value: string, limit = 400): string {
  // Cut before the work: a hostile text may be megabytes long. Half a surrogate pair at the cut is written out like any other.
  const head = value.slice(0, limit * 2);
  const shown = head.replace(combining, '$1').replace(quoted, hit => `\\u{${hit.codePointAt(0)!.toString(16)}}`);
  const characters = Array.from(shown);
  return characters.length > limit || head.length < value.length ? `${characters.slice(0, limit).join('')}…` : shown;
}

/** Whole numbers as people read them, the same in every browser: 12,431. */
export const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** One of two texts with the number in its place: `plural(3, say('{0} node'), say('{0} nodes'))`. */
export const plural = (value: number, one: string, many: string): string => (value === 1 ? one : many).replace('{0}', whole(value));

export const countNodes = (value: number): string => plural(value, say('{0} node'), say('{0} nodes'));
export const countLinks = (value: number): string => plural(value, say('{0} link'), say('{0} links'));
export const countAccounts = (value: number): string => plural(value, say('{0} account'), say('{0} accounts'));

/** A long name with its middle left out, so that beginnings and ends can still be told apart: for the picture; lists show it whole. */
export function short(label: string, most = 18): string {
  const signs = Array.from(label);
  return signs.length <= most ? label : `${signs.slice(0, most - 6).join('')}…${signs.slice(-5).join('')}`;
}
