// Times in the zone that the console's top bar names: UTC, or the browser's own.

let name = 'UTC';
let format: Intl.DateTimeFormat | null = null;
const offsets = new Map<number, number>();

/** From now on. A name that the browser does not know is its own zone. */
export function showIn(zone: string | null | undefined): void {
  name = zone || 'UTC';
  offsets.clear();
  if (name === 'UTC') { format = null; return; }
  const wanted = { timeZoneName: 'longOffset', hour: '2-digit' } as const;
  try { format = new Intl.DateTimeFormat('en', { ...wanted, timeZone: name }); } catch { format = new Intl.DateTimeFormat('en', wanted); }
}

export const zoneName = (): string => name;

/** Seconds that the zone's clocks are ahead of UTC at a moment, in seconds since 1970. Zones change by the quarter of an hour at the finest. */
export function ahead(at: number): number {
  if (format === null || !Number.isFinite(at)) return 0;
  const quarter = Math.floor(at / 900);
  let known = offsets.get(quarter);
  if (known === undefined) {
    const said = format.formatToParts(quarter * 900_000).find(part => part.type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(said) ?? [];
    known = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
    offsets.set(quarter, known);
  }
  return known;
}

/** A date whose parts in UTC are those of the zone's clocks. */
export const clock = (at: number): Date => new Date((at + ahead(at)) * 1000);
