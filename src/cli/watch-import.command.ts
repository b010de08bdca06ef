import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '../domain/access/access.types.js';
import { AppError } from '../errors.js';
import { WatchesService } from '../modules/watches/watches.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { CommandFailed } from './cli-error.js';
import { inputName } from './read-input.js';
import { listAllWatches, type StoredWatch } from './stored-watches.js';
import { print, tell } from './terminal.js';
import { readWatchFile, type WatchEntry } from './watch-file.js';
import { withApp } from './with-app.js';

export interface ImportOptions extends ActOptions {
  readonly dryRun?: boolean;
}

type Step =
  | { readonly kind: 'created' | 'unchanged'; readonly entry: WatchEntry }
  | { readonly kind: 'changed'; readonly entry: WatchEntry; readonly stored: StoredWatch }
  | { readonly kind: 'refused'; readonly entry: WatchEntry; readonly reason: string };

/**
 * Adds the watches of a file and changes those of the same name; others are left alone. A file with any fault changes nothing.
 * Prints `created`, `changed` or `unchanged` with the name of each.
 */
export async function importWatches(file: string, options: ImportOptions): Promise<void> {
  const entries = await readWatchFile(file, { needsKind: true });
  const isDryRun = options.dryRun === true;
  await withApp(async ({ app }) => {
    const actor = await chooseActor(app, options);
    const steps = planImport(entries, await listAllWatches(app, actor));
    let refused = 0;
    for (const step of steps) {
      const reason = isDryRun || step.kind === 'refused' ? reasonOf(step) : await takeStep(app, actor, step);
      if (reason === null) await print(`${step.kind}\t${step.entry.name}`);
      else {
        refused += 1;
        tell(`${inputName(file)}: watch ${step.entry.name}: ${reason}`);
      }
    }
    if (refused > 0) throw new CommandFailed(`${String(refused)} of ${String(steps.length)} watches were refused.`);
    if (isDryRun) tell('Nothing was changed: this was a dry run.');
  });
}

function planImport(entries: readonly WatchEntry[], stored: readonly StoredWatch[]): Step[] {
  return entries.map((entry) => {
    const [known, ...others] = stored.filter(({ name }) => name === entry.name);
    if (known === undefined) return { kind: 'created', entry };
    if (others.length > 0) {
      return { kind: 'refused', entry, reason: 'Several watches of the workspace have this name; rename them first.' };
    }
    return isSame(entry, known) ? { kind: 'unchanged', entry } : { kind: 'changed', entry, stored: known };
  });
}

function isSame(entry: WatchEntry, stored: StoredWatch): boolean {
  const listed = (languages: readonly string[]): string => [...languages].sort().join(' ');
  return (
    entry.kind === stored.kind &&
    entry.query === stored.query &&
    entry.priorityWeight === stored.priorityWeight &&
    listed(entry.languages) === listed(stored.languages)
  );
}

const reasonOf = (step: Step): string | null => (step.kind === 'refused' ? step.reason : null);

/** Why the step was refused; null when it was taken. */
async function takeStep(app: INestApplicationContext, actor: Actor, step: Step): Promise<string | null> {
  const service = app.get(WatchesService);
  const { name, kind, query, languages, priorityWeight } = step.entry;
  if (kind === null) return 'kind is missing.';
  const watch = { name, kind, query, languages: [...languages], priorityWeight };
  try {
    if (step.kind === 'created') await service.create(actor, watch);
    if (step.kind === 'changed') await service.update(actor, step.stored.id, step.stored.version, watch);
    return reasonOf(step);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
