import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Analyser } from '../../analysers/analyser.js';
import type { Connector, SourceSettings } from '../../connectors/connector.js';
import { transact } from '../../db/transact.js';
import { query } from '../../db/rows.js';
import { postsRead, tasksOpened } from '../../metrics.js';
import { MutesService } from '../mutes/mutes.service.js';
import { WatchesService } from '../watches/watches.service.js';
import type { Batch, BatchSource, StoredCounts } from './ingest.types.js';
import { storeBatch } from './pipeline.js';
import { prepareBatch } from './prepare-batch.js';
import { StoreSteps } from './store-steps.service.js';

export const ANALYSERS = Symbol('ANALYSERS');

const NOTHING: StoredCounts = {
  stored: 0,
  repeated: 0,
  edited: 0,
  deleted: 0,
  unmatched: 0,
  quarantined: 0,
  tasksOpened: 0,
};

/** Posts in, mentions and tasks out: the one way in for polls, webhooks and replays. */
@Injectable()
export class IngestService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly watches: WatchesService,
    private readonly mutes: MutesService,
    private readonly steps: StoreSteps,
    @Inject(ANALYSERS) private readonly analysers: readonly Analyser[],
  ) {}

  /**
   * Matches, judges and stores a batch. Safe to call again with the same batch: everything written hangs on a unique key.
   * Throws LeaseLost when another worker holds the source; then nothing was written.
   */
  async ingest(
    source: BatchSource,
    connector: Connector,
    settings: SourceSettings,
    batch: Batch,
  ): Promise<StoredCounts> {
    const engine = await this.watches.loadEngine(source.workspaceId);
    const prepared = prepareBatch(batch.posts, {
      connector,
      source: settings,
      engine,
      mutes: await this.mutes.load(source.workspaceId),
      analysers: this.analysers,
      defaultLang: await this.defaultLang(source.workspaceId),
    });
    const outcome = await transact(this.dataSource, { repeatable: true }, (tx) =>
      storeBatch(tx, this.steps, source, batch, prepared),
    );
    const counts = outcome === 'repeated-delivery' ? NOTHING : outcome;
    this.count(source.connector, counts);
    return counts;
  }

  private async defaultLang(workspaceId: string): Promise<string | null> {
    const rows = await query<{ lang: string | null }>(
      this.dataSource,
      'SELECT default_lang AS lang FROM workspace WHERE id = $1',
      [workspaceId],
    );
    return rows[0]?.lang ?? null;
  }

  private count(connector: string, counts: StoredCounts): void {
    for (const outcome of ['stored', 'repeated', 'edited', 'deleted', 'unmatched', 'quarantined'] as const) {
      if (counts[outcome] > 0) postsRead.inc({ connector, outcome }, counts[outcome]);
    }
    if (counts.tasksOpened > 0) tasksOpened.inc(counts.tasksOpened);
  }
}
