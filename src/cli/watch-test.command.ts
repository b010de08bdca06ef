import type { WatchEntry } from '../domain/watch-file/watch-file.types.js';
import { testExamples } from '../domain/watch/test-examples.js';
import { BadInput, CommandFailed } from './cli-error.js';
import { inputName } from './read-input.js';
import { print } from './terminal.js';
import { readWatches } from './watch-file.js';

/** Tries every watch on its own examples: the texts it must find (`matches`) and those it must not (`ignores`). */
export async function testWatches(file: string): Promise<void> {
  const watches = await readWatches(file, { isForImport: false });
  const examples = watches.reduce((sum, watch) => sum + (watch.examples?.length ?? 0), 0);
  if (examples === 0) throw new BadInput(`${inputName(file)}: no watch has examples under matches: or ignores:.`);
  const faults = watches.flatMap((watch) => findFaults(watch));
  for (const fault of faults) await print(`${inputName(file)}: ${fault}`);
  const outcome = `${String(examples - faults.length)} of ${String(examples)} examples came out as expected.`;
  if (faults.length > 0) throw new CommandFailed(outcome);
  await print(`${inputName(file)}: ${outcome}`);
}

function findFaults({ name, query, languages, examples }: WatchEntry): string[] {
  const tested = testExamples(query, languages, examples ?? []);
  // The file was read, so its queries are good.
  const results = tested.ok ? tested.results : [];
  return results.flatMap(({ isGreen, expects }, at) => {
    if (isGreen) return [];
    const text = JSON.stringify(examples?.[at]?.text);
    return [`watch ${name}: ${expects === 'match' ? 'does not find' : 'should not find'} ${text}`];
  });
}
