import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { OwnAccountFacts } from '../../connectors/own-account.types.js';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { CredentialsService, type CallableSource } from '../credentials/credentials.service.js';
import { ConnectorCatalogue } from '../sources/connector-catalogue.service.js';

const PAGE = 200;

interface NewSource extends CallableSource {
  /** What its connector said before, or posts told; null: it speaks for no account yet. */
  readonly ownPosts: OwnAccountFacts['ownPosts'] | null;
  /** Whom its tokens speak for. */
  readonly connectedAs: string | null;
}

/** Finds the accounts that sources are connected with, as far as their connectors know them without asking the network. */
@Injectable()
export class DiscoverAccounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialsService,
    private readonly catalogue: ConnectorCatalogue,
  ) {}

  /** Gives how many sources turned out to speak for an account. */
  async discover(signal: AbortSignal): Promise<number> {
    let found = 0;
    let page: NewSource[] = [];
    do {
      page = await this.list(page.at(-1)?.id ?? '0');
      for (const source of page) if (!signal.aborted && (await this.look(source))) found += 1;
    } while (page.length === PAGE && !signal.aborted);
    return found;
  }

  private list(afterId: string): Promise<NewSource[]> {
    const kinds = this.catalogue.list().flatMap((c) => (c.ownAccount === undefined ? [] : [c.kind]));
    return query<NewSource>(
      this.dataSource,
      `SELECT s.id, s.workspace_id AS "workspaceId", s.connector, s.settings, s.credentials, o.own_posts AS "ownPosts",
         t.account AS "connectedAs"
       FROM source s LEFT JOIN own_account_source o ON o.source_id = s.id
         LEFT JOIN source_token t ON t.source_id = s.id AND t.state = 'connected'
       WHERE s.id > $2 AND s.deleted_at IS NULL AND s.connector = ANY ($1::text[])
         AND (o.source_id IS NULL OR o.own_posts = 'not-shown')
       ORDER BY s.id LIMIT ${String(PAGE)}`,
      [kinds, afterId],
    );
  }

  private async look(source: NewSource): Promise<boolean> {
    const connector = this.catalogue.get(source.connector);
    const account = connector?.ownAccount?.(await this.credentials.openAsIs(source), source.connectedAs) ?? null;
    if (connector === undefined || account === null || account.ownPosts === source.ownPosts) return false;
    await transact(this.dataSource, { repeatable: true }, (tx) => link(tx, source, connector.network, account));
    return true;
  }
}

/** One that posts have told of already stays, and learns how its own posts are heard. */
async function link(
  tx: EntityManager,
  source: CallableSource,
  network: string,
  account: OwnAccountFacts,
): Promise<void> {
  const { address, handle, url = null, ownPosts } = account;
  await tx.query(
    `WITH linked AS (
       UPDATE own_account_source SET own_posts = $7 WHERE source_id = $1 RETURNING source_id),
     made AS (
       INSERT INTO own_account AS a (workspace_id, network, address, handle, url, origin)
       SELECT $2, $3, $4, $5, $6, 'found' WHERE NOT EXISTS (SELECT FROM linked)
       ON CONFLICT (workspace_id, network, address) DO UPDATE SET handle = excluded.handle, url = coalesce(a.url, excluded.url)
       RETURNING id)
     INSERT INTO own_account_source (source_id, account_id, own_posts) SELECT $1, id, $7 FROM made ON CONFLICT DO NOTHING`,
    [source.id, source.workspaceId, network, address.toLowerCase(), handle, url, ownPosts],
  );
}
