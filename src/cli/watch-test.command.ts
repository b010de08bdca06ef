import { compileWatches } from '../domain/query/compile-watches.js';
import { detectLanguage } from '../domain/language/detect-language.js';
import { BadInput, CommandFailed } from './cli-error.js';
import { inputName } from './read-input.js';
import { print } from './terminal.js';
import { readWatchFile, type WatchEntry } from './watch-file.js';

/** Tries every watch on its own examples: the texts it must find (`matches`) and those it must not (`ignores`). */
export async function testWatches(file: string): Promise<void> {
  const watches = await readWatchFile(file, { needsKind: false });
  const examples = watches.reduce((sum, { matches, ignores }) => sum + matches.length + ignores.length, 0);
  if (examples === 0) throw new BadInput(`${inputName(file)}: no watch has examples under matches: or ignores:.`);
  const faults = watches.flatMap((watch) => findFaults(watch));
  for (const fault of faults) await print(`${inputName(file)}: ${fault}`);
  const outcome = `${String(examples - faults.length)} of ${String(examples)} examples came out as expected.`;
  if (faults.length > 0) throw new CommandFailed(outcome);
  await print(`${inputName(file)}: ${outcome}`);
}

function findFaults({ name, query, languages, matches, ignores }: WatchEntry): string[] {
  const matcher = compileWatches([{ id: name, query, languages }]);
  const isFound = (text: string): boolean => {
    const lang = languages.length === 0 ? 'und' : detectLanguage(text).lang;
    return matcher.match({ text, lang }).length > 0;
  };
  return [
    ...matches.filter((text) => !isFound(text)).map((text) => `watch ${name}: does not find ${JSON.stringify(text)}`),
    ...ignores.filter(isFound).map((text) => `watch ${name}: should not find ${JSON.stringify(text)}`),
  ];
}
