import { coded } from '../i18n/coded.js';
import type { Refusal } from './api.js';

/** Why a post was left to people; with the words that fired, where words did. */
export const reasonTexts = (refusals: readonly Refusal[]): string[] =>
  refusals.map(({ code, values }) => {
    const text = coded('automation.reason', code, code);
    const { words } = values;
    return words === undefined ? text : `${text} (${String(words)})`;
  });
