import { say, word } from '../graph/words';
import { ahead, clock } from '../graph/zone';

// Which part of time and of the lanes is on the canvas. Pure, so that zooming and panning can be tested.

export interface Window { t0: number; t1: number; l0: number; l1: number }
export interface Limits { from: number; to: number; lanes: number }

/** Nobody looks closer than this: a bar of a second is a tenth of the picture. */
export const leastSeconds = 10;
const leastLanes = 4;

export const whole = (limits: Limits): Window => ({ t0: limits.from, t1: limits.to, l0: 0, l1: Math.max(1, limits.lanes) });

/** Factor below 1 looks closer; `at` stays where it is. */
export function zoomTime(window: Window, factor: number, at: number, limits: Limits): Window {
  const [t0, t1] = stretch(window.t0, window.t1, factor, at, limits.from, limits.to, leastSeconds);
  return { ...window, t0, t1 };
}

export function zoomLanes(window: Window, factor: number, at: number, limits: Limits): Window {
  const [l0, l1] = stretch(window.l0, window.l1, factor, at, 0, Math.max(1, limits.lanes), leastLanes);
  return { ...window, l0, l1 };
}

export function pan(window: Window, seconds: number, lanes: number, limits: Limits): Window {
  const dt = Math.min(Math.max(seconds, limits.from - window.t0), limits.to - window.t1);
  const dl = Math.min(Math.max(lanes, -window.l0), Math.max(1, limits.lanes) - window.l1);
  return { t0: window.t0 + dt, t1: window.t1 + dt, l0: window.l0 + dl, l1: window.l1 + dl };
}

/** Moves just so far that a lane and a time are in it. */
export function reveal(window: Window, lane: number, at: number, limits: Limits): Window {
  const time = at < window.t0 ? at - window.t0 : at > window.t1 ? at - window.t1 : 0;
  const down = lane < window.l0 ? lane - window.l0 : lane + 1 > window.l1 ? lane + 1 - window.l1 : 0;
  return time || down ? pan(window, time, down, limits) : window;
}

function stretch(low: number, high: number, factor: number, at: number, least: number, most: number, smallest: number): [number, number] {
  const all = most - least, length = Math.min(all, Math.max(Math.min(smallest, all), (high - low) * factor));
  const share = high > low ? Math.min(1, Math.max(0, (at - low) / (high - low))) : 0.5;
  const start = Math.min(Math.max(at - share * length, least), most - length);
  return [start, start + length];
}

const steps = [1, 5, 15, 60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86400, 2 * 86400, 7 * 86400];

/** Times of the axis, on round values of the console's zone, so that `most` of them fit. */
export function ticks(window: Window, most: number): number[] {
  const step = steps.find(one => (window.t1 - window.t0) / one <= most) ?? 30 * 86400;
  const found: number[] = [];
  const begin = ahead(window.t0);
  // Clocks may be put forward or back on the way: each mark stands where the clocks there say so.
  for (let local = Math.ceil((window.t0 + begin) / step) * step; local - begin <= window.t1 + step; local += step) {
    const at = local - ahead(local - begin);
    if (at >= window.t0 && at <= window.t1 && at !== found.at(-1)) found.push(at);
  }
  return found;
}

const months = [word('Jan'), word('Feb'), word('Mar'), word('Apr'), word('May'), word('Jun'), word('Jul'), word('Aug'), word('Sep'), word('Oct'), word('Nov'), word('Dec')];
const two = (value: number): string => String(value).padStart(2, '0');

/** "2 Mar" at midnight, else "14:30", with seconds where there are some. */
export function tickText(at: number): string {
  const date = clock(at);
  return (at + ahead(at)) % 86400 === 0 ? dayOf(date) : hours(date, at % 60 !== 0);
}

/** "2 Mar 14:30"; `toTheSecond`: "2 Mar 14:30:05". */
export const timeText = (at: number, toTheSecond = false): string => `${dayOf(clock(at))} ${hourText(at, toTheSecond)}`;

export const hourText = (at: number, toTheSecond = false): string => hours(clock(at), toTheSecond);

const dayOf = (date: Date): string => `${date.getUTCDate()} ${say(months[date.getUTCMonth()]!)}`;
const hours = (date: Date, seconds: boolean): string => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds ? `:${two(date.getUTCSeconds())}` : ''}`;
