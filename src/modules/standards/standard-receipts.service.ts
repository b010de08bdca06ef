import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { AppError } from '../../errors.js';
import { cursorId, toPage } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditService } from '../audit/audit.service.js';
import type { OwnReceiptPage, ReceiptPage, ReceiptQuery, RemindedView, StandardVersionView } from './standards.dto.js';
import {
  READING_ROLES,
  readVersion,
  VERSIONS,
  versionParameters,
  versionView,
  type VersionRow,
} from './version-rows.js';

const PUBLISHED: readonly StandardVersionView['state'][] = ['approved', 'in-force'];
const MOST_OWN = 200;

interface ReceiptRow {
  readonly id: string;
  readonly name: string;
  readonly readAt: string | null;
  readonly remindedAt: string | null;
}

const keyOf = (id: string, n: number): string => `standard-unread:${id}:${String(n)}`;

/** Who has read what is promised. */
@Injectable()
export class StandardReceiptsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly alerts: AlertsService,
    private readonly audit: AuditService,
  ) {}

  /** The actor has read it; saying so twice keeps the first time. */
  async acknowledge(actor: Actor, id: string, n: number): Promise<StandardVersionView> {
    requireAccess(actor, 'standards', 'act');
    return this.dataSource.transaction(async (tx) => {
      await this.requirePublished(tx, actor, id, n);
      const rows = await query(
        tx,
        `INSERT INTO standard_receipt AS r (standard_id, n, member_id, workspace_id, read_at) VALUES ($1, $2, $3, $4, now())
         ON CONFLICT (standard_id, n, member_id) DO UPDATE SET read_at = now() WHERE r.read_at IS NULL RETURNING n`,
        [id, n, actor.memberId, actor.workspaceId],
      );
      const after = await readVersion(tx, actor, id, n);
      if (after.readCount >= after.staffCount) {
        await this.alerts.close(tx, { workspaceId: actor.workspaceId, key: keyOf(id, n) });
      }
      if (rows.length > 0) await this.audit.recordAct(tx, actor, 'standard.read', id, { version: n });
      return versionView(after);
    });
  }

  /** By name of the table of staff: who has read it, who not, who was asked to. */
  async list(actor: Actor, id: string, n: number, { limit, cursor, state }: ReceiptQuery): Promise<ReceiptPage> {
    const version = await this.requireDecider(actor, id, n);
    const rows = await query<ReceiptRow>(
      this.dataSource,
      `SELECT m.id, m.name, ${iso('r.read_at')} AS "readAt", ${iso('r.reminded_at')} AS "remindedAt"
       FROM staff_member m LEFT JOIN standard_receipt r ON r.member_id = m.id AND r.standard_id = $2 AND r.n = $3
       WHERE m.workspace_id = $1 AND m.is_active AND m.role = ANY ($4) AND ($5::bigint IS NULL OR m.id > $5)
         AND ($6::text IS NULL OR (r.read_at IS NOT NULL) = ($6 = 'read')) ORDER BY m.id LIMIT $7`,
      [actor.workspaceId, id, n, READING_ROLES, cursorId(cursor), state ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.id]);
    return {
      items: page.items.map(({ id: memberId, name, ...row }) => ({ member: { id: memberId, name }, ...row })),
      nextCursor: page.nextCursor,
      readCount: version.readCount,
      staffCount: version.staffCount,
    };
  }

  /** What the actor is to read: versions in force or approved, those not read first. */
  async listOwn(actor: Actor): Promise<OwnReceiptPage> {
    requireAccess(actor, 'standards', 'read');
    const rows = await query<VersionRow & { name: string; readAt: string | null; remindedAt: string | null }>(
      this.dataSource,
      `SELECT x.*, s.name, ${iso('r.read_at')} AS "readAt", ${iso('r.reminded_at')} AS "remindedAt" FROM (${VERSIONS}) x
       JOIN standard s ON s.id = x.id
       LEFT JOIN standard_receipt r ON r.standard_id = x.id AND r.n = x.n AND r.member_id = $2
       WHERE x.state IN ('approved', 'in-force') ORDER BY (r.read_at IS NULL) DESC, x.id, x.n DESC LIMIT ${String(MOST_OWN)}`,
      versionParameters(actor),
    );
    return {
      items: rows.map(({ name, readAt, remindedAt, ...row }) =>
        Object.assign(versionView(row), { name, readAt, remindedAt }),
      ),
      nextCursor: null,
    };
  }

  /** Asks everybody who has not read it: each sees it in the app, and an alert is open until all have. */
  async remind(actor: Actor, id: string, n: number): Promise<RemindedView> {
    await this.requireDecider(actor, id, n);
    return this.dataSource.transaction(async (tx) => {
      const version = await this.requirePublished(tx, actor, id, n);
      const reminded = await query(
        tx,
        `INSERT INTO standard_receipt AS r (standard_id, n, member_id, workspace_id, reminded_at)
         SELECT $2, $3, m.id, $1, now() FROM staff_member m WHERE m.workspace_id = $1 AND m.is_active AND m.role = ANY ($4)
         ORDER BY m.id
         ON CONFLICT (standard_id, n, member_id) DO UPDATE SET reminded_at = now() WHERE r.read_at IS NULL RETURNING n`,
        [actor.workspaceId, id, n, READING_ROLES],
      );
      const [standard] = await query<{ name: string }>(tx, 'SELECT name FROM standard WHERE id = $1', [id]);
      if (reminded.length > 0) {
        await this.alerts.open(tx, {
          workspaceId: actor.workspaceId,
          kind: 'standard-unread',
          key: keyOf(id, n),
          severity: 'warning',
          title: `"${standard?.name ?? ''}" is to be read`,
          text: `${String(reminded.length)} of ${String(version.staffCount)} have not read version ${String(n)}.`,
          details: { standardId: id, version: n, unread: reminded.length },
        });
      }
      await this.audit.recordAct(tx, actor, 'standard.remind', id, { version: n, reminded: reminded.length });
      return { reminded: reminded.length };
    });
  }

  private async requireDecider(actor: Actor, id: string, n: number): Promise<VersionRow> {
    const scope = requireAccess(actor, 'standards', 'act');
    const version = await readVersion(this.dataSource, actor, id, n);
    if (scope !== 'all') throw new AppError('forbidden', 'not-allowed', { detail: 'You may not do this.' });
    return version;
  }

  private async requirePublished(tx: EntityManager, actor: Actor, id: string, n: number): Promise<VersionRow> {
    const version = await readVersion(tx, actor, id, n);
    if (!PUBLISHED.includes(version.state)) {
      const detail = `A version that is ${version.state} is not read by staff.`;
      throw new AppError('conflict', 'standard-version-state', { detail, current: versionView(version) });
    }
    return version;
  }
}
