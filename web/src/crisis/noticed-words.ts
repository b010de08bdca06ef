import { coded } from '../i18n/coded.js';
import { formatCompact, formatDuration, formatNumber, formatPercent, languageName } from '../i18n/format.js';
import type { Incident } from './api.js';

const MOST_CAUSES = 5;

type Reason = Incident['reasons'][number];

export interface NoticedWords {
  /** What was noticed, the newest first. */
  readonly findings: readonly string[];
  /** What most of the rise is made of, with the share of it, 0..1. */
  readonly causes: readonly { readonly text: string; readonly share: number }[];
  /** Where it is said, and by whom. */
  readonly places: readonly string[];
}

/** Why an incident was noticed, in the reader's words. A code that is newer than this page says nothing. */
export function noticedWords(reasons: readonly Reason[]): NoticedWords {
  const said = (group: string): readonly string[] =>
    reasons.map((reason) => sentenceOf(group, reason)).filter((text) => text !== '');
  return {
    findings: said('finding'),
    causes: reasons
      .map((reason) => ({ text: sentenceOf('cause', reason), share: Number(reason.values['share']) / 100 }))
      .filter(({ text }) => text !== '')
      .slice(0, MOST_CAUSES),
    places: said('place'),
  };
}

function sentenceOf(group: string, { code, values }: Reason): string {
  const what = coded(`crisis.why.${group}`, code, '', spoken(values));
  const { lang } = values;
  return what === '' || typeof lang !== 'string'
    ? what
    : coded('crisis.why', 'inLanguage', what, { lang: languageName(lang), what });
}

function spoken(values: Reason['values']): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') said[name] = name === 'topic' ? coded('judged.topic', value, value) : value;
    else if (name === 'percent' || name === 'usualPercent') said[name] = formatPercent(value / 100);
    else said[name] = name === 'reach' || name === 'followers' ? formatCompact(value) : formatNumber(value);
  }
  const { minutes } = values;
  if (typeof minutes === 'number') said['time'] = formatDuration(minutes * 60);
  return said;
}
