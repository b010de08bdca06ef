import { compileWatches } from '../query/compile-watches.js';
import type { Matcher } from '../query/matcher.js';
import type { QueryNode } from '../query/query.types.js';
import { primarySubtag } from '../language/primary-subtag.js';

/**
 * ironic: said by nobody who means it · praise: kind words, which beside a mishap are rarely kind · mishap: something went wrong ·
 * optOut: no automatic messages, please
 */
export const AUTOMATIC_CUES = ['ironic', 'praise', 'mishap', 'optOut'] as const;
export type AutomaticCue = (typeof AUTOMATIC_CUES)[number];

/** One language's list: whole words, beginnings of words (`thank*`) and phrases. Case, width and accents do not count. */
export interface AutomaticWordFile {
  /** Primary subtag. */
  readonly lang: string;
  readonly words: Readonly<Record<AutomaticCue, readonly string[]>>;
}

/** `start` and `end` are UTF-16 offsets. */
export interface FoundCue {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export type FoundCues = Readonly<Record<AutomaticCue, readonly FoundCue[]>>;

const NONE: FoundCues = { ironic: [], praise: [], mishap: [], optOut: [] };
const OPEN_END = '*';

/** The word lists of all languages. Finding uses buffers of its own: one per thread. */
export class AutomaticWords {
  private readonly files: ReadonlyMap<string, AutomaticWordFile>;
  private readonly matchers = new Map<string, Matcher>();

  constructor(files: readonly AutomaticWordFile[]) {
    this.files = new Map(files.map((file) => [file.lang, file]));
  }

  /** Whether there is a list for the language. */
  reads(lang: string): boolean {
    return this.files.has(primarySubtag(lang));
  }

  find(text: string, lang: string): FoundCues {
    const matcher = this.matcherOf(primarySubtag(lang));
    if (matcher === null) return NONE;
    const spansOf = new Map(matcher.match({ text }).map(({ watchId, spans }) => [watchId, spans]));
    const found = (cue: AutomaticCue): FoundCue[] =>
      (spansOf.get(cue) ?? []).map(([start, end]) => ({ word: text.slice(start, end), start, end }));
    return { ironic: found('ironic'), praise: found('praise'), mishap: found('mishap'), optOut: found('optOut') };
  }

  /** Words of an opt-out in the post's own language or in English, which people use with machines. */
  asksToStop(text: string, lang: string): string | null {
    const [first] = [lang, 'en'].flatMap((each) => this.find(text, each).optOut);
    return first?.word ?? null;
  }

  /** Built by the first text of a language: most installations read few of them. */
  private matcherOf(lang: string): Matcher | null {
    const known = this.matchers.get(lang);
    if (known !== undefined) return known;
    const file = this.files.get(lang);
    if (file === undefined) return null;
    const watches = AUTOMATIC_CUES.filter((cue) => file.words[cue].length > 0);
    const matcher = compileWatches(watches.map((cue) => ({ id: cue, query: anyOf(file.words[cue]) })));
    this.matchers.set(lang, matcher);
    return matcher;
  }
}

const anyOf = (words: readonly string[]): QueryNode => ({
  ...{ kind: 'or', offset: 0, end: 0 },
  parts: words.map((word) => {
    const opensEnd = word.endsWith(OPEN_END);
    const text = opensEnd ? word.slice(0, -OPEN_END.length) : word;
    return { kind: 'term', form: 'words', text, isQuoted: true, opensStart: false, opensEnd, offset: 0, end: 0 };
  }),
});
