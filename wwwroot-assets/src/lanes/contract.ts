// What the server sends, checked before anything is drawn: a picture that is not as expected is an error, not a blank canvas.

export interface Stop { at: number; what: string }
export interface LaneOf { id: string; requests: number; traits: Record<Trait, string | null>; bursts: number[]; stops: Stop[]; handOver: number | null }
export type Trait = 'model' | 'network' | 'skeleton';

/** The bars of all lanes in one piece: lane i has those from starts[i] up to starts[i + 1], in order of time. */
export interface Bars { from: number; to: number; seconds: number; starts: Int32Array; buckets: Int32Array; requests: Float64Array; levels: Uint8Array }
export interface Picture { lanes: LaneOf[]; bars: Bars; total: number; active: number; order: string; models: { name: string; at: number }[] }

type Raw = Record<string, unknown>;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const time = (value: unknown): number => Date.parse(String(value)) / 1000;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const number = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Null when it is no picture. Times become seconds since 1970. */
export function readPicture(json: unknown): Picture | null {
  const raw = json as Raw | null;
  if (!raw || !Array.isArray(raw.lanes) || !number(raw.bucketSeconds) || raw.bucketSeconds <= 0 || !number(raw.total) || !number(raw.active)) return null;
  const from = time(raw.from), to = time(raw.to);
  if (!Number.isFinite(from) || !Number.isFinite(to)) return null;
  const lanes = raw.lanes as Raw[];
  if (lanes.some(lane => text(lane?.id) === null || !Array.isArray(lane.bars) || lane.bars.length % 2 !== 0 || !lane.bars.every(number))) return null;
  return {
    lanes: lanes.map(lane => ({
      id: lane.id as string, requests: number(lane.requests) ? lane.requests : 0,
      traits: { model: text(lane.model), network: text(lane.network), skeleton: text(lane.skeleton) },
      bursts: list(lane.bursts).filter(number),
      stops: list(lane.stops).map(stop => ({ at: time((stop as Raw).at), what: text((stop as Raw).what) ?? 'stopped' })).filter(stop => Number.isFinite(stop.at)),
      handOver: number(lane.handOver) ? lane.handOver : null,
    })),
    bars: barsOf(lanes.map(lane => lane.bars as number[]), from, to, raw.bucketSeconds),
    total: raw.total, active: raw.active, order: text(raw.order) ?? '',
    models: list(raw.models).map(seen => ({ name: text((seen as Raw).model) ?? '', at: time((seen as Raw).firstAt) })).filter(seen => Number.isFinite(seen.at)),
  };
}

/** Strength 0 to 3 by powers of four: 1–3, 4–15, 16–63, 64 and more requests. */
export const levelOf = (requests: number): number => Math.min(3, Math.max(0, Math.floor(Math.log(Math.max(1, requests)) / Math.log(4) + 1e-9)));

export function barsOf(lanes: number[][], from: number, to: number, seconds: number): Bars {
  const starts = new Int32Array(lanes.length + 1);
  lanes.forEach((lane, i) => { starts[i + 1] = starts[i]! + lane.length / 2; });
  const size = starts[lanes.length]!;
  const [buckets, requests, levels] = [new Int32Array(size), new Float64Array(size), new Uint8Array(size)];
  let at = 0;
  for (const lane of lanes) {
    for (let i = 0; i < lane.length; i += 2, at++) {
      buckets[at] = lane[i]!;
      requests[at] = lane[i + 1]!;
      levels[at] = levelOf(lane[i + 1]!);
    }
  }
  return { from, to, seconds, starts, buckets, requests, levels };
}

/** The position of the first bar of a lane whose bucket is not before `bucket`. */
export function firstFrom(bars: Bars, lane: number, bucket: number): number {
  let low = bars.starts[lane]!, high = bars.starts[lane + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bars.buckets[middle]! < bucket) low = middle + 1; else high = middle;
  }
  return low;
}

/** Requests of a lane in the bucket that holds `at`. */
export function requestsAt(bars: Bars, lane: number, at: number): number {
  const bucket = Math.floor((at - bars.from) / bars.seconds), found = firstFrom(bars, lane, bucket);
  return found < bars.starts[lane + 1]! && bars.buckets[found] === bucket ? bars.requests[found]! : 0;
}

/** Whether a lane has a bar that touches the stretch. */
export function activeBetween(bars: Bars, lane: number, from: number, to: number): boolean {
  const found = firstFrom(bars, lane, Math.floor((from - bars.from) / bars.seconds));
  return found < bars.starts[lane + 1]! && bars.from + bars.buckets[found]! * bars.seconds < to;
}
