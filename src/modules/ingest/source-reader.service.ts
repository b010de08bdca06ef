import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError, type Connector, type Page } from '../../connectors/connector.js';
import { planInterval, rateBusy } from '../../domain/collecting/plan-interval.js';
import { isCounted, planRequests, type PlannedRequests } from '../../domain/collecting/plan-requests.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { IncidentSources } from '../incidents/incident-sources.service.js';
import { SharedQuotas } from '../sources/shared-quotas.service.js';
import { SourceLeaseService, type CollectedFacts, type LeasedSource } from '../sources/source-lease.service.js';
import { openQuotas } from '../../domain/collecting/open-quotas.js';
import { WatchesService } from '../watches/watches.service.js';
import { GapStore } from '../sources/gap-store.service.js';
import { IngestService } from './ingest.service.js';
import type { BatchSource } from './ingest.types.js';

const POSTS_PER_PAGE = 1_000;
const USUAL_MIN_SECONDS = 30;
/** From here on a source counts as in a storm and may use all that is left. */
const STORM_FROM = 0.25;
/** The fill of a gap of this kind is not tried before polling had the time to catch up. */
const CATCH_UP_MS = 3_600_000;

/** read: to its end · more: there is more to read at once · postponed: not read, because nothing may be spent or a stream is read instead */
export type ReadOutcome = 'read' | 'more' | 'postponed';

/** What one poll came to, and when the next one is meant to be. */
export interface ReadResult {
  readonly outcome: ReadOutcome;
  readonly nextAt: Date;
}

/** One poll of a source that is held: planned, read, stored. */
@Injectable()
export class SourceReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly leases: SourceLeaseService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly watches: WatchesService,
    private readonly gaps: GapStore,
    private readonly shared: SharedQuotas,
    private readonly ingest: IngestService,
    private readonly incidents: IncidentSources,
  ) {}

  /** At `source.now`. Throws what the connector throws; then nothing was stored. */
  async read(source: LeasedSource, signal: AbortSignal): Promise<ReadResult> {
    const connector = this.catalogue.get(source.connector);
    if (!connector?.poll) throw new ConnectorError('invalid', `No connector "${source.connector}" reads by itself.`);
    if (connector.isListening?.(await this.credentials.openAsIs(source)) === true) {
      await this.leases.turn(source, true);
      return { outcome: 'postponed', nextAt: source.now };
    }
    const quotas = await this.shared.of(source, openQuotas(source.quotas));
    const plan = planRequests({
      now: source.now,
      quotas,
      budget: source.budget,
      spend: source.spend,
      intervalSeconds: source.intervalSeconds,
      isUrgent: source.failures > 0 || source.busy >= STORM_FROM,
    });
    if (!plan.ok) return this.postpone(source, connector, plan);
    const poll = connector.poll.bind(connector);
    const engine = await this.watches.loadEngine(source.workspaceId);
    const { now, cursor } = source;
    const limits = {
      now,
      maxPosts: POSTS_PER_PAGE,
      maxRequests: plan.maxRequests,
      terms: engine.searchTerms(),
      quotas,
    };
    const { settings, page } = await this.credentials.call(source, async (opened) => ({
      settings: opened,
      page: await poll(opened, cursor, limits, signal),
    }));
    const collected = await this.collectedOf(source, connector, page, plan);
    await this.ingest.ingest(batchSource(source, connector), connector, settings, {
      posts: page.posts,
      rejected: page.rejected ?? [],
      gaps: page.gaps ?? [],
      canFillGaps: connector.fill !== undefined,
      cursor: page.cursor,
      isComplete: page.complete,
      collected,
      hasCaughtUp: source.hasSpentGap && page.complete,
      ...(page.notBefore === undefined ? {} : { notBefore: page.notBefore }),
    });
    const pauseSeconds = page.complete ? (collected.nextSeconds ?? source.intervalSeconds) : 0;
    const nextAt = new Date(Math.max(source.now.getTime() + pauseSeconds * 1_000, page.notBefore?.getTime() ?? 0));
    return { outcome: page.complete ? 'read' : 'more', nextAt };
  }

  private async collectedOf(
    source: LeasedSource,
    connector: Connector,
    page: Page,
    plan: Extract<PlannedRequests, { ok: true }>,
  ): Promise<CollectedFacts> {
    const busy = rateBusy(source.busy, { posts: page.posts.length, wasFull: !page.complete });
    const next = planInterval({
      setSeconds: source.intervalSeconds,
      minSeconds: connector.interval?.minSeconds ?? USUAL_MIN_SECONDS,
      busy,
      isIncident: await this.incidents.isConcerned(this.dataSource, source.workspaceId, source.id),
      isCounted: isCounted(page.quotas ?? openQuotas(source.quotas), source.budget, source.spend.month.usd),
      isOnReserve: plan.reason === 'reserve',
    });
    // Where nothing says what it cost but somebody counts, it was one request.
    const cost = page.cost ?? (source.budget === null ? undefined : { requests: 1 });
    return {
      quotas: page.quotas === undefined ? undefined : await this.shared.of(source, page.quotas),
      notices: page.complete ? (page.notices ?? []) : page.notices,
      cost,
      busy,
      nextSeconds: next.reason === 'set' ? undefined : next.seconds,
    };
  }

  private async postpone(
    source: LeasedSource,
    connector: Connector,
    { reason, until }: Extract<PlannedRequests, { ok: false }>,
  ): Promise<ReadResult> {
    if (reason === 'budget-spent') {
      const gap = { from: source.readUntilAt, to: until, reason: 'budget-spent' };
      await this.dataSource.transaction((tx) =>
        this.gaps.record(tx, source, [gap], 'open', new Date(until.getTime() + CATCH_UP_MS)),
      );
      const message = 'The budget of this source is spent; raise it, or wait until it begins anew.';
      await this.leases.postpone(source, { reason: 'budget-spent', until, message });
    } else {
      const message = `${connector.network} allows no more requests until its limit is reset.`;
      await this.leases.postpone(source, { reason: 'rate-limited', until, message });
    }
    return { outcome: 'postponed', nextAt: until };
  }
}

const batchSource = (source: LeasedSource, connector: Connector): BatchSource => ({
  id: source.id,
  workspaceId: source.workspaceId,
  connector: source.connector,
  network: connector.network,
  lease: { epoch: source.epoch, token: source.token },
});
