/** Languages whose words change their endings so much that the base form alone misses most posts. */
export const INFLECTED_LANGUAGES = ['fi', 'lv', 'ru'] as const;
export type InflectedLanguage = (typeof INFLECTED_LANGUAGES)[number];

const SHORTEST_STEM = 4;

/** Longest first; a nominative such as `Acme` has none of them. */
const FINNISH_ENDINGS = [
  ...[
    'issa',
    'issä',
    'ista',
    'istä',
    'illa',
    'illä',
    'ilta',
    'iltä',
    'ille',
    'iksi',
    'seen',
    'ssa',
    'ssä',
    'sta',
    'stä',
  ],
  ...[
    'lla',
    'llä',
    'lta',
    'ltä',
    'lle',
    'ksi',
    'iin',
    'een',
    'aan',
    'oon',
    'uun',
    'ään',
    'öön',
    'en',
    'in',
    'an',
    'än',
    'on',
  ],
];
const LATVIAN_ENDINGS = [
  ...['iem', 'ām', 'ēm', 'īm', 'ās', 'ēs', 'īs', 'is', 'us', 'as', 'es', 'os', 'am', 'em', 'im', 'um', 'ai', 'ei'],
  ...['s', 'š', 'a', 'e', 'i', 'u', 'ā', 'ē', 'ī', 'ū'],
];

/**
 * The part of a Finnish or Latvian word that its inflected forms begin with, or null where too little is left to search for
 * with a star. For Finnish the consonant that changes grade is left out too (`pankki` → `pank`).
 */
export function stemOf(word: string, language: 'fi' | 'lv'): string | null {
  const stem = language === 'fi' ? stemFinnish(word) : stripEnding(word, LATVIAN_ENDINGS);
  const longest = stem.length >= SHORTEST_STEM ? stem : word;
  return longest.length >= SHORTEST_STEM ? longest : null;
}

function stripEnding(word: string, endings: readonly string[]): string {
  const lower = word.toLowerCase();
  const ending = endings.find((end) => lower.endsWith(end) && word.length - end.length >= SHORTEST_STEM);
  return ending === undefined ? word : word.slice(0, word.length - ending.length);
}

function stemFinnish(word: string): string {
  if (/nen$/iu.test(word)) return word.slice(0, -3);
  const base = stripEnding(word, FINNISH_ENDINGS);
  // `pankki`, `kauppa`: the doubled consonant is single in most forms, so it and what follows is left to the star.
  const graded = /^(.*([kpt]))\2[aeiouyäö]$/iu.exec(base)?.[1];
  if (graded !== undefined) return graded;
  const softened = /^(.*n)k[aeiouyäö]$/iu.exec(base)?.[1];
  if (softened !== undefined) return softened;
  return base.length > SHORTEST_STEM && /[^aeiouyäö]i$/iu.test(base) ? base.slice(0, -1) : base;
}

/**
 * The forms of a name in the singular, the typed one first, as an explicit list to offer: `Acme` → `Acmen`, `Acmea`,
 * `Acmelle`… Only the word itself where it is not inflected.
 */
export function expandInflections(word: string, language: InflectedLanguage): string[] {
  const forms = { fi: finnishForms, lv: latvianForms, ru: russianForms }[language](word);
  return [...new Set([word, ...forms])];
}

const withEndings = (stem: string, endings: string): string[] => endings.split(' ').map((ending) => stem + ending);

