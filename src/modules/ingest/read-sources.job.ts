import { Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '../../connectors/connector.js';
import { isConnectionLoss } from '../../db/database-errors.js';
import { Env } from '../../env.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { pollFailures } from '../../metrics.js';
import { SourceLeaseService, type LeasedSource } from '../sources/source-lease.service.js';
import { LeaseLost } from './ingest.types.js';
import { SourceReader, type ReadOutcome } from './source-reader.service.js';

const RENEW_MS = 10_000;
/** A read still running after this is given up, so that one silent server cannot hold a place for ever. */
const READ_LIMIT_MS = 120_000;

type Outcome = ReadOutcome | 'failed' | 'released';

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
    private readonly reader: SourceReader,
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

  private async read(source: LeasedSource, signal: AbortSignal): Promise<Outcome> {
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
      const until = AbortSignal.any([signal, lost.signal, AbortSignal.timeout(READ_LIMIT_MS)]);
      return (await this.reader.read(source, until)).outcome;
    } catch (error) {
      return await this.settleFailure(source, error, signal.aborted || lost.signal.aborted);
    } finally {
      clearInterval(renewal);
    }
  }

  /** Trouble of the database is not the source's fault: its lease simply runs out. */
  private async settleFailure(source: LeasedSource, error: unknown, wasCutShort: boolean): Promise<Outcome> {
    if (error instanceof LeaseLost || isConnectionLoss(error)) return 'released';
    if (wasCutShort) {
      await this.leases.release(source);
      return 'released';
    }
    const fault = error instanceof ConnectorError ? error.fault : 'internal';
    const message = error instanceof ConnectorError ? error.message : 'Reading failed because of an internal error.';
    if (!(error instanceof ConnectorError)) {
      this.log.error(`Source ${source.id} (${source.connector}): ${error instanceof Error ? error.message : 'failed'}`);
    }
    pollFailures.inc({ connector: source.connector, fault });
    const { code, retryAfterSeconds, quotas } = error instanceof ConnectorError ? error.options : {};
    await this.leases.recordFailure(source, { fault, code, message, retryAfterSeconds, quotas });
    return 'failed';
  }
}
