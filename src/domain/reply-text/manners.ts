import { NORTHERN_MANNERS } from './manners-northern.js';
import type { Manners } from './manners.types.js';
import { WIDER_MANNERS } from './manners-wider.js';
import type { ToneLanguage } from './tone-guide.types.js';

export const MANNERS: Readonly<Record<ToneLanguage, Manners>> = { ...NORTHERN_MANNERS, ...WIDER_MANNERS };

/** Null for a language whose manners are not known. */
export const mannersOf = (lang: string): Manners | null =>
  Object.hasOwn(MANNERS, lang) ? MANNERS[lang as ToneLanguage] : null;
