import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { readWatchFile } from '../../domain/watch-file/read-watch-file.js';
import type {
  FileFault,
  FilePlace,
  PlacedEntry,
  WatchEntry,
  WatchFileFormat,
} from '../../domain/watch-file/watch-file.types.js';
import { writeWatchFile } from '../../domain/watch-file/write-watch-file.js';
import { AppError } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { compareEntry, entryOf, fieldsOf, type TeamNames } from './watch-file-entries.js';
import type { WatchImportResult } from './watch-files.dto.js';
import { definitionOf, listWatches, watchReach, type WatchReach, type WatchRow } from './watch-rows.js';
import { WatchesService } from './watches.service.js';

const PAGE = 200;
const REASON = 'Imported from a file';

export interface ImportRequest {
  readonly format: WatchFileFormat;
  readonly content: string;
  readonly isDryRun: boolean;
}

export interface ImportOutcome extends WatchImportResult {
  /** The faults with the place inside a query where that is what they are about. */
  readonly placedFaults: readonly FileFault[];
}

/** Takes everything back that an import did, after it was found out what it would do. */
class TakenBack extends Error {}

/** Watches in and out as files. */
@Injectable()
export class WatchFilesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly watches: WatchesService,
  ) {}

  /** Every watch the actor sees, oldest first. */
  async export(actor: Actor, format: WatchFileFormat): Promise<string> {
    const rows = await this.listAll(watchReach(actor, 'read'));
    const teams = await this.teamNames(this.dataSource, actor.workspaceId);
    return writeWatchFile(
      rows.map((row) => entryOf(row, teams)),
      format,
    );
  }

  /**
   * Adds what is new and changes what has another content, in one transaction. A dry run does the same and takes it back, so
   * that it finds the same faults.
   */
  async import(actor: Actor, { format, content, isDryRun }: ImportRequest): Promise<WatchImportResult> {
    const { placedFaults: _, ...result } = await this.importFile(actor, { format, content, isDryRun });
    return result;
  }

  /** `import`, with what the command line prints beyond the answer. */
  async importFile(actor: Actor, { format, content, isDryRun }: ImportRequest): Promise<ImportOutcome> {
    requireAccess(actor, 'watches', 'create');
    const reach = watchReach(actor, 'update');
    const { entries, faults } = readWatchFile(content, format, { isForImport: true });
    if (faults.length > 0) return outcomeOf({ added: [], updated: [], unchanged: [] }, faults, isDryRun);
    const done = { added: [] as string[], updated: [] as string[], unchanged: [] as string[] };
    const found: FileFault[] = [];
    try {
      await this.dataSource.transaction(async (tx) => {
        // Two imports at once would both add what is new.
        await tx.query('SELECT id FROM workspace WHERE id = $1 FOR NO KEY UPDATE', [actor.workspaceId]);
        const stored = await this.listAll(reach);
        const teams = await this.teamNames(tx, actor.workspaceId);
        for (const placed of entries) {
          const step = await this.take(tx, actor, placed, stored, teams);
          if (typeof step === 'string') done[step].push(placed.entry.name);
          else found.push(...step);
        }
        if (found.length > 0 || isDryRun) throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
    }
    return outcomeOf(found.length > 0 ? { added: [], updated: [], unchanged: [] } : done, found, isDryRun);
  }

  /** What became of one entry, or why it is refused. */
  private async take(
    tx: EntityManager,
    actor: Actor,
    { entry, place }: PlacedEntry,
    stored: readonly WatchRow[],
    teams: TeamNames,
  ): Promise<'added' | 'updated' | 'unchanged' | FileFault[]> {
    const [known, ...others] = stored.filter(({ name }) => name === entry.name);
    if (others.length > 0) {
      return [faultAt(place, 'Several watches of the workspace have this name; rename them first.')];
    }
    const fields = fieldsOf(entry, teams, known?.teamId ?? null);
    if (!fields.ok) return [faultAt(place, fields.reason)];
    if (known !== undefined && compareEntry(fields.fields, definitionOf(known))) return 'unchanged';
    try {
      if (known === undefined) {
        await this.watches.create(actor, { ...fields.fields, reason: REASON }, tx);
        return 'added';
      }
      await this.watches.update(actor, known.id, known.version, { ...fields.fields, reason: REASON }, tx);
      return 'updated';
    } catch (error) {
      if (error instanceof AppError) return faultsOf(error, place, entry);
      throw error;
    }
  }

  private async listAll(reach: WatchReach): Promise<WatchRow[]> {
    const rows: WatchRow[] = [];
    for (let after = '0'; ;) {
      const page = await listWatches(this.dataSource, reach, after, PAGE);
      rows.push(...page.slice(0, PAGE));
      const last = rows.at(-1);
      if (page.length <= PAGE || last === undefined) return rows;
      after = last.id;
    }
  }

  private async teamNames(on: DataSource | EntityManager, workspaceId: string): Promise<TeamNames> {
    return query<{ id: string; name: string }>(on, 'SELECT id, name FROM team WHERE workspace_id = $1 ORDER BY id', [
      workspaceId,
    ]);
  }
}

const faultAt = (place: FilePlace, message: string): FileFault => ({ ...place, message, inQuery: null });

/** Red examples and unfit grounds each have their own line. */
function faultsOf(error: AppError, place: FilePlace, { name }: WatchEntry): FileFault[] {
  const { fields } = error.details;
  if (fields === undefined || fields.length === 0) return [faultAt(place, `${name}: ${error.message}`)];
  return fields.map(({ field, message }) => faultAt(place, `${name}: ${field}: ${message}`));
}

function outcomeOf(
  done: { readonly added: string[]; readonly updated: string[]; readonly unchanged: string[] },
  faults: readonly FileFault[],
  isDryRun: boolean,
): ImportOutcome {
  return {
    ...done,
    faults: faults.map(({ row, line, column, message, inQuery }) => ({
      row,
      line,
      column,
      message:
        inQuery === null
          ? message
          : `${inQuery.watch}: query ${String(inQuery.line)}:${String(inQuery.column)}: ${message}`,
    })),
    isDryRun,
    placedFaults: faults,
  };
}
