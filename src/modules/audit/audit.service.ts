import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { requireAccess } from '../../http/require-access.js';
import { canonicalJson } from '../../domain/text/canonical-json.js';

export interface AuditRecord {
  readonly workspaceId: string;
  readonly actor: Actor | 'system';
  /** `watch.create`, `session.start`: noun and verb, with a dot. */
  readonly action: string;
  readonly resourceId?: string;
  /** Facts that stay readable later. No secrets and no text of posts. */
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface AuditFilter {
  readonly limit: number;
  readonly beforeId: string | null;
  /** Beginning of an action. */
  readonly action: string | null;
  readonly actorId: string | null;
}

export interface ListedEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: string;
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly action: string;
  readonly resourceId: string | null;
  readonly details: Record<string, unknown>;
  readonly hash: string;
}

export type AuditVerdict =
  { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly brokenAtId: string };

interface StoredEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorKind: string;
  readonly action: string;
  readonly resourceId: string | null;
  readonly details: unknown;
  readonly previousHash: string;
  readonly hash: string;
}

type HashedPart = Omit<StoredEntry, 'id' | 'hash'>;

/** Hash before the first entry of a workspace. */
const BEGINNING = '';
const LOCK_NAMESPACE = 7_302;
const VERIFY_BATCH = 1_000;

function kindOf(actor: Actor | 'system'): 'person' | 'token' | 'system' {
  if (actor === 'system') return 'system';
  return actor.tokenScopes === null ? 'person' : 'token';
}

function hashOf(workspaceId: string, entry: HashedPart): string {
  const content = canonicalJson([
    entry.previousHash,
    workspaceId,
    entry.at.toISOString(),
    entry.actorId,
    entry.actorKind,
    entry.action,
    entry.resourceId,
    entry.details,
  ]);
  return createHash('sha256').update(content).digest('hex');
}

/** The log of who did what: insert-only, and each entry's hash covers the one before it in its workspace. */
@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Part of the caller's transaction, and best its last statement: it holds a lock on the log of the workspace until commit.
   */
  async record(tx: EntityManager, record: AuditRecord): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashint8($2::bigint))', [LOCK_NAMESPACE, record.workspaceId]);
    const [before] = await query<{ at: Date; previousHash: string | null }>(
      tx,
      `SELECT date_trunc('milliseconds', clock_timestamp()) AS at,
         (SELECT hash FROM audit_entry WHERE workspace_id = $1 ORDER BY id DESC LIMIT 1) AS "previousHash"`,
      [record.workspaceId],
    );
    if (before === undefined) throw new Error('The database gave no time for an audit entry.');
    const details = canonicalJson(record.details ?? {});
    const entry: HashedPart = {
      at: before.at,
      actorId: record.actor === 'system' ? null : record.actor.memberId,
      actorKind: kindOf(record.actor),
      action: record.action,
      resourceId: record.resourceId ?? null,
      details: JSON.parse(details),
      previousHash: before.previousHash ?? BEGINNING,
    };
    await tx.query(
      `INSERT INTO audit_entry (workspace_id, at, actor_id, actor_kind, action, resource_id, details, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        record.workspaceId,
        entry.at,
        entry.actorId,
        entry.actorKind,
        entry.action,
        entry.resourceId,
        details,
        entry.previousHash,
        hashOf(record.workspaceId, entry),
      ],
    );
  }

  /** Likewise, what somebody did in their own workspace. */
  recordAct(
    tx: EntityManager,
    actor: Actor,
    action: string,
    resourceId: string,
    details?: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { workspaceId } = actor;
    return this.record(tx, { workspaceId, actor, action, resourceId, ...(details === undefined ? {} : { details }) });
  }

  /** Newest first, `limit + 1` rows from before `beforeId`; with a narrow right only what the actor did. */
  list(actor: Actor, filter: AuditFilter): Promise<ListedEntry[]> {
    const sees = requireAccess(actor, 'audit', 'read') === 'all' ? null : actor.memberId;
    return query<ListedEntry>(
      this.dataSource,
      `SELECT a.id, a.at, a.actor_kind AS "actorKind", a.action, a.resource_id AS "resourceId", a.details, a.hash,
         CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id::text, 'name', m.name) END AS actor
       FROM audit_entry a LEFT JOIN staff_member m ON m.id = a.actor_id
       WHERE a.workspace_id = $1 AND ($2::bigint IS NULL OR a.id < $2) AND ($3::text IS NULL OR starts_with(a.action, $3))
         AND ($4::bigint IS NULL OR a.actor_id = $4) AND ($5::bigint IS NULL OR a.actor_id = $5)
       ORDER BY a.id DESC LIMIT $6`,
      [actor.workspaceId, filter.beforeId, filter.action, filter.actorId, sees, filter.limit + 1],
    );
  }

  /** Walks the whole chain of a workspace. `brokenAtId` is the first entry that is not what was written, or follows a missing one. */
  async verify(workspaceId: string): Promise<AuditVerdict> {
    let previousHash = BEGINNING;
    let lastId = '0';
    for (let entries = 0; ;) {
      const batch = await query<StoredEntry>(
        this.dataSource,
        `SELECT id, at, actor_id AS "actorId", actor_kind AS "actorKind", action, resource_id AS "resourceId", details,
           previous_hash AS "previousHash", hash
         FROM audit_entry WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT ${String(VERIFY_BATCH)}`,
        [workspaceId, lastId],
      );
      for (const entry of batch) {
        if (entry.previousHash !== previousHash || hashOf(workspaceId, entry) !== entry.hash) {
          return { ok: false, brokenAtId: entry.id };
        }
        previousHash = entry.hash;
        lastId = entry.id;
      }
      entries += batch.length;
      if (batch.length < VERIFY_BATCH) return { ok: true, entries };
    }
  }
}
