import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Finding } from './checks.service.js';
import type { CheckState } from './installation-check.entity.js';
import { TellOperatorHandler, type Turn } from './tell-operator.handler.js';

/** Keeps what the auditor found, and has the operator told of a turn for the worse or the better. */
@Injectable()
export class CheckRecordsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly operator: TellOperatorHandler,
  ) {}

  /** Stores the findings; `since` moves only when a state does, and whoever watches is told of that. */
  async record(findings: readonly Finding[]): Promise<void> {
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      const before = await query<{ name: string; state: CheckState }>(
        tx,
        'SELECT name, state FROM installation_check FOR UPDATE',
      );
      // What is looked at no more would be shown as not checked lately.
      await tx.query('DELETE FROM installation_check WHERE name <> ALL ($1::text[])', [findings.map((f) => f.name)]);
      const after = await this.write(tx, findings);
      const stateBefore = (name: string): CheckState => before.find((b) => b.name === name)?.state ?? 'ok';
      const turned = after.filter((a) => (a.state === 'failing') !== (stateBefore(a.name) === 'failing'));
      await this.operator.queue(tx, turned);
    });
  }

  private write(tx: EntityManager, findings: readonly Finding[]): Promise<Turn[]> {
    return query<Turn>(
      tx,
      `INSERT INTO installation_check AS c (name, state, detail)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
       ON CONFLICT (name) DO UPDATE SET state = excluded.state, detail = excluded.detail, checked_at = now(),
         since = CASE WHEN c.state = excluded.state THEN c.since ELSE now() END
       RETURNING name, state, since`,
      [findings.map((f) => f.name), findings.map((f) => f.state), findings.map((f) => f.detail)],
    );
  }
}
