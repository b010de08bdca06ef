const ISO_DURATION =
  /^P(?=\d|T\d)(?:(\d+(?:[.,]\d+)?)W)?(?:(\d+(?:[.,]\d+)?)D)?(?:T(?=\d)(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/i;
const SHORT_DURATION = /^(\d+(?:\.\d+)?)\s*([smhdw])$/i;
const UNIT_SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 };
const INSTANT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

export type ReadDuration =
  | { readonly ok: true; readonly seconds: number }
  | { readonly ok: false; readonly reason: 'not-a-duration' | 'no-fixed-length' };

/** An ISO 8601 duration or one number with a unit: `PT1H30M`, `90m`, `2h`, `3d`. A day is 24 hours. */
export function readDuration(text: string): ReadDuration {
  const short = SHORT_DURATION.exec(text.trim());
  if (short !== null) {
    return { ok: true, seconds: Number(short[1]) * (UNIT_SECONDS[(short[2] ?? '').toLowerCase()] ?? Number.NaN) };
  }
  const parts = ISO_DURATION.exec(text.trim());
  if (parts === null) {
    return { ok: false, reason: /^P[^T]*\d(?:[.,]\d+)?[YM]/i.test(text.trim()) ? 'no-fixed-length' : 'not-a-duration' };
  }
  const [weeks, days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part?: string) => Number((part ?? '0').replace(',', '.')));
  return {
    ok: true,
    seconds:
      (weeks ?? 0) * 604_800 + (days ?? 0) * 86_400 + (hours ?? 0) * 3_600 + (minutes ?? 0) * 60 + (seconds ?? 0),
  };
}

/** An ISO 8601 instant with its offset from UTC; null for anything else, also for a time that says no offset. */
export function readInstant(text: string): Date | null {
  const parts = INSTANT.exec(text);
  if (parts === null) return null;
  const [, date = '', hour, minute, second = '00'] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const isDate = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(isDate.getTime()) || isDate.toISOString().slice(0, 10) !== date) return null;
  const at = new Date(
    text
      .replace(' ', 'T')
      .replace(',', '.')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
      .toUpperCase(),
  );
  return Number.isNaN(at.getTime()) ? null : at;
}
