import i18next from 'i18next';
import type { PriorityReason } from '../api/types.js';
import { coded } from '../i18n/coded.js';
import { formatDuration, formatNumber, formatPercent } from '../i18n/format.js';
import { currentLanguage } from '../i18n/i18n.js';

const MINUTE_SECONDS = 60;
const MAIN = 3;
/** Parts whose words have no figures and no names in them. */
const PLAIN = new Set(['unsure-sentiment', 'negative-suspected', 'reach-unknown', 'addressed-to-us']);

/** One part of a priority as a sentence with its figures, in the reader's language. */
export function partText({ code, text, values = {} }: PriorityReason): string {
  if (!PLAIN.has(code) && Object.keys(values).length === 0) {
    // Kept without its figures; the English text has them.
    return currentLanguage() === 'en' ? text : coded('judged.name', code, text);
  }
  const form =
    code === 'clock'
      ? `clock-${String(values['state'])}`
      : code === 'watch-weight' && values['watch'] !== undefined
        ? 'watch-weight-named'
        : code;
  return coded('judged.part', form, text, spoken(values));
}

/** The same in a word or two, for a list of several in one line. */
export function partName({ code, text, values = {} }: PriorityReason): string {
  const { intent, topic } = values;
  if (code === 'intent' && intent !== undefined) return coded('intent', String(intent), text);
  if (code === 'risk' && topic !== undefined) return coded('judged.topic', String(topic), text);
  return coded('judged.name', code, text);
}

/** Figures and names of codes as they are said in the reader's language. */
function spoken(values: NonNullable<PriorityReason['values']>): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') said[name] = name === 'percent' ? formatPercent(value / 100) : formatNumber(value);
    else if (name === 'intent') said[name] = coded('intent', value, value);
    else if (name === 'topic') said[name] = coded('judged.topic', value, value);
    else said[name] = value;
  }
  const { minutes } = values;
  if (typeof minutes === 'number') said['time'] = formatDuration(minutes * MINUTE_SECONDS, 'long');
  return said;
}

/** The parts that decide, the heaviest first, in one line. */
export const mainParts = (reasons: readonly PriorityReason[]): string =>
  new Intl.ListFormat(i18next.language, { type: 'unit', style: 'short' }).format(
    reasons
      .filter(({ weight }) => weight > 0)
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, MAIN)
      .map(partName),
  );
