import { compileWatches } from '../domain/query/compile-watches.js';
import { BadInput } from './cli-error.js';
import { lineFault, readPostLines } from './post-lines.js';
import { print } from './terminal.js';
import { readWatchFile } from './watch-file.js';

/** Tells for every post of standard input which watches of a file find it, and where. */
export async function matchPosts({ watches: file }: { readonly watches: string }): Promise<void> {
  const watches = await readWatchFile(file, { needsKind: false });
  const matcher = compileWatches(watches.map(({ name, query, languages }) => ({ id: name, query, languages })));
  const [fault] = matcher.faults;
  if (fault !== undefined) throw new BadInput(`${file}: watch ${fault.watchId}: ${fault.fault.reason}`);
  const languageOf = await openLanguageReader(watches.some(({ languages }) => languages.length > 0));
  for await (const post of readPostLines('-')) {
    if (!post.ok) {
      await print(lineFault(post.reason));
      continue;
    }
    const { text, authorHandle } = post;
    const lang = languageOf(text, post.lang);
    const found = matcher.match({ text, lang, ...(authorHandle === undefined ? {} : { authorHandle }) });
    const matches = found.map(({ watchId, spans }) => ({ watch: watchId, spans }));
    await print(`{"id":${post.idJson},"matches":${JSON.stringify(matches)}}`);
  }
}

/** A stated language counts; otherwise it is found out, where a watch asks for one. */
async function openLanguageReader(isNeeded: boolean): Promise<(text: string, stated: string | undefined) => string> {
  if (!isNeeded) return (_, stated) => stated ?? 'und';
  const { detectLanguage } = await import('../domain/language/detect-language.js');
  return (text, stated) => stated ?? detectLanguage(text).lang;
}
