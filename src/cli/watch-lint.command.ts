import { stemRussian } from '../domain/language/stem-russian.js';
import { checkPatterns } from '../domain/query/check-patterns.js';
import { lintQuery } from '../domain/query/lint-query.js';
import type { LintIssue, LintSeverity } from '../domain/query/lint.types.js';
import type { WatchEntry } from '../domain/watch-file/watch-file.types.js';
import { CommandFailed } from './cli-error.js';
import { inputName } from './read-input.js';
import { print } from './terminal.js';
import { readWatches } from './watch-file.js';

/**
 * Looks whether a file of watches could be imported, and what is doubtful in its queries; changes nothing. Prints
 * `FILE: watch NAME: line:column: severity code: message`, where line and column count inside the query.
 */
export async function lintWatches(file: string): Promise<void> {
  const watches = await readWatches(file, { isForImport: true });
  const counts: Record<LintSeverity, number> = { error: 0, warning: 0, hint: 0 };
  for (const watch of watches) {
    for (const issue of lintEntry(watch)) {
      counts[issue.severity] += 1;
      await print(`${inputName(file)}: watch ${watch.name}: ${placeOf(watch.query, issue)}: ${shownIssue(issue)}`);
    }
  }
  const said = (['error', 'warning', 'hint'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${String(counts[severity])} ${severity}${counts[severity] === 1 ? '' : 's'}`);
  const outcome = `${String(watches.length)} watches, ${said.length === 0 ? 'no faults' : said.join(', ')}.`;
  if (counts.error > 0) throw new CommandFailed(`${inputName(file)}: ${outcome}`);
  await print(`${inputName(file)}: ${outcome}`);
}

const lintEntry = ({ query, languages, kind }: WatchEntry): LintIssue[] =>
  lintQuery(query, { languages, stem: stemRussian, checkPatterns, ...(kind === null ? {} : { kind }) });

const shownIssue = ({ severity, code, message }: LintIssue): string => `${severity} ${code}: ${message}`;

function placeOf(query: string, { offset }: LintIssue): string {
  const lines = query.slice(0, offset).split(/\r\n|\r|\n/);
  return `${String(lines.length)}:${String((lines.at(-1)?.length ?? 0) + 1)}`;
}
