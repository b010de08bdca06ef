import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { ConnectorError, type Connector, type Cursor } from '../../connectors/connector.js';
import type { SourceSettings } from '../../connectors/setting.types.js';
import { isConnectionLoss } from '../../db/database-errors.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { pollFailures } from '../../metrics.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourceLeaseService, type LeasedSource } from '../sources/source-lease.service.js';
import { WatchesService } from '../watches/watches.service.js';
import { IngestService } from './ingest.service.js';
import { listenOnce, type StreamEnd } from './stream-listener.js';

/** Of one worker; others take what is over. */
const MOST_STREAMS = 100;
const FIRST_WAIT_SECONDS = 1;
const LONGEST_WAIT_SECONDS = 60;
/** A connection that held so long was a good one: the next wait is short again. */
const GOOD_MS = 60_000;

/**
 * Holds the streams of sources that listen. A source is leased for as long as it listens, by one worker at a time; when that one
 * dies, another takes it over once the lease has run out and goes on from the cursor of the last delivery stored.
 */
@Injectable()
export class ListenSourcesJob implements Job, BeforeApplicationShutdown {
  readonly name = 'listen-sources';
  readonly scope = 'worker';
  readonly everySeconds = 2;
  readonly wakeUp = 'sources';
  private readonly log = new Logger('Streams');
  private readonly streams = new Map<string, Promise<void>>();
  /** How often in a row a source's stream ended soon after it was opened. */
  private readonly shortLived = new Map<string, number>();

  constructor(
    private readonly leases: SourceLeaseService,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly watches: WatchesService,
    private readonly ingest: IngestService,
  ) {}

  /** Opens what is due. The streams go on after the run, until `signal` aborts. */
  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    const room = MOST_STREAMS - this.streams.size;
    if (signal.aborted || room <= 0) return {};
    const claimed = await this.leases.claimStreams(`${workerId}:${randomUUID()}`, room);
    for (const source of claimed) {
      const stream = this.hold(source, signal).finally(() => {
        if (this.streams.get(source.id) === stream) this.streams.delete(source.id);
      });
      this.streams.set(source.id, stream);
    }
    return { opened: claimed.length };
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.streams.values());
  }

  /** Never throws: whatever happens, the source is given back or its lease runs out. */
  private async hold(source: LeasedSource, stop: AbortSignal): Promise<void> {
    const openedAtMs = performance.now();
    const end = await this.listen(source, stop).catch((error: unknown): StreamEnd => ({ kind: 'failed', error }));
    if (performance.now() - openedAtMs >= GOOD_MS) this.shortLived.delete(source.id);
    await this.settle(source, end).catch((error: unknown) => {
      this.log.warn(`Source ${source.id}: ${error instanceof Error ? error.message : 'was not given back'}`);
    });
  }

  private async listen(source: LeasedSource, stop: AbortSignal): Promise<StreamEnd> {
    const connector = this.catalogue.get(source.connector);
    if (connector === undefined) throw new ConnectorError('invalid', `There is no connector "${source.connector}".`);
    // Whoever opens it again goes on from the last delivery.
    const place = { cursor: source.cursor };
    return this.credentials.call(source, async (settings) => {
      const end = await this.listenWith(source, connector, settings, place, stop);
      // Thrown, so that access which the network refused is renewed.
      if (end.kind === 'failed' && end.error instanceof ConnectorError) throw end.error;
      return end;
    });
  }

  private async listenWith(
    source: LeasedSource,
    connector: Connector,
    settings: SourceSettings,
    place: { cursor: Cursor },
    stop: AbortSignal,
  ): Promise<StreamEnd> {
    if (connector.poll !== undefined && connector.isListening?.(settings) !== true) {
      await this.leases.turn(source, false);
      return { kind: 'lost' };
    }
    for (;;) {
      const end = await listenOnce(
        connector,
        settings,
        place,
        {
          renew: () => this.leases.renew(source),
          beat: () => this.leases.recordBeat(source.id),
          now: () => new Date(),
          terms: async () => (await this.watches.loadEngine(source.workspaceId)).searchTerms(),
          store: async (page) => {
            await this.store(source, connector, settings, page);
            place.cursor = page.cursor;
          },
        },
        stop,
      );
      if (end.kind !== 'terms-changed') return end;
    }
  }

  private async store(
    source: LeasedSource,
    connector: Connector,
    settings: SourceSettings,
    page: Parameters<Parameters<NonNullable<Connector['listen']>>[2]>[0],
  ): Promise<void> {
    await this.ingest.ingest(
      {
        id: source.id,
        workspaceId: source.workspaceId,
        connector: source.connector,
        network: connector.network,
        lease: { epoch: source.epoch, token: source.token },
      },
      connector,
      settings,
      {
        posts: page.posts,
        rejected: page.rejected ?? [],
        gaps: page.gaps ?? [],
        canFillGaps: connector.fill !== undefined,
        cursor: page.cursor,
        isComplete: true,
        isStreamed: true,
        collected: { quotas: page.quotas, notices: page.notices, cost: page.cost },
      },
    );
  }

  private async settle(source: LeasedSource, end: StreamEnd): Promise<void> {
    switch (end.kind) {
      case 'lost':
        return;
      case 'stopped':
        await this.leases.release(source);
        return;
      case 'ended':
      case 'terms-changed':
        await this.leases.release(source, this.nextWait(source.id));
        return;
      case 'failed':
        await this.settleFailure(source, end.error);
    }
  }

  /** Trouble of the database is not the source's fault: its lease simply runs out. */
  private async settleFailure(source: LeasedSource, error: unknown): Promise<void> {
    if (isConnectionLoss(error)) return;
    const isKnown = error instanceof ConnectorError;
    if (!isKnown) {
      this.log.error(`Source ${source.id} (${source.connector}): ${error instanceof Error ? error.message : 'failed'}`);
    }
    const fault = isKnown ? error.fault : 'internal';
    pollFailures.inc({ connector: source.connector, fault });
    const { code, retryAfterSeconds, quotas } = isKnown ? error.options : {};
    const message = isKnown ? error.message : 'Listening failed because of an internal error.';
    const backOffSeconds = fault === 'retry' ? this.nextWait(source.id) : undefined;
    await this.leases.recordFailure(source, { fault, code, message, retryAfterSeconds, quotas, backOffSeconds });
  }

  private nextWait(sourceId: string): number {
    const count = this.shortLived.get(sourceId) ?? 0;
    this.shortLived.set(sourceId, count + 1);
    return Math.min(FIRST_WAIT_SECONDS * 2 ** count, LONGEST_WAIT_SECONDS);
  }
}
