import { createHash } from 'node:crypto';
import type { Notice } from './notifier.js';

const characters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Of a text that is cut so much more is looked at: taking a long one apart takes long. */
const LONGEST_CHARACTER = 64;

/** How much there is of a text, at least one for each UTF-16 code unit. */
export type Measure = (text: string) => number;

/** As most channels count: UTF-16 code units. */
export const inUnits: Measure = (text) => text.length;
export const inBytes: Measure = (text) => Buffer.byteLength(text, 'utf8');

/** The text, or as much of it as `most` allows with "…" at its end; no character is cut in two. */
export function cut(text: string, most: number, measure: Measure = inUnits): string {
  if (text.length <= most && measure(text) <= most) return text;
  const room = most - measure('…');
  let kept = '';
  let size = 0;
  for (const { segment } of characters.segment(text.slice(0, most + LONGEST_CHARACTER))) {
    size += measure(segment);
    if (size > room) break;
    kept += segment;
  }
  return room < 0 ? '' : `${kept.trimEnd()}…`;
}

/**
 * Shown with a notice, and the same at each attempt: who gets one twice, from a channel that does not drop repeats, sees that it
 * is the same.
 */
export const referenceOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 10);

export const MARKS: Readonly<Record<Notice['severity'], string>> = { recovered: '✅', warning: '⚠️', critical: '🚨' };

/** "31 per hour" stands as `per hour: 31`, all on one line. */
export const factLine = ({ facts }: Notice): string =>
  Object.entries(facts ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ');

/** "2026-11-22 03:00 UTC" */
export const timeOf = ({ at }: Notice): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export interface NoticeLink {
  readonly title: string;
  readonly url: string;
}

/** What can be opened, the notice's own link first. */
export function linksOf(notice: Notice): readonly NoticeLink[] {
  const own = notice.link === null ? [] : [{ title: 'Open Earshot', url: notice.link }];
  const others = (notice.actions ?? []).flatMap(({ title, url, method }) =>
    method === undefined ? [{ title, url }] : [],
  );
  return [...own, ...others].filter(({ url }, place, all) => all.findIndex((one) => one.url === url) === place);
}

/** What is told of a drill begins so on every channel. */
export const DRILL_MARK = 'DRILL: ';

/** The alerts of a notice, for a channel that tells each by itself: of a drill each says so, as the digest did. */
export function alertsOf(notice: Notice): readonly Notice[] {
  if (notice.parts === undefined) return [notice];
  if (!notice.title.startsWith(DRILL_MARK)) return notice.parts;
  return notice.parts.map((part) => ({ ...part, title: `${DRILL_MARK}${part.title}` }));
}
