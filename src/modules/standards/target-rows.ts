import { createHash } from 'node:crypto';
import type { Target } from '../../domain/standard/standard.types.js';
import { targetIdentity } from '../../domain/standard/target-identity.js';
import { invalid } from '../../errors.js';
import type { TargetDto, TargetView } from './standards.dto.js';

/** Targets as they are stored: what a body left out is said. */
export const targetsOf = (targets: readonly TargetDto[]): Target[] =>
  targets.map(({ id, name, when, kind, withinSeconds, percent, calendarId = null, period = 'month' }) => ({
    id,
    name: name.trim(),
    when: Object.fromEntries(Object.entries(when).filter(([, list]) => list !== undefined)),
    kind,
    withinSeconds,
    percent,
    calendarId,
    period,
  }));

export const viewsOf = (targets: readonly Target[]): TargetView[] =>
  targets.map(({ id, name, when, kind, withinSeconds, percent, calendarId, period }) => ({
    id,
    name,
    when: structuredClone(when) as TargetView['when'],
    kind,
    withinSeconds,
    percent,
    calendarId,
    period,
  }));

export const targetsHash = (targets: readonly Target[]): string =>
  createHash('sha256').update(targetIdentity(targets)).digest('hex');

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const LONGEST_TEXT = 5_000;
const MOST_TEXTS = 50;

/** Words by language. Throws for what is not a language or not a text. */
export function textsOf(texts: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(texts);
  if (entries.length > MOST_TEXTS) throw badText('texts', `At most ${String(MOST_TEXTS)} languages.`);
  return Object.fromEntries(
    entries.flatMap(([lang, text]) => {
      if (!LANGUAGE.test(lang)) throw badText(`texts.${lang.slice(0, 20)}`, 'This is no language tag.');
      if (typeof text !== 'string' || text.length > LONGEST_TEXT) {
        throw badText(`texts.${lang}`, `A text of at most ${String(LONGEST_TEXT)} characters.`);
      }
      return text.trim() === '' ? [] : [[lang, text.trim()]];
    }),
  );
}

const badText = (field: string, message: string): ReturnType<typeof invalid> =>
  invalid('bad-texts', message, [{ field, message }]);
