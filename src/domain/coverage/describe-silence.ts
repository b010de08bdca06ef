import type { SilenceVerdict } from './silence.types.js';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;

const UNITS = [
  ['day', DAY_SECONDS],
  ['hour', HOUR_SECONDS],
  ['minute', MINUTE_SECONDS],
] as const;

/** "40 minutes", "3 hours", "2 days": in the largest unit there are two of, rounded down, never zero. */
export function describeSeconds(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= 2 * length) ?? (['second', 1] as const);
  const count = Math.max(1, Math.floor(seconds / size));
  return `${String(count)} ${unit}${count === 1 ? '' : 's'}`;
}

const about = (expected: number): string =>
  expected >= 10 ? String(Math.round(expected)) : expected.toFixed(1).replace(/\.0$/, '');

/** The true reason in one sentence for an administrator. */
export function describeSilence(verdict: Exclude<SilenceVerdict, { state: 'ok' }>): string {
  const time = describeSeconds(verdict.silentSeconds);
  const usual = verdict.expected === null ? '' : ` about ${about(verdict.expected)} are usual in that time`;
  switch (verdict.reason) {
    case 'frozen':
      return `It answers, but has shown no new post for ${time};${usual}. It seems to have frozen.`;
    case 'heartbeats-only':
      return verdict.expected === null
        ? `The stream is open and gives signs of life, but has brought no post in ${time}; check what it is asked for.`
        : `The stream gives signs of life, but no post for ${time};${usual}.`;
    case 'silent':
      return verdict.silentSeconds > 0
        ? `Nothing has been pushed to us for ${time};${usual}.`
        : `It showed ${String(verdict.seen)} new posts in the last day; about ${about(verdict.expected ?? 0)} are usual.`;
  }
}
