import { Matcher } from './matcher.js';
import { WatchCompiler, type WatchToCompile } from './matching/watch-compiler.js';

export type { WatchToCompile } from './matching/watch-compiler.js';

/**
 * One matcher for all watches. A watch whose query is refused matches nothing and is listed in `faults`; the others work.
 */
export function compileWatches(watches: readonly WatchToCompile[]): Matcher {
  const compiler = new WatchCompiler();
  for (const watch of watches) compiler.add(watch);
  return new Matcher(compiler.finish());
}
