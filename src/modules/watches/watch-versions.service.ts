import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import { diffQueries } from '../../domain/query/diff-queries.js';
import { compareDefinitions } from '../../domain/watch/compare-definitions.js';
import type { WatchDefinition } from '../../domain/watch/watch-definition.types.js';
import { notFound } from '../../errors.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { cursorId, toPage } from '../../http/paging.js';
import { contentOf, findDraft, findVersion, listVersions, type VersionRow } from './watch-history-rows.js';
import { findWatch, watchReach, type WatchRow } from './watch-rows.js';
import type { WatchDiff, WatchFieldChange, WatchVersionView } from './watch-versions.dto.js';
import { WatchWriterService } from './watch-writer.service.js';
import type { WatchView } from './watches.dto.js';

export type VersionName = number | 'draft';

interface Side {
  readonly name: VersionName;
  readonly definition: WatchDefinition;
  readonly teamName: string;
}

/** What a watch was, what changed between, and how it becomes so again. */
@Injectable()
export class WatchVersionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: WatchWriterService,
  ) {}

  /** Newest first. */
  async list(actor: Actor, watchId: string, { limit, cursor }: PageQuery): Promise<Page<WatchVersionView>> {
    const watch = await this.find(this.dataSource, actor, watchId);
    const rows = await listVersions(this.dataSource, watchId, cursorId(cursor), limit);
    const page = toPage(rows, limit, ({ n }) => [String(n)]);
    return { ...page, items: page.items.map((row) => viewOf(row, watch.version)) };
  }

  /** From `against` to `name`. Without `against`: from the version before, for a draft from the live one. */
  async diff(actor: Actor, watchId: string, name: VersionName, against: VersionName | null): Promise<WatchDiff> {
    const watch = await this.find(this.dataSource, actor, watchId);
    const to = await this.readSide(watch, name);
    const from = await this.findFrom(watch, name, against);
    return {
      from: from?.name ?? null,
      to: to.name,
      fields: compareDefinitions(from?.definition ?? null, to.definition).map(
        ({ field, before, after }): WatchFieldChange =>
          field === 'teamId'
            ? { field: 'team', before: from === null ? null : teamOf(from), after: teamOf(to) }
            : { field, before: before ?? null, after },
      ),
      query: diffQueries(from?.definition.query ?? '', to.definition.query).map((piece) => ({ ...piece })),
    };
  }

  /** A new version with exactly the content of version `n`. `version` is the one the caller last saw; null: not checked. */
  async restore(actor: Actor, watchId: string, n: number, version: number | null, reason: string): Promise<WatchView> {
    const reach = watchReach(actor, 'update');
    return this.dataSource.transaction(async (tx) => {
      const row = await this.writer.lock(tx, reach, watchId, version);
      const wanted = await findVersion(tx, watchId, n);
      if (wanted === undefined) throw notFound('version');
      const because = { action: 'watch.restore', reason: reason.trim(), restoredFrom: n } as const;
      return this.writer.replace(tx, actor, row, wanted.definition, because);
    });
  }

  private async find(on: DataSource | EntityManager, actor: Actor, id: string): Promise<WatchRow> {
    const row = await findWatch(on, watchReach(actor, 'read'), id);
    if (row === undefined) throw notFound('watch');
    return row;
  }

  private async findFrom(watch: WatchRow, to: VersionName, against: VersionName | null): Promise<Side | null> {
    if (against !== null) return this.readSide(watch, against);
    if (to === 'draft') return this.readSide(watch, watch.version);
    const [before] = await listVersions(this.dataSource, watch.id, String(to), 1);
    return before === undefined ? null : { ...before, name: before.n };
  }

  private async readSide(watch: WatchRow, name: VersionName): Promise<Side> {
    const row =
      name === 'draft'
        ? await findDraft(this.dataSource, watch.id)
        : await findVersion(this.dataSource, watch.id, name);
    if (row === undefined) throw notFound(name === 'draft' ? 'draft' : 'version');
    return { ...row, name };
  }
}

const teamOf = ({ definition, teamName }: Side): { id: string; name: string } => ({
  id: definition.teamId,
  name: teamName,
});

function viewOf(row: VersionRow, liveVersion: number): WatchVersionView {
  const { n, definition, teamName, reason, author, restoredFrom, createdAt } = row;
  return {
    ...contentOf(definition, teamName),
    n,
    reason,
    author,
    createdAt: createdAt.toISOString(),
    isLive: n === liveVersion,
    restoredFrom,
  };
}
