import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED = 'earshot.language';

/** Each in its own words, so that a reader finds theirs whatever the page is in. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  fi: 'Suomi',
  lv: 'Latviešu',
  ru: 'Русский',
  th: 'ไทย',
  zh: '中文',
};

/** Formatting locale: Thai shows Buddhist years. */
const LOCALES: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fi: 'fi-FI',
  lv: 'lv-LV',
  ru: 'ru-RU',
  th: 'th-TH-u-ca-buddhist',
  zh: 'zh-CN',
};

const isLanguage = (code: string): code is Language => (LANGUAGES as readonly string[]).includes(code);

/** The language chosen on this device, else the browser's first one we speak, else English. */
function firstLanguage(): Language {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages];
  return wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'en';
}

type Words = Readonly<Record<string, unknown>>;

/** Words of screens that few people open, in a folder of that name; fetched with the screen. */
export type WordPart =
  | 'accounts'
  | 'alert-rules'
  | 'watch-editor'
  | 'calendars'
  | 'devices'
  | 'listening'
  | 'configuration'
  | 'judgement'
  | 'routing'
  | 'insights'
  | 'networks'
  | 'setting-fields'
  | 'inbox-more'
  | 'replies'
  | 'approvals'
  | 'automations'
  | 'crisis'
  | 'drills'
  | 'rules'
  | 'on-call'
  | 'people'
  | 'standards';

const reads = new Map<string, Promise<Words>>();
const parts = new Map<WordPart, Promise<void>>();

const readPart = async (part: WordPart, language: string): Promise<Words> =>
  ((await import(`./${part}/${language}.json`)) as { readonly default: Words }).default;

async function readWords(language: string): Promise<Words> {
  const [catalogue, ...more] = await Promise.all([
    import(`./${language}.json`) as Promise<{ readonly default: Words }>,
    ...[...parts.keys()].map((part) => readPart(part, language)),
  ]);
  return more.reduce((all, words) => ({ ...all, ...words }), catalogue.default);
}

const catalogues: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, _namespace, done) => {
    const words = readWords(language);
    reads.set(language, words);
    words.then(
      (catalogue) => {
        done(null, catalogue);
      },
      (error: unknown) => {
        reads.delete(language);
        done(error instanceof Error ? error : String(error), false);
      },
    );
  },
};

/** Waits until a part's words are there, in every language that has been read; later ones bring them along. */
export function wantWords(part: WordPart): Promise<void> {
  const wanted = parts.get(part) ?? addWords(part);
  parts.set(part, wanted);
  return wanted;
}

async function addWords(part: WordPart): Promise<void> {
  try {
    await Promise.all(
      [...reads].map(async ([language, catalogue]) => {
        const [words] = await Promise.all([readPart(part, language), catalogue]);
        i18next.addResourceBundle(language, 'translation', words, true);
      }),
    );
  } catch (error) {
    parts.delete(part);
    throw error;
  }
}

export async function startLanguages(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      // All catalogues hold the same keys, so that one is enough to load.
      fallbackLng: false,
      load: 'languageOnly',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      returnEmptyString: false,
      showSupportNotice: false,
    });
}

export async function switchLanguage(code: string): Promise<void> {
  const language = code.slice(0, 2);
  if (!isLanguage(language)) return;
  localStorage.setItem(STORED, language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return isLanguage(i18next.language) ? i18next.language : 'en';
}

export const currentLocale = (): string => LOCALES[currentLanguage()];
