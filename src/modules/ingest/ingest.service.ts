import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Connector } from '../../connectors/connector.js';
import type { SourceSettings } from '../../connectors/setting.types.js';
import { transact } from '../../db/transact.js';
import { query } from '../../db/rows.js';
import { postsRead, tasksOpened } from '../../metrics.js';
import { WorkspaceModels } from '../learning/workspace-models.service.js';
import { ErasuresChanged } from '../mentions/mention-store.types.js';
import { MutesService } from '../mutes/mutes.service.js';
import { ErasedAuthorsService } from '../rights/erased-authors.service.js';
import { RightsCounts } from '../rights/rights-counts.service.js';
import { WatchesService } from '../watches/watches.service.js';
import type { Batch, BatchSource, StoredCounts } from './ingest.types.js';
import { storeBatch } from './pipeline.js';
import type { Judges } from './judge-posts.js';
import { prepareBatch, type PrepareContext } from './prepare-batch.js';
import { StoreSteps } from './store-steps.service.js';

/** Authors are rarely erased; a batch that meets more than this many erasures is tried again by whoever brought it. */
const MOST_ATTEMPTS = 5;

export const JUDGES = Symbol('JUDGES');

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
    private readonly models: WorkspaceModels,
    private readonly steps: StoreSteps,
    private readonly erasedAuthors: ErasedAuthorsService,
    private readonly rightsCounts: RightsCounts,
    @Inject(JUDGES) private readonly judges: Judges,
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
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.ingestOnce(source, connector, settings, batch);
      } catch (error) {
        if (!(error instanceof ErasuresChanged) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async ingestOnce(
    source: BatchSource,
    connector: Connector,
    settings: SourceSettings,
    batch: Batch,
  ): Promise<StoredCounts> {
    const { erasuresVersion, ...languages } = await this.settingsOf(source.workspaceId);
    const erased = await this.erasedAuthors.load(source.workspaceId, erasuresVersion);
    const kept = this.erasedAuthors.filter(erased, connector.network, batch);
    const engine = await this.watches.loadEngine(source.workspaceId);
    const correct = await this.models.for(source.workspaceId);
    const prepared = await prepareBatch(kept.posts, {
      connector,
      source: settings,
      engine,
      mutes: await this.mutes.load(source.workspaceId),
      judges: correct === null ? this.judges : { ...this.judges, correct },
      ...languages,
    });
    const outcome = await transact(this.dataSource, { repeatable: true }, (tx) =>
      storeBatch(
        tx,
        this.steps,
        source,
        { ...batch, rejected: kept.rejected },
        { ...prepared, erasuresVersion: erased.version },
      ),
    );
    await this.rightsCounts.add(this.dataSource, source.workspaceId, 'dropped', kept.dropped);
    const counts = outcome === 'repeated-delivery' ? NOTHING : outcome;
    this.count(source.connector, counts);
    return counts;
  }

  private async settingsOf(
    workspaceId: string,
  ): Promise<Pick<PrepareContext, 'defaultLang' | 'languages'> & { readonly erasuresVersion: string }> {
    const [row] = await query<{ defaultLang: string | null; languages: string[] | null; erasuresVersion: string }>(
      this.dataSource,
      `SELECT default_lang AS "defaultLang", languages, erasures_version AS "erasuresVersion" FROM workspace WHERE id = $1`,
      [workspaceId],
    );
    const { defaultLang = null, languages = null, erasuresVersion = '0' } = row ?? {};
    return { defaultLang, languages: languages ?? [], erasuresVersion };
  }

  private count(connector: string, counts: StoredCounts): void {
    for (const outcome of ['stored', 'repeated', 'edited', 'deleted', 'unmatched', 'quarantined'] as const) {
      if (counts[outcome] > 0) postsRead.inc({ connector, outcome }, counts[outcome]);
    }
    if (counts.tasksOpened > 0) tasksOpened.inc(counts.tasksOpened);
  }
}
