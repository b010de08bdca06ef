import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '../../connectors/connector.js';
import { isConnectionLoss } from '../../db/database-errors.js';
import { planFillRequests } from '../../domain/collecting/plan-requests.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { openQuotas } from '../../domain/collecting/open-quotas.js';
import { SharedQuotas } from '../sources/shared-quotas.service.js';
import { WatchesService } from '../watches/watches.service.js';
import { GapStore, type ClaimedGap } from '../sources/gap-store.service.js';
import { IngestService } from './ingest.service.js';
import { LeaseLost } from './ingest.types.js';

const POSTS_PER_PAGE = 1_000;
const PAGE_LIMIT_MS = 120_000;
const FIRST_WAIT_SECONDS = 60;
const MOST_ATTEMPTS = 8;
/** Faults that another try does not mend; a few are made all the same, since networks err too. */
const ATTEMPTS_WHEN_REFUSED = 3;

/** Reads intervals that were missed, a page at a time, with requests that polling leaves over. */
@Injectable()
export class FillGapsJob implements Job {
  readonly name = 'fill-gaps';
  readonly scope = 'worker';
  readonly everySeconds = 10;
  readonly wakeUp = 'sources';
  private readonly log = new Logger('Gaps');

  constructor(
    private readonly gaps: GapStore,
    private readonly shared: SharedQuotas,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly watches: WatchesService,
    private readonly ingest: IngestService,
  ) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    if (signal.aborted) return {};
    const gap = await this.gaps.claim(`${workerId}:${randomUUID()}`);
    if (gap === null) return {};
    try {
      const outcome = await this.fill(gap, gap.now, AbortSignal.any([signal, AbortSignal.timeout(PAGE_LIMIT_MS)]));
      return { [outcome]: 1, again: 1 };
    } catch (error) {
      await this.settleFailure(gap, error, signal.aborted);
      return { failed: 1, again: 1 };
    }
  }

  /** One page of a gap, at `now`. */
  async fill(gap: ClaimedGap, now: Date, signal: AbortSignal): Promise<'filled' | 'part' | 'waits' | 'lost'> {
    const connector = this.catalogue.get(gap.connector);
    if (connector?.fill === undefined) {
      await this.gaps.giveUp(gap, 'This network does not show what was missed.');
      return 'lost';
    }
    const { budget, spend, intervalSeconds } = gap;
    const { workspaceId, sourceId } = gap;
    const quotas = await this.shared.of({ id: sourceId, workspaceId, now }, openQuotas(gap.quotas));
    const plan = planFillRequests({ now, quotas, budget, spend, intervalSeconds });
    if (!plan.ok) {
      await this.gaps.waitUntil(gap, (plan.until.getTime() - now.getTime()) / 1_000, null);
      return 'waits';
    }
    const engine = await this.watches.loadEngine(gap.workspaceId);
    const limits = {
      now,
      maxPosts: POSTS_PER_PAGE,
      maxRequests: plan.maxRequests,
      terms: engine.searchTerms(),
      quotas,
    };
    const fill = connector.fill.bind(connector);
    // Access that is refused is renewed, as it is for polls.
    const { settings, page } = await this.credentials.call({ ...gap, id: gap.sourceId }, async (opened) => ({
      settings: opened,
      page: await fill(opened, { from: gap.from, to: gap.to }, gap.cursor, limits, signal),
    }));
    await this.ingest.ingest(
      {
        id: gap.sourceId,
        workspaceId: gap.workspaceId,
        connector: gap.connector,
        network: connector.network,
        lease: null,
      },
      connector,
      settings,
      {
        posts: page.posts,
        rejected: page.rejected ?? [],
        // What even the second reading did not show is gone.
        gaps: page.gaps ?? [],
        canFillGaps: false,
        isComplete: page.complete,
        collected: { quotas: page.quotas, cost: page.cost },
        fills: {
          gapId: gap.id,
          token: gap.token,
          cursor: page.cursor,
          isComplete: page.complete,
          notBefore: page.notBefore,
        },
      },
    );
    return page.complete ? 'filled' : 'part';
  }

  /** Trouble of the database is not the gap's fault: its lease simply runs out. */
  private async settleFailure(gap: ClaimedGap, error: unknown, wasCutShort: boolean): Promise<void> {
    if (error instanceof LeaseLost || isConnectionLoss(error)) return;
    if (wasCutShort) {
      await this.gaps.waitUntil(gap, 0, null);
      return;
    }
    if (!(error instanceof ConnectorError)) {
      this.log.error(`Gap ${gap.id}: ${error instanceof Error ? error.message : 'failed'}`);
    }
    const isKnown = error instanceof ConnectorError;
    const problem = isKnown ? error.message : 'Reading failed because of an internal error.';
    const wait = isKnown ? (error.options.retryAfterSeconds ?? 0) : 0;
    if (isKnown && error.fault === 'quota') {
      await this.gaps.waitUntil(gap, Math.max(wait, FIRST_WAIT_SECONDS), null);
      return;
    }
    const isRefused = isKnown && (error.fault === 'gone' || error.fault === 'invalid');
    if (gap.attempts + 1 >= (isRefused ? ATTEMPTS_WHEN_REFUSED : MOST_ATTEMPTS)) {
      await this.gaps.giveUp(gap, problem);
      return;
    }
    await this.gaps.waitUntil(gap, Math.max(wait, FIRST_WAIT_SECONDS * 2 ** gap.attempts), { problem });
  }
}
