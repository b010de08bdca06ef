import { primarySubtag } from '../language/primary-subtag.js';
import type { DrillTexts } from './drill.types.js';

/** In the first of these languages that it is said in; else in English. */
export function sayIn(texts: DrillTexts, languages: readonly string[]): string {
  for (const lang of languages) {
    const text = texts[primarySubtag(lang)];
    if (text !== undefined) return text;
  }
  return texts['en'] ?? '';
}
