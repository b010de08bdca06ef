import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError, type Connector, type Presence } from '../../connectors/connector.js';
import type { NormalisedPost } from '../../connectors/post.types.js';
import { isConnectionLoss } from '../../db/database-errors.js';
import { transact } from '../../db/transact.js';
import { planFillRequests } from '../../domain/collecting/plan-requests.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { CredentialsService } from '../credentials/credentials.service.js';
import { IngestService } from '../ingest/ingest.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { openQuotas } from '../../domain/collecting/open-quotas.js';
import { SourceLeaseService } from '../sources/source-lease.service.js';
import { DeletionsService } from './deletions.service.js';
import { PresencePasses, type AskedMention, type PresencePassRow } from './presence-passes.service.js';
import { RightsCounts } from './rights-counts.service.js';

const ASK_LIMIT_MS = 60_000;

type CheckableConnector = Connector & Required<Pick<Connector, 'exists'>>;

const isCheckable = (connector: Connector | undefined): connector is CheckableConnector =>
  connector?.exists !== undefined;

/**
 * Asks networks, over the day and with requests that reading leaves over, whether posts are still there. What is gone is deleted
 * here; what was edited becomes a version.
 */
@Injectable()
export class RecheckMentionsJob implements Job {
  readonly name = 'recheck-mentions';
  readonly scope = 'worker';
  readonly everySeconds = 10;
  private readonly log = new Logger('Rights');

  constructor(
    private readonly dataSource: DataSource,
    private readonly passes: PresencePasses,
    private readonly catalogue: ConnectorCatalogue,
    private readonly credentials: CredentialsService,
    private readonly deletions: DeletionsService,
    private readonly ingest: IngestService,
    private readonly leases: SourceLeaseService,
    private readonly counts: RightsCounts,
  ) {}

  async run({ signal, workerId }: JobContext): Promise<JobResult> {
    const kinds = this.catalogue.list().filter(isCheckable);
    if (signal.aborted || kinds.length === 0) return {};
    const pass = await this.passes.claim(
      `${workerId}:${randomUUID()}`,
      kinds.map(({ kind }) => kind),
    );
    if (pass === null) return {};
    try {
      const { checked, gone } = await this.ask(pass, AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT_MS)]));
      return { checked, gone, again: 1 };
    } catch (error) {
      await this.settleFailure(pass, error);
      return { failed: 1, again: 1 };
    }
  }

  private async ask(pass: PresencePassRow, signal: AbortSignal): Promise<{ checked: number; gone: number }> {
    const connector = this.catalogue.get(pass.connector);
    if (!isCheckable(connector)) throw new ConnectorError('invalid', `"${pass.connector}" cannot be asked.`);
    const { now, budget, spend, intervalSeconds } = pass;
    const quotas = openQuotas(pass.quotas);
    const plan = planFillRequests({ now, quotas, budget, spend, intervalSeconds });
    if (!plan.ok) {
      await this.passes.postpone(pass, null, (plan.until.getTime() - now.getTime()) / 1_000);
      return { checked: 0, gone: 0 };
    }
    const atOnce = connector.existsAtOnce ?? 1;
    const isNew = pass.total === 0 && pass.suspects.length === 0;
    const mentions = isNew ? [] : await this.passes.nextBatch(pass, connector.network, atOnce);
    if (mentions.length === 0 && pass.suspects.length === 0) {
      await this.passes.beginRound(pass, connector.network, atOnce);
      return { checked: 0, gone: 0 };
    }
    const presences = await this.lookAt(pass, connector, mentions, atOnce, signal);
    return this.settle(pass, connector, mentions, presences);
  }

  private async lookAt(
    pass: PresencePassRow,
    connector: CheckableConnector,
    mentions: readonly AskedMention[],
    atOnce: number,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Presence>> {
    const exists = connector.exists.bind(connector);
    const found = new Map<string, Presence>();
    for (let from = 0; from < mentions.length; from += atOnce) {
      const ids = mentions.slice(from, from + atOnce).map(({ externalId }) => externalId);
      for (const each of await this.credentials.call(pass, (settings) => exists(settings, ids, signal)))
        found.set(each.externalId, each);
    }
    return found;
  }

  /** When more than half is gone at once, the network may have lost its mind: it is asked once more before anything goes. */
  private async settle(
    pass: PresencePassRow,
    connector: CheckableConnector,
    mentions: readonly AskedMention[],
    presences: ReadonlyMap<string, Presence>,
  ): Promise<{ checked: number; gone: number }> {
    const gone = mentions.filter(({ externalId }) => presences.get(externalId)?.state === 'gone');
    const isDoubtful = pass.suspects.length === 0 && gone.length * 2 > mentions.length;
    const lastId = mentions.at(-1)?.id ?? pass.lastId;
    const atOnce = connector.existsAtOnce ?? 1;
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      await this.deletions.lock(tx, pass.workspaceId);
      const suspects = isDoubtful ? gone.map(({ id }) => id) : [];
      const isOurs = await this.passes.advance(
        tx,
        pass,
        pass.suspects.length > 0 ? pass.lastId : lastId,
        suspects,
        atOnce,
      );
      if (!isOurs) return;
      if (!isDoubtful) await this.deletions.remove(tx, pass.workspaceId, gone, 'mirrored');
      await this.counts.add(tx, pass.workspaceId, 'checked', mentions.length);
      await this.leases.recordAside(tx, pass.id, { cost: { requests: Math.ceil(mentions.length / atOnce) } });
    });
    await this.storeEdits(pass, connector, mentions, presences);
    return { checked: mentions.length, gone: isDoubtful ? 0 : gone.length };
  }

  private async storeEdits(
    pass: PresencePassRow,
    connector: CheckableConnector,
    mentions: readonly AskedMention[],
    presences: ReadonlyMap<string, Presence>,
  ): Promise<void> {
    const edited = mentions.flatMap((mention): NormalisedPost[] => {
      const { state, post } = presences.get(mention.externalId) ?? { state: 'unknown' };
      const isSame = post === undefined || (post.text === mention.text && (post.title ?? null) === mention.title);
      return state !== 'there' || isSame ? [] : [post];
    });
    if (edited.length === 0) return;
    await this.ingest.ingest(
      {
        id: pass.id,
        workspaceId: pass.workspaceId,
        connector: pass.connector,
        network: connector.network,
        lease: null,
      },
      connector,
      await this.credentials.openAsIs(pass),
      { posts: edited, rejected: [], gaps: [], isComplete: true, isAside: true },
    );
  }

  private async settleFailure(pass: PresencePassRow, error: unknown): Promise<void> {
    if (isConnectionLoss(error)) return;
    if (error instanceof ConnectorError) {
      await this.passes.postpone(pass, error.message, error.options.retryAfterSeconds ?? null);
      return;
    }
    this.log.error(`Source ${pass.id} (${pass.connector}): ${error instanceof Error ? error.message : 'failed'}`);
    await this.passes.postpone(pass, 'Asking failed because of an internal error.', null);
  }
}
