import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import type { Target } from '../../domain/standard/standard.types.js';
import { decideVersionMove, type VersionAction } from '../../domain/standard/version-state.js';
import { AppError, invalid, notFound, staleVersion } from '../../errors.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import type {
  NewStandard,
  NewStandardVersion,
  StandardDiff,
  StandardVersionChange,
  StandardVersionView,
  StandardView,
} from './standards.dto.js';
import { diffTargets } from './diff-targets.js';
import { StandardsService } from './standards.service.js';
import { targetsHash, targetsOf, textsOf } from './target-rows.js';
import { readVersion, versionView, type VersionRow } from './version-rows.js';

const FIRST_REASON = 'The first version.';

/** The life of a version, from draft to retired. */
@Injectable()
export class StandardVersionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly standards: StandardsService,
    private readonly audit: AuditService,
  ) {}

  /** A standard with a draft as its first version; of the workspace's first targets unless some are given. */
  async create(actor: Actor, { name, targets, reason, texts }: NewStandard): Promise<StandardView> {
    requireAccess(actor, 'standards', 'create');
    const first = targets === undefined ? this.standards.firstTargets() : targetsOf(targets);
    const id = await this.dataSource.transaction(async (tx) => {
      await this.requireKnown(tx, actor, first);
      const [standard] = await query<{ id: string }>(
        tx,
        'INSERT INTO standard (workspace_id, name) VALUES ($1, $2) RETURNING id',
        [actor.workspaceId, name.trim()],
      );
      if (standard === undefined) throw new Error('The database gave no row for a new standard.');
      await this.insert(tx, actor, standard.id, first, reason ?? FIRST_REASON, texts ?? {});
      await this.audit.recordAct(tx, actor, 'standard.create', standard.id, { name: name.trim(), targets: first });
      return standard.id;
    });
    return this.standards.get(actor, id);
  }

  /** A draft; what is in force stays. */
  async addVersion(actor: Actor, id: string, version: NewStandardVersion): Promise<StandardVersionView> {
    requireAccess(actor, 'standards', 'update');
    return this.dataSource.transaction(async (tx) => {
      const [standard] = await query(tx, 'SELECT id FROM standard WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [
        actor.workspaceId,
        id,
      ]);
      if (standard === undefined) throw notFound('standard');
      const targets = targetsOf(version.targets);
      await this.requireKnown(tx, actor, targets);
      const n = await this.insert(tx, actor, id, targets, version.reason, version.texts ?? {});
      const row = await readVersion(tx, actor, id, n);
      await this.audit.recordAct(tx, actor, 'standard.new-version', id, { version: n, reason: row.reason, targets });
      return versionView(row);
    });
  }

  /** Changes a draft; one that was changed meanwhile is refused. */
  async change(
    actor: Actor,
    id: string,
    n: number,
    revision: number | null,
    change: StandardVersionChange,
  ): Promise<StandardVersionView> {
    requireAccess(actor, 'standards', 'update');
    return this.move(actor, id, n, 'change', async (tx, row) => {
      if (revision !== null && revision !== row.version) {
        const detail = 'The draft was changed meanwhile.';
        throw staleVersion({ detail, current: versionView(row) });
      }
      const targets = change.targets === undefined ? row.targets : targetsOf(change.targets);
      await this.requireKnown(tx, actor, targets);
      await tx.query(
        `UPDATE standard_version SET targets = $3, texts = $4, reason = $5, revision = revision + 1
         WHERE standard_id = $1 AND n = $2`,
        [
          id,
          n,
          JSON.stringify(targets),
          JSON.stringify(change.texts === undefined ? row.texts : textsOf(change.texts)),
          change.reason?.trim() ?? row.reason,
        ],
      );
    });
  }

  /** Hands a draft to those who approve. */
  submit(actor: Actor, id: string, n: number): Promise<StandardVersionView> {
    requireAccess(actor, 'standards', 'update');
    return this.move(actor, id, n, 'submit', (tx) =>
      tx.query(`UPDATE standard_version SET state = 'review', submitted_at = now() WHERE standard_id = $1 AND n = $2`, [
        id,
        n,
      ]),
    );
  }

  /**
   * From `effectiveAt` on, or now, it is what new clocks promise; never from a time that is over. Only targets that were tried on
   * the past are approved. Running clocks keep the version they started with.
   */
  approve(actor: Actor, id: string, n: number, effectiveAt: string | null): Promise<StandardVersionView> {
    return this.decide(actor, id, n, 'approve', async (tx, row) => {
      const hash = targetsHash(row.targets);
      if (!row.hashes.includes(hash)) {
        throw new AppError('conflict', 'not-rehearsed', {
          detail: 'Try exactly these targets on the last 30 days first.',
        });
      }
      await tx.query(
        `UPDATE standard_version SET state = 'approved', approved_by = $3, approved_at = now(),
           submitted_at = coalesce(submitted_at, now()), effective_at = greatest(coalesce($4::timestamptz, now()), now())
         WHERE standard_id = $1 AND n = $2`,
        [id, n, actor.memberId, effectiveAt],
      );
    });
  }

  /** Back to a draft, while it is not in force. */
  withdraw(actor: Actor, id: string, n: number): Promise<StandardVersionView> {
    return this.decide(actor, id, n, 'withdraw', (tx) =>
      tx.query(
        `UPDATE standard_version SET state = 'draft', submitted_at = NULL, approved_by = NULL, approved_at = NULL,
           effective_at = NULL WHERE standard_id = $1 AND n = $2`,
        [id, n],
      ),
    );
  }

  /** It promises nothing to new tasks any more, and neither do the versions before it. */
  retire(actor: Actor, id: string, n: number): Promise<StandardVersionView> {
    return this.decide(actor, id, n, 'retire', (tx) =>
      tx.query(
        `UPDATE standard_version SET state = 'retired', retired_at = now(),
           effective_at = CASE WHEN effective_at <= now() THEN effective_at END WHERE standard_id = $1 AND n = $2`,
        [id, n],
      ),
    );
  }

  async diff(actor: Actor, id: string, n: number, other: number | null): Promise<StandardDiff> {
    requireAccess(actor, 'standards', 'read');
    const after = await readVersion(this.dataSource, actor, id, n);
    const [earlier] =
      other === null
        ? await query<{ n: number }>(
            this.dataSource,
            'SELECT n FROM standard_version WHERE workspace_id = $1 AND standard_id = $2 AND n < $3 ORDER BY n DESC LIMIT 1',
            [actor.workspaceId, id, n],
          )
        : [{ n: other }];
    const before = earlier === undefined ? null : await readVersion(this.dataSource, actor, id, earlier.n);
    const languages = new Set([...Object.keys(before?.texts ?? {}), ...Object.keys(after.texts)]);
    return {
      before: before?.n ?? null,
      after: n,
      targets: diffTargets(before?.targets ?? [], after.targets),
      texts: [...languages].filter((lang) => before?.texts[lang] !== after.texts[lang]).sort(),
    };
  }

  /** Acts of those who decide about promises; for others a version is there, but not theirs to decide. */
  private async decide(
    actor: Actor,
    id: string,
    n: number,
    action: VersionAction,
    write: (tx: EntityManager, row: VersionRow) => Promise<unknown>,
  ): Promise<StandardVersionView> {
    const scope = requireAccess(actor, 'standards', 'act');
    await readVersion(this.dataSource, actor, id, n);
    if (scope !== 'all') throw new AppError('forbidden', 'not-allowed', { detail: 'You may not do this.' });
    return this.move(actor, id, n, action, write);
  }

  private async move(
    actor: Actor,
    id: string,
    n: number,
    action: VersionAction,
    write: (tx: EntityManager, row: VersionRow) => Promise<unknown>,
  ): Promise<StandardVersionView> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query('SELECT FROM standard WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [actor.workspaceId, id]);
      const before = await readVersion(tx, actor, id, n);
      const decision = decideVersionMove(before.state, action);
      if (!decision.ok) {
        const detail = `A version that is ${before.state} does not take this.`;
        throw new AppError('conflict', decision.reason, { detail, current: versionView(before) });
      }
      await write(tx, before);
      const after = await readVersion(tx, actor, id, n);
      await this.audit.recordAct(tx, actor, `standard.${action}`, id, {
        version: n,
        effectiveAt: after.effectiveAt,
        ...(action === 'approve' || action === 'change' ? { targets: after.targets } : {}),
      });
      return versionView(after);
    });
  }

  private async insert(
    tx: EntityManager,
    actor: Actor,
    id: string,
    targets: readonly Target[],
    reason: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<number> {
    const [row] = await query<{ n: number }>(
      tx,
      `INSERT INTO standard_version (standard_id, n, workspace_id, targets, texts, reason, created_by)
       SELECT $1, coalesce(max(n), 0) + 1, $2, $3, $4, $5, $6 FROM standard_version WHERE standard_id = $1 RETURNING n`,
      [id, actor.workspaceId, JSON.stringify(targets), JSON.stringify(textsOf(texts)), reason.trim(), actor.memberId],
    );
    if (row === undefined) throw new Error('The database gave no row for a new version.');
    return row.n;
  }

  /** Calendars and watches of another workspace look like absent ones. */
  private async requireKnown(tx: EntityManager, actor: Actor, targets: readonly Target[]): Promise<void> {
    const watchIds = targets.flatMap(({ when }) => when.watchIds ?? []);
    const known = await query<{ id: string }>(
      tx,
      'SELECT id FROM watch WHERE workspace_id = $1 AND id = ANY ($2::bigint[]) AND deleted_at IS NULL',
      [actor.workspaceId, watchIds],
    );
    const missing = watchIds.find((id) => !known.some((watch) => watch.id === id));
    if (missing !== undefined) throw unknownId('unknown-watch', `There is no watch ${missing}.`);
    await this.standards.requireCalendars(
      actor.workspaceId,
      targets.flatMap(({ calendarId }) => (calendarId === null ? [] : [calendarId])),
      tx,
    );
  }
}

const unknownId = (code: string, message: string): AppError => invalid(code, message, [{ field: 'targets', message }]);
