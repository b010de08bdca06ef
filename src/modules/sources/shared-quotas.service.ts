import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Allowance, StoredQuota } from '../../domain/collecting/collecting.types.js';
import { openQuotas } from '../../domain/collecting/open-quotas.js';
import { shareQuotas } from '../../domain/collecting/share-quotas.js';

/** Allowances that belong to an account and not to a source: what its other sources spent counts too. */
@Injectable()
export class SharedQuotas {
  constructor(private readonly dataSource: DataSource) {}

  /** `quotas` of a source as they are for the whole account. Asks nothing where no allowance is an account's. */
  async of(
    source: { readonly id: string; readonly workspaceId: string; readonly now: Date },
    quotas: readonly Allowance[],
  ): Promise<readonly Allowance[]> {
    const accounts = [...new Set(quotas.flatMap(({ account }) => account ?? []))];
    if (accounts.length === 0) return quotas;
    const rows = await query<{ quotas: readonly StoredQuota[] }>(
      this.dataSource,
      `SELECT s.quotas FROM source s WHERE s.workspace_id = $1 AND s.id <> $2 AND s.deleted_at IS NULL
         AND EXISTS (SELECT FROM jsonb_array_elements(s.quotas) q WHERE q ->> 'account' = ANY ($3::text[]))`,
      [source.workspaceId, source.id, accounts],
    );
    return shareQuotas(quotas, openQuotas(rows.flatMap((row) => row.quotas)), source.now);
  }
}
