const ZONE = 'America/Los_Angeles';
const HOUR_MS = 3_600_000;

const reader = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

function readParts(at: Date): { readonly day: string; readonly hour: string } {
  const parts = new Map(reader.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, hour: part('hour') };
}

/** The date it is in California, as `2026-11-22`: the day Google counts quota by. */
export const pacificDay = (at: Date): string => readParts(at).day;

/** When the next such day begins. Clocks there change at two in the morning, so every midnight happens once. */
export function nextPacificMidnight(at: Date): Date {
  const today = Date.parse(`${pacificDay(at)}T00:00:00Z`);
  const hours = [7, 8].find((offset) => readParts(new Date(today + (24 + offset) * HOUR_MS)).hour === '00') ?? 8;
  return new Date(today + (24 + hours) * HOUR_MS);
}
