import { Injectable, Logger } from '@nestjs/common';
import { ConnectorError, type Connector, type Page } from '../../connectors/connector.js';
import { isConnectionLoss } from '../../db/database-errors.js';
import { Env } from '../../env.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { pollFailures } from '../../metrics.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourceLeaseService, type LeasedSource } from '../sources/source-lease.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { IngestService } from './ingest.service.js';
import { LeaseLost } from './ingest.types.js';

const POSTS_PER_PAGE = 1_000;
const RENEW_MS = 10_000;
/** A read still running after this is given up, so that one silent server cannot hold a place for ever. */
const READ_LIMIT_MS = 120_000;

type ReadOutcome = 'read' | 'more' | 'failed' | 'released';

/** Reads the sources that are due, several at a time in each worker, each by one worker at a time. */
@Injectable()
export class ReadSourcesJob implements Job {
  readonly name = 'read-sources';
  readonly scope = 'worker';
  readonly everySeconds = 1;
  readonly wakeUp = 'sources';
  private readonly log = new Logger('Ingest');

  constructor(
    private readonly leases: SourceLeaseService,
    private readonly sources: SourcesService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly ingest: IngestService,
    private readonly env: Env,
  ) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    if (signal.aborted) return {};
    const claimed = await this.leases.claimDue(workerId, this.env.parallelSources);
    const outcomes = await Promise.all(claimed.map((source) => this.read(source, signal)));
    const more = claimed.length === this.env.parallelSources || outcomes.includes('more');
    return {
      read: outcomes.filter((o) => o !== 'failed').length,
      failed: outcomes.filter((o) => o === 'failed').length,
      again: more ? 1 : 0,
    };
  }

  private async read(source: LeasedSource, signal: AbortSignal): Promise<ReadOutcome> {
    const lost = new AbortController();
    const renewal = setInterval(() => {
      this.leases.renew(source).then(
        (isOurs) => {
          if (!isOurs) lost.abort();
        },
        () => undefined,
      );
    }, RENEW_MS);
    try {
      return await this.readPage(source, AbortSignal.any([signal, lost.signal, AbortSignal.timeout(READ_LIMIT_MS)]));
    } catch (error) {
      return await this.settleFailure(source, error, signal.aborted || lost.signal.aborted);
    } finally {
      clearInterval(renewal);
    }
  }

  private async readPage(source: LeasedSource, signal: AbortSignal): Promise<ReadOutcome> {
    const connector = this.catalogue.get(source.connector);
    if (!connector?.poll) throw new ConnectorError('invalid', `No connector "${source.connector}" reads by itself.`);
    const settings = this.sources.openSettings(source);
    const page: Page = await connector.poll(
      settings,
      source.cursor,
      { now: source.now, maxPosts: POSTS_PER_PAGE },
      signal,
    );
    await this.ingest.ingest(this.batchSource(source, connector), connector, settings, {
      posts: page.posts,
      rejected: page.rejected ?? [],
      gaps: page.gaps ?? [],
      cursor: page.cursor,
      isComplete: page.complete,
      ...(page.notBefore === undefined ? {} : { notBefore: page.notBefore }),
    });
    return page.complete ? 'read' : 'more';
  }

  private batchSource(source: LeasedSource, connector: Connector) {
    return {
      id: source.id,
      workspaceId: source.workspaceId,
      connector: source.connector,
      network: connector.network,
      lease: { epoch: source.epoch, token: source.token },
    };
  }

  /** Trouble of the database is not the source's fault: its lease simply runs out. */
  private async settleFailure(source: LeasedSource, error: unknown, wasCutShort: boolean): Promise<ReadOutcome> {
    if (error instanceof LeaseLost || isConnectionLoss(error)) return 'released';
    if (wasCutShort) {
      await this.leases.release(source);
      return 'released';
    }
    const fault = error instanceof ConnectorError ? error.fault : 'retry';
    const message = error instanceof ConnectorError ? error.message : 'Reading failed because of an internal error.';
    if (!(error instanceof ConnectorError)) {
      this.log.error(`Source ${source.id} (${source.connector}): ${error instanceof Error ? error.message : 'failed'}`);
    }
    pollFailures.inc({ connector: source.connector, fault });
    await this.leases.recordFailure(source, message, {
      state: fault === 'gone' ? 'gone' : fault === 'auth' || fault === 'invalid' ? 'must-act' : 'retry',
      retryAfterSeconds: error instanceof ConnectorError ? error.options.retryAfterSeconds : undefined,
    });
    return 'failed';
  }
}
