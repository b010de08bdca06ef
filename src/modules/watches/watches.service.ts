import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../domain/access/access.types.js';
import type { WatchDefinition } from '../../domain/watch/watch-definition.types.js';
import { notFound } from '../../errors.js';
import type { Page, PageQuery } from '../../http/paging.js';
import { cursorId, toPage } from '../../http/paging.js';
import { WatchEngineService } from './watch-engine.service.js';
import { definitionOf, findWatch, listWatches, viewOf, watchReach } from './watch-rows.js';
import { WatchWriterService } from './watch-writer.service.js';
import type { NewWatch, WatchChange, WatchView } from './watches.dto.js';
import type { WatchEngine } from './watches.types.js';

/** What a watch is before anything is said about it; the team is chosen. */
const BLANK: WatchDefinition = {
  name: '',
  kind: 'topic',
  query: '',
  languages: [],
  priorityWeight: 1,
  teamId: '',
  examples: [],
  person: null,
};

/** What an organisation wants to hear about. */
@Injectable()
export class WatchesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly engines: WatchEngineService,
    private readonly writer: WatchWriterService,
  ) {}

  /** All watches of a workspace, compiled; kept in memory until one of them changes. */
  loadEngine(workspaceId: string, tx?: EntityManager): Promise<WatchEngine> {
    return this.engines.load(workspaceId, tx);
  }

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<WatchView>> {
    const reach = watchReach(actor, 'read');
    const after = cursorId(cursor) ?? '0';
    const rows = await listWatches(this.dataSource, reach, after, limit);
    const page = toPage(rows, limit, (row) => [row.id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  async get(actor: Actor, id: string): Promise<WatchView> {
    const row = await findWatch(this.dataSource, watchReach(actor, 'read'), id);
    if (row === undefined) throw notFound('watch');
    return viewOf(row);
  }

  /** Within `tx` when given, so that several may be added or none. */
  async create(actor: Actor, watch: NewWatch, tx?: EntityManager): Promise<WatchView> {
    const reach = watchReach(actor, 'create');
    return this.within(tx, async (on) => {
      const definition = await this.writer.compose(on, actor, reach, watch, BLANK);
      return this.writer.create(on, actor, definition, { action: 'watch.create', reason: reasonOf(watch) });
    });
  }

  /** `version` is the one the caller last saw; null leaves out the check. */
  async update(
    actor: Actor,
    id: string,
    version: number | null,
    change: WatchChange,
    tx?: EntityManager,
  ): Promise<WatchView> {
    const reach = watchReach(actor, 'update');
    return this.within(tx, async (on) => {
      const row = await this.writer.lock(on, reach, id, version);
      const definition = await this.writer.compose(on, actor, reach, change, definitionOf(row));
      return this.writer.replace(on, actor, row, definition, { action: 'watch.update', reason: reasonOf(change) });
    });
  }

  /** The row stays: mentions go on naming it. */
  async remove(actor: Actor, id: string, version: number | null): Promise<void> {
    const reach = watchReach(actor, 'delete');
    await this.dataSource.transaction(async (tx) => {
      await this.writer.remove(tx, actor, await this.writer.lock(tx, reach, id, version));
    });
  }

  private within<T>(tx: EntityManager | undefined, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return tx === undefined ? this.dataSource.transaction(work) : work(tx);
  }
}

const reasonOf = ({ reason }: { readonly reason?: string | undefined }): string | null => reason?.trim() ?? null;
