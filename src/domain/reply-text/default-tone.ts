import type { LanguageTone, ToneGuide, ToneLanguage } from './tone-guide.types.js';

const language = (formality: LanguageTone['formality'], needsParticle = false): LanguageTone => ({
  formality,
  needsParticle,
  words: [],
  maxCharacters: null,
});

/** Before anybody wrote one: as most who serve customers speak in each language. */
export const DEFAULT_TONE_GUIDE: ToneGuide = {
  brand: '',
  emoji: 'sparing',
  maxExclamationMarks: 1,
  greetsByName: true,
  apologises: true,
  ownContacts: [],
  languages: {
    en: language('any'),
    fi: language('informal'),
    lv: language('formal'),
    ru: language('formal'),
    th: language('any', true),
    zh: language('formal'),
    de: language('formal'),
  },
};

const SILENT: LanguageTone = language('any');

/** What the guide says of a language; nothing for one it does not name. */
export const toneOf = (guide: ToneGuide, lang: string): LanguageTone => guide.languages[lang as ToneLanguage] ?? SILENT;
