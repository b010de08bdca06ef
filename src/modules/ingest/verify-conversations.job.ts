import { Injectable, Logger } from '@nestjs/common';
import { ConnectorError } from '../../connectors/connector.js';
import { planFillRequests } from '../../domain/collecting/plan-requests.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { openQuotas } from '../../domain/collecting/open-quotas.js';
import { IngestService } from './ingest.service.js';
import { ThreadQueue, type DueThread } from '../sources/thread-queue.service.js';

/** With a run each half minute: 600 threads an hour at most. */
const THREADS_A_RUN = 5;
const POSTS_PER_THREAD = 500;
const READ_LIMIT_MS = 60_000;

/**
 * Reads conversations again that people answer on the network itself, so that such answers are noticed and stop the clock. It uses
 * requests that polling leaves over, and what fails is tried again at its next turn.
 */
@Injectable()
export class VerifyConversationsJob implements Job {
  readonly name = 'verify-conversations';
  readonly scope = 'cluster';
  readonly everySeconds = 30;
  private readonly log = new Logger('Conversations');

  constructor(
    private readonly threads: ThreadQueue,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly ingest: IngestService,
  ) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const kinds = this.catalogue.list().flatMap((c) => (c.readThread === undefined ? [] : [c.kind]));
    if (signal.aborted || kinds.length === 0) return {};
    let [read, failed, left] = [0, 0, 0];
    for (const thread of await this.threads.claim(kinds, THREADS_A_RUN)) {
      const outcome = await this.read(thread, AbortSignal.any([signal, AbortSignal.timeout(READ_LIMIT_MS)]));
      if (outcome === 'read') read += 1;
      else if (outcome === 'failed') failed += 1;
      else left += 1;
    }
    return { read, failed, left };
  }

  private async read(thread: DueThread, signal: AbortSignal): Promise<'read' | 'failed' | 'left'> {
    const connector = this.catalogue.get(thread.connector);
    const { now, budget, spend, intervalSeconds, externalId, conversationId } = thread;
    const plan = planFillRequests({ now, quotas: openQuotas(thread.quotas), budget, spend, intervalSeconds });
    if (connector?.readThread === undefined || !plan.ok) return 'left';
    try {
      const limits = { now, maxPosts: POSTS_PER_THREAD, maxRequests: plan.maxRequests, terms: null };
      const readThread = connector.readThread.bind(connector);
      const source = { ...thread, id: thread.sourceId };
      const { settings, page } = await this.credentials.call(source, async (opened) => ({
        settings: opened,
        page: await readThread(opened, { externalId, conversationId }, limits, signal),
      }));
      await this.ingest.ingest(
        {
          id: thread.sourceId,
          workspaceId: thread.workspaceId,
          connector: thread.connector,
          network: connector.network,
          lease: null,
        },
        connector,
        settings,
        {
          posts: page.posts,
          rejected: page.rejected ?? [],
          gaps: [],
          isComplete: true,
          isAside: true,
          collected: { quotas: page.quotas, cost: page.cost },
        },
      );
      return 'read';
    } catch (error) {
      const message = error instanceof Error ? error.message : 'failed';
      if (!(error instanceof ConnectorError)) this.log.error(`Thread of task ${thread.taskId}: ${message}`);
      return 'failed';
    }
  }
}
