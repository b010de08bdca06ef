import { DAY_MS } from './local-date.js';

/** A stretch of absolute time in which a zone's wall clock is `offsetMs` ahead of UTC, `toMs` exclusive. */
export interface SteadyStretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly offsetMs: number;
}

/** Zones are asked about this much time at once. No zone has ever gone back on a change within a day. */
const CHUNK_MS = 400 * DAY_MS;
const LOOK_MS = DAY_MS;
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

class Zone {
  private readonly chunks = new Map<number, readonly SteadyStretch[]>();
  private readonly format: Intl.DateTimeFormat;

  constructor(name: string) {
    this.format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
  }

  chunk(n: number): readonly SteadyStretch[] {
    const known = this.chunks.get(n);
    if (known !== undefined) return known;
    const found = this.findStretches(n * CHUNK_MS, (n + 1) * CHUNK_MS);
    this.chunks.set(n, found);
    return found;
  }

  private findStretches(start: number, end: number): SteadyStretch[] {
    const found: SteadyStretch[] = [];
    let fromMs = start;
    let offsetMs = this.offsetAt(start);
    let looked = start;
    while (looked < end) {
      const next = Math.min(looked + LOOK_MS, end - 1);
      if (this.offsetAt(next) === offsetMs) {
        looked = next + (next === end - 1 ? 1 : 0);
        continue;
      }
      const changedAt = this.findChange(looked, next, offsetMs);
      found.push({ fromMs, toMs: changedAt, offsetMs });
      fromMs = changedAt;
      looked = changedAt;
      offsetMs = this.offsetAt(changedAt);
    }
    found.push({ fromMs, toMs: end, offsetMs });
    return found;
  }

  /** The first instant after `same`, which still has `offsetMs`, that has not; `other` is one of those. */
  private findChange(same: number, other: number, offsetMs: number): number {
    let [low, high] = [same, other];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle) === offsetMs) low = middle;
      else high = middle;
    }
    return high;
  }

  private offsetAt(ms: number): number {
    const [, sign, hours, minutes, seconds] = OFFSET.exec(this.format.format(ms)) ?? [];
    if (sign === undefined) return 0;
    const amount = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -amount : amount) * 1_000;
  }
}

const ZONES = new Map<string, Zone>();

function zoneOf(name: string): Zone {
  const known = ZONES.get(name);
  if (known !== undefined) return known;
  const zone = new Zone(name);
  ZONES.set(name, zone);
  return zone;
}

export function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/** A place on earth, whose clocks may change: not a bare distance from UTC such as +07:00. */
export const isNamedZone = (name: string): boolean => /^[A-Za-z]/.test(name) && isZone(name);

/** All time from `fromMs` on, in stretches in which the zone's wall clock runs evenly; without an end. @throws RangeError for no zone */
export function* steadyStretches(zoneName: string, fromMs: number): Generator<SteadyStretch, never> {
  const zone = zoneOf(zoneName);
  for (let n = Math.floor(fromMs / CHUNK_MS); ; n++) {
    for (const stretch of zone.chunk(n)) {
      if (stretch.toMs > fromMs) yield stretch;
    }
  }
}
