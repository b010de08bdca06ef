import { detectLanguage } from '../language/detect-language.js';
import { compileWatches } from '../query/compile-watches.js';
import type { PostToMatch, Span } from '../query/match.types.js';
import { evaluateNode } from '../query/evaluate-node.js';
import { explainMatch, type WhyCode, type WhyLine } from '../query/explain-match.js';
import { parseWatchQuery } from '../query/parse-watch-query.js';
import type { QueryFault, QueryNode } from '../query/query.types.js';
import type { ExampleExpectation, WatchExample } from './watch-definition.types.js';

export interface ExampleVerdict {
  readonly expects: ExampleExpectation;
  readonly isFound: boolean;
  /** Found and meant to be, or passed over and meant to be. */
  readonly isGreen: boolean;
  /** Of the terms that decided, in UTF-16 units of the text; empty when it was not found. */
  readonly spans: readonly Span[];
  readonly isLookalike: boolean;
  /** One English sentence. */
  readonly why: string;
  /** What it is made of where the example was not found, for other languages. */
  readonly reasons: readonly { readonly code: WhyCode | 'language'; readonly args: WhyLine['args'] }[];
}

export type ExamplesTested = { readonly ok: true; readonly results: readonly ExampleVerdict[] } | QueryFault;

/** What a query with its list of languages makes of each example, in their order. */
export function testExamples(
  query: string,
  languages: readonly string[],
  examples: readonly WatchExample[],
): ExamplesTested {
  const parsed = parseWatchQuery(query);
  if (!parsed.ok) return parsed;
  const asWatched = compileWatches([{ id: 'watch', query, languages }]);
  const inAnyLanguage = languages.length === 0 ? asWatched : compileWatches([{ id: 'watch', query }]);
  const results = examples.map(({ text, lang, expects }): ExampleVerdict => {
    const post: PostToMatch = { text, lang: lang ?? detectLanguage(text).lang };
    const [match] = asWatched.match(post);
    const isFound = match !== undefined;
    const spans = match?.spans ?? [];
    const isLookalike = match?.isLookalike ?? false;
    const told = isFound
      ? { why: whyFound(text, spans, isLookalike), reasons: [] }
      : whyMissed(parsed.query, post, languages, inAnyLanguage.match(post).length > 0);
    return { expects, isFound, isGreen: isFound === (expects === 'match'), spans, isLookalike, ...told };
  });
  return { ok: true, results };
}

function whyFound(text: string, spans: readonly Span[], isLookalike: boolean): string {
  const found = [...new Set(spans.map(([start, end]) => `“${text.slice(start, end)}”`))].join(', ');
  if (found === '') return 'Found by what is known about the post, not by a word of it.';
  return isLookalike ? `Found by ${found}, looking through look-alike characters.` : `Found by ${found}.`;
}

function whyMissed(
  query: QueryNode,
  post: PostToMatch,
  languages: readonly string[],
  isFoundInAnyLanguage: boolean,
): Pick<ExampleVerdict, 'why' | 'reasons'> {
  if (isFoundInAnyLanguage) {
    const args = { lang: post.lang ?? 'und', languages: languages.join(', ') };
    const why = `Not found: it is in ${args.lang}, and only ${args.languages} is looked at.`;
    return { why, reasons: [{ code: 'language', args }] };
  }
  const { lines } = explainMatch(query, (node) => evaluateNode(node, post));
  const why = `Not found. ${lines.map(({ text }) => text).join(' ')}`.trim();
  return { why, reasons: lines.map(({ code, args }) => ({ code, args })) };
}
