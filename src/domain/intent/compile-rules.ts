import { compileWatches, type WatchToCompile } from '../query/compile-watches.js';
import type { Span } from '../query/match.types.js';
import type { Matcher } from '../query/matcher.js';
import type { QueryNode } from '../query/query.types.js';
import { CUES, RISK_TOPICS, type Cue, type RiskTopic } from './intent.types.js';
import type {
  ComplaintJudge,
  FoundWord,
  FoundWords,
  IntentRuleFile,
  IntentRules,
  LanguageRules,
} from './rules.types.js';

const OPEN_END = '*';
const NOTHING: FoundWords = { cues: [], risks: [] };

/** Makes rule files ready for judging. The result has buffers of its own: one per thread. */
export function compileRules(
  files: readonly IntentRuleFile[],
  complaints: ReadonlyMap<string, ComplaintJudge> = new Map(),
): IntentRules {
  return { languages: new Map(files.map((file) => [file.lang, new CompiledRules(file)])), complaints };
}

/**
 * All words of a language in one matcher; each list is a watch, and so is each list of exceptions. It is built by the first text
 * of the language: most installations read few of them.
 */
class CompiledRules implements LanguageRules {
  private matcher: Matcher | undefined;

  constructor(private readonly file: IntentRuleFile) {}

  find(text: string): FoundWords {
    const matches = (this.matcher ??= compile(this.file)).match({ text });
    if (matches.length === 0) return NOTHING;
    const spansOf = new Map(matches.map(({ watchId, spans }) => [watchId, spans]));
    return {
      cues: CUES.flatMap((cue) => foundOf(text, cue, spansOf)),
      risks: RISK_TOPICS.flatMap((topic) => foundOf(text, topic, spansOf)).sort((a, b) => a.start - b.start),
    };
  }
}

function compile({ intents, risks }: IntentRuleFile): Matcher {
  return compileWatches([
    ...CUES.flatMap((cue) => watchesOf(cue, intents[cue])),
    ...RISK_TOPICS.flatMap((topic) => watchesOf(topic, risks[topic])),
  ]);
}

type Kind = Cue | RiskTopic;

const exceptionsOf = (kind: Kind): string => `except ${kind}`;

function watchesOf(kind: Kind, { words, except }: IntentRuleFile['risks'][RiskTopic]): WatchToCompile[] {
  return [
    { id: kind, words },
    { id: exceptionsOf(kind), words: except },
  ].flatMap(({ id, words: list }) => (list.length === 0 ? [] : [{ id, query: anyOf(list) }]));
}

const anyOf = (words: readonly string[]): QueryNode => ({
  ...{ kind: 'or', offset: 0, end: 0 },
  parts: words.map((word) => {
    const opensEnd = word.endsWith(OPEN_END);
    const text = opensEnd ? word.slice(0, -OPEN_END.length) : word;
    return { kind: 'term', form: 'words', text, isQuoted: true, opensStart: false, opensEnd, offset: 0, end: 0 };
  }),
});

function foundOf<K extends Kind>(text: string, kind: K, spansOf: ReadonlyMap<string, readonly Span[]>): FoundWord<K>[] {
  const spans = spansOf.get(kind);
  if (spans === undefined) return [];
  const except = spansOf.get(exceptionsOf(kind)) ?? [];
  const isMeant = ([start, end]: Span): boolean =>
    !except.some(([from, to]) => from <= start && end <= to) && !isInAddress(text, start);
  return spans.filter(isMeant).map(([start, end]) => ({ kind, word: text.slice(start, end), start, end }));
}

/** Whether the place is inside a handle or a link: those name something, and say nothing. */
function isInAddress(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && !isSpace(text.charCodeAt(start - 1))) start -= 1;
  if (start === at) return false;
  const before = text.slice(start, at);
  return before.includes('://') || before.startsWith('www.') || /@[\w.-]*$/u.test(before);
}

const isSpace = (unit: number): boolean => unit <= 0x20 || unit === 0xa0 || unit === 0x3000;
