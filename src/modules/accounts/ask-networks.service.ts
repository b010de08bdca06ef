import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ConnectorError } from '../../connectors/connector.js';
import { query } from '../../db/rows.js';
import { spendOf } from '../../db/source-spend.js';
import { transact } from '../../db/transact.js';
import type { Budget, SpendSoFar, StoredQuota } from '../../domain/collecting/collecting.types.js';
import { openQuotas } from '../../domain/collecting/open-quotas.js';
import { planFillRequests } from '../../domain/collecting/plan-requests.js';
import { accountAskFailures } from '../../metrics.js';
import { CredentialsService, type CallableSource } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';
import { SourceLeaseService } from '../sources/source-lease.service.js';

/** With a run each minute: 300 accounts an hour at most. */
const SOURCES_A_RUN = 5;
const AGAIN_HOURS = 6;
const ASK_LIMIT_MS = 20_000;

interface AskedSource extends CallableSource {
  readonly accountId: string;
  readonly intervalSeconds: number;
  readonly budget: Budget | null;
  readonly quotas: readonly StoredQuota[];
  readonly spend: SpendSoFar;
  readonly now: Date;
}

export interface Asked {
  readonly asked: number;
  readonly failed: number;
}

/**
 * Asks networks for an account's last post where reading the source does not show it and asking is cheap: four times a day, with
 * requests that polling leaves over.
 */
@Injectable()
export class AskNetworks {
  private readonly log = new Logger('Accounts');

  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
    private readonly leases: SourceLeaseService,
  ) {}

  async ask(signal: AbortSignal): Promise<Asked> {
    let [asked, failed] = [0, 0];
    for (const source of await this.claim()) {
      if (signal.aborted) break;
      const outcome = await this.askOne(source, AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT_MS)]));
      if (outcome === 'asked') asked += 1;
      if (outcome === 'failed') failed += 1;
    }
    return { asked, failed };
  }

  /** When they were asked moves in the claim, so that one that fails waits for its next turn. */
  private claim(): Promise<AskedSource[]> {
    return query<AskedSource>(
      this.dataSource,
      `WITH due AS (
         SELECT o.source_id FROM own_account_source o JOIN source s ON s.id = o.source_id
           JOIN own_account a ON a.id = o.account_id
         WHERE o.own_posts = 'asked' AND coalesce(o.asked_at, '-infinity') < now() - make_interval(hours => ${String(AGAIN_HOURS)})
           AND s.deleted_at IS NULL AND s.health_state NOT IN ('paused', 'blind') AND a.removed_at IS NULL
           AND a.post_days IS NOT NULL
         ORDER BY o.asked_at NULLS FIRST, o.source_id LIMIT ${String(SOURCES_A_RUN)} FOR UPDATE OF o SKIP LOCKED),
       taken AS (
         UPDATE own_account_source o SET asked_at = now() FROM due WHERE o.source_id = due.source_id
         RETURNING o.source_id, o.account_id)
       SELECT s.id, s.workspace_id AS "workspaceId", s.connector, s.settings, s.credentials, t.account_id AS "accountId",
         s.interval_seconds AS "intervalSeconds", s.budget, s.quotas, ${spendOf('s')} AS spend, now() AS now
       FROM taken t JOIN source s ON s.id = t.source_id`,
    );
  }

  private async askOne(source: AskedSource, signal: AbortSignal): Promise<'asked' | 'failed' | 'left'> {
    const { now, budget, spend, intervalSeconds } = source;
    const connector = this.catalogue.get(source.connector);
    const plan = planFillRequests({ now, quotas: openQuotas(source.quotas), budget, spend, intervalSeconds });
    if (connector?.lastOwnPost === undefined || !plan.ok) return 'left';
    const ask = connector.lastOwnPost.bind(connector);
    try {
      const { postedAt, requests } = await this.credentials.call(source, (settings) => ask(settings, signal));
      await transact(this.dataSource, { repeatable: false }, async (tx) => {
        await tx.query('UPDATE own_account_source SET answered_at = now() WHERE source_id = $1', [source.id]);
        await tx.query(
          `UPDATE own_account SET last_own_post_at = least($2::timestamptz, now())
           WHERE id = $1 AND (last_own_post_at IS NULL OR last_own_post_at < least($2::timestamptz, now()))`,
          [source.accountId, postedAt],
        );
        await this.leases.recordAside(tx, source.id, { quotas: undefined, cost: { requests } });
      });
      return 'asked';
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error;
      accountAskFailures.inc({ connector: source.connector, fault: error.fault });
      this.log.warn(`Source ${source.id} did not tell its account's last post: ${error.message}`);
      return 'failed';
    }
  }
}
