import { compileWatches } from '../domain/query/compile-watches.js';
import type { WatchMatch } from '../domain/query/match.types.js';
import { lineFault, readPostBatches, type PostLine } from './post-lines.js';
import { print } from './terminal.js';
import { readWatches } from './watch-file.js';

/** Tells for every post of standard input which watches of a file find it, and where. */
export async function matchPosts({ watches: file }: { readonly watches: string }): Promise<void> {
  const watches = await readWatches(file, { isForImport: false });
  const matcher = compileWatches(watches.map(({ name, query, languages }) => ({ id: name, query, languages })));
  const isAsked = watches.some(({ languages, query }) => languages.length > 0 || asksForLanguage(query));
  const languageOf = await openLanguageReader(isAsked);
  const answerTo = (line: PostLine): string => {
    if (!line.ok) return lineFault(line.reason);
    const lang = languageOf(line.post.text, line.post.lang);
    const matches = matcher.match({ ...line.post, lang }).map(shownMatch);
    return `{"id":${line.idJson},"matches":${JSON.stringify(matches)}}`;
  };
  for await (const lines of readPostBatches('-')) {
    if (lines.length > 0) await print(lines.map(answerTo).join('\n'));
  }
}

const shownMatch = ({ watchId, spans, isLookalike }: WatchMatch): object =>
  isLookalike ? { watch: watchId, spans, lookalike: true } : { watch: watchId, spans };

/** Rather once too often: the word may stand in a phrase. */
const asksForLanguage = (query: string): boolean => /lang:/i.test(query);

/** A stated language counts; otherwise it is found out, where a watch asks for one. */
async function openLanguageReader(isNeeded: boolean): Promise<(text: string, stated: string | undefined) => string> {
  if (!isNeeded) return (_, stated) => stated ?? 'und';
  const { detectLanguage } = await import('../domain/language/detect-language.js');
  return (text, stated) => stated ?? detectLanguage(text).lang;
}