function finnishForms(word: string): string[] {
  const hasBackVowel = /[aouáàâå]/iu.test(word.normalize('NFC'));
  const harmonise = (forms: string[]): string[] =>
    hasBackVowel ? forms : forms.map((form) => word + form.slice(word.length).replaceAll('a', 'ä'));
  if (/nen$/iu.test(word)) {
    const stem = word.slice(0, -3);
    const forms = withEndings(stem, 'sen sta sessa sesta seen sella selta selle sena seksi');
    return hasBackVowel ? forms : forms.map((form) => stem + form.slice(stem.length).replaceAll('a', 'ä'));
  }
  const vowel = /[aeiouyäö]$/iu.exec(word)?.[0].toLowerCase();
  if (vowel === undefined) return harmonise(withEndings(word, 'in ia issa ista iin illa ilta ille ina iksi'));
  const strong = harmonise(withEndings(word, `a ${vowel}n na`));
  const weak = weakGradeOf(word);
  const weakForms = withEndings(weak, 'n ssa sta lla lta lle ksi');
  return [
    ...(hasBackVowel ? weakForms : weakForms.map((form) => weak + form.slice(weak.length).replaceAll('a', 'ä'))),
    ...strong,
  ];
}

/** `pankki` → `panki`, `Helsinki` → `Helsingi`: the stem in a closed syllable. */
function weakGradeOf(word: string): string {
  return word
    .replace(/([kpt])\1([aeiouyäö])$/iu, '$1$2')
    .replace(/nk([aeiouyäö])$/iu, (whole, vowel: string) => (whole === `nk${vowel}` ? `ng${vowel}` : whole));
}

/** What the last consonant of the second and fifth declension becomes. */
const LATVIAN_SOFT: Readonly<Record<string, string>> = {
  ...{ l: 'ļ', n: 'ņ', t: 'š', d: 'ž', s: 'š', z: 'ž', c: 'č', p: 'pj', b: 'bj', m: 'mj', v: 'vj', k: 'ķ', g: 'ģ' },
};

function latvianForms(word: string): string[] {
  const ending = /(?:is|us|[ai]?s|š|a|e)$/iu.exec(word)?.[0].toLowerCase();
  if (ending === undefined || word.length < SHORTEST_STEM) return [];
  const stem = word.slice(0, word.length - ending.length);
  const last = stem.slice(-1);
  const soft = stem.slice(0, -1) + (LATVIAN_SOFT[last] ?? last);
  switch (ending) {
    case 'is':
      return [...withEndings(soft, 'a am u'), ...withEndings(stem, 'i ī')];
    case 'us':
      return withEndings(stem, 'us um u ū');
    case 'a':
      return withEndings(stem, 'as ai u ā');
    case 'e':
      return withEndings(stem, 'es ei i ē');
    case 'š':
      return withEndings(stem, 'a am u ā');
    default:
      return withEndings(word.slice(0, -1), 'a am u ā');
  }
}

function russianForms(word: string): string[] {
  if (!/\p{Script=Cyrillic}$/u.test(word)) return [];
  const rules: readonly (readonly [RegExp, number, string])[] = [
    [/(?:ый|[гкх]ий|ой)$/iu, 2, 'ого ому ым ом'],
    [/ая$/iu, 2, 'ой ую'],
    [/яя$/iu, 2, 'ей юю'],
    [/ое$/iu, 2, 'ого ому ым ом'],
    [/(?:[оеё]в|[иы]н)$/iu, 0, 'а у ым ом е'],
    [/(?:[оеё]в|[иы]н)а$/iu, 1, 'ой у'],
    [/ия$/iu, 1, 'и ю ей'],
    [/[гкхжчшщ]а$/iu, 1, 'и е у ой'],
    [/а$/iu, 1, 'ы е у ой'],
    [/я$/iu, 1, 'и е ю ей'],
    [/й$/iu, 1, 'я ю ем е'],
    [/ь$/iu, 1, 'я ю ем е и'],
    [/о$/iu, 1, 'а у ом е'],
    [/е$/iu, 1, 'я ю ем'],
    [/[бвгджзклмнпрстфхцчшщ]$/iu, 0, 'а у ом е'],
  ];
  const rule = rules.find(([pattern]) => pattern.test(word));
  return rule ? withEndings(word.slice(0, word.length - rule[1]), rule[2]) : [];
}
