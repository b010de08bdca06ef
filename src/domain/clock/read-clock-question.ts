import { faultText, readCalendar } from './read-calendar.js';
import { dueAt, type Pause } from './due-at.js';
import { readDuration, readInstant } from './read-time.js';

/** When something is due: `dueAt` is an instant, or null where it never is. */
export type ClockAnswer =
  { readonly ok: true; readonly dueAt: Date | null } | { readonly ok: false; readonly reason: string };

/** Answers `{"calendar", "start", "target", "pauses"?}` as it stands on a line of JSON. */
export function answerClockQuestion(question: unknown): ClockAnswer {
  if (typeof question !== 'object' || question === null || Array.isArray(question)) {
    return refuse('An object is expected: {"calendar", "start", "target", "pauses"?}.');
  }
  const { calendar, start, target, pauses } = question as Readonly<Record<string, unknown>>;
  const hours = readCalendar(calendar);
  if (!hours.ok) return refuse(hours.faults.map((fault) => `calendar: ${faultText(fault)}`).join(' '));
  const startedAt = readStart(start);
  if (!startedAt.ok) return startedAt;
  const within = readTarget(target);
  if (!within.ok) return within;
  const still = readPauses(pauses ?? []);
  if (!still.ok) return still;
  return { ok: true, dueAt: dueAt(startedAt.at, within.seconds, hours.calendar, still.pauses) };
}

type Refusal = { readonly ok: false; readonly reason: string };
const refuse = (reason: string): Refusal => ({ ok: false, reason });

const INSTANT_FORM = 'an ISO 8601 instant with its offset, such as 2026-03-29T00:55:00Z';

export function readStart(value: unknown): { readonly ok: true; readonly at: Date } | Refusal {
  const at = typeof value === 'string' ? readInstant(value) : null;
  return at === null ? refuse(`start is expected to be ${INSTANT_FORM}.`) : { ok: true, at };
}

export function readTarget(value: unknown): { readonly ok: true; readonly seconds: number } | Refusal {
  const read = typeof value === 'string' ? readDuration(value) : ({ ok: false, reason: 'not-a-duration' } as const);
  if (read.ok) return read;
  return refuse(
    read.reason === 'no-fixed-length'
      ? 'target: months and years have no fixed length; give weeks, days or hours.'
      : 'target is expected to be a duration such as PT90M, 90m, 2h or 3d.',
  );
}

/** `[[from, to], …]` */
export function readPauses(value: unknown): { readonly ok: true; readonly pauses: Pause[] } | Refusal {
  if (!Array.isArray(value)) return refuse('pauses is expected to be a list of [from, to].');
  const pauses: Pause[] = [];
  for (const [i, pair] of value.entries()) {
    const [from, to] =
      Array.isArray(pair) && pair.length === 2
        ? pair.map((at: unknown) => (typeof at === 'string' ? readInstant(at) : null))
        : [];
    if (from === undefined || from === null || to === undefined || to === null) {
      return refuse(`pauses[${String(i)}] is expected to be [from, to], each ${INSTANT_FORM}.`);
    }
    if (to < from) return refuse(`pauses[${String(i)}] ends before it begins.`);
    pauses.push({ from, to });
  }
  return { ok: true, pauses };
}
