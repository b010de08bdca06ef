import type { AutomaticWords, FoundCue } from './automatic-words.js';

/**
 * ironic-phrase: words nobody says who means them · ironic-sign: 🙄 and the like, /s, #sarcasm, (!) · quoted-praise: a kind word in
 * quotation marks · praise-with-trouble: a kind word in a post that complains, reads negative or tells of a mishap
 */
export type SarcasmCode = 'ironic-phrase' | 'ironic-sign' | 'quoted-praise' | 'praise-with-trouble';

export interface SarcasmSign {
  readonly code: SarcasmCode;
  /** As written in the post. */
  readonly words: readonly string[];
}

/** What is known of the post besides its words. */
export interface SarcasmFacts {
  readonly text: string;
  readonly lang: string;
  /** Its sentiment is negative, or negative often enough that a person should look. */
  readonly isNegative: boolean;
  readonly isComplaint: boolean;
}

const SIGNS =
  /[🙄🙃👏🤡😒]|(?<![\p{L}\p{N}/.:])\/s(?![\p{L}\p{N}/])|#(?:sarcas\p{L}*|irony|ironic|сарказм|sarkasmi)(?![\p{L}\p{N}])|[(（][!！][)）]/giu;
/** Short quotations only: a longer one repeats what somebody said. */
const QUOTED = /["“”„«»'‘’「『]([^"“”„«»‘’「」『』\n]{2,40})["“”»«'‘’」』]/gu;

/** Every sign that a post may mean the opposite of what it says; none: nothing speaks for it. Doubt is enough. */
export function suspectSarcasm(words: AutomaticWords, facts: SarcasmFacts): readonly SarcasmSign[] {
  const { text, lang, isNegative, isComplaint } = facts;
  const { ironic, praise, mishap } = words.find(text, lang);
  const quoted = praise.filter((cue) => isQuoted(text, cue));
  const hasTrouble = isNegative || isComplaint || mishap.length > 0;
  const beside = hasTrouble && praise.length > 0 ? wordsOf([...praise, ...mishap]) : [];
  const signs: SarcasmSign[] = [
    { code: 'ironic-phrase', words: wordsOf(ironic) },
    { code: 'ironic-sign', words: [...new Set(Array.from(text.matchAll(SIGNS), ([sign]) => sign))] },
    { code: 'quoted-praise', words: wordsOf(quoted) },
    { code: 'praise-with-trouble', words: beside },
  ];
  return signs.filter((sign) => sign.words.length > 0);
}

const wordsOf = (cues: readonly FoundCue[]): string[] => [...new Set(cues.map(({ word }) => word))];

function isQuoted(text: string, { start, end }: FoundCue): boolean {
  return [...text.matchAll(QUOTED)].some((match) => match.index < start && end < match.index + match[0].length);
}
