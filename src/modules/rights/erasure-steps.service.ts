import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { plainHandle, type AuthorMarks } from '../../domain/rights/author-marks.js';
import { AuditService } from '../audit/audit.service.js';
import { DeletionsService } from './deletions.service.js';
import { ErasedAuthorsService } from './erased-authors.service.js';
import { ERASURE_COLUMNS, type ErasureRow } from './erasure-rows.js';
import { ErasureSweep } from './erasure-sweep.service.js';
import { PeopleSweep } from './people-sweep.service.js';
import { PROFILE_NETWORK, type ErasedTraces } from './rights.types.js';

const LEASE_SECONDS = 60;
const SLICE = 200;

/** Mentions `m` of the author: $1 workspace, $2 network, $3 ids, $4 handles. */
const WRITTEN = `m.workspace_id = $1 AND m.network = $2
  AND (m.author_id = ANY ($3::text[]) OR lower(ltrim(m.author_handle, '@')) = ANY ($4::text[]))`;

/** One erasure, a slice of mentions in each transaction, so that a worker that dies leaves nothing half done. */
@Injectable()
export class ErasureSteps {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deletions: DeletionsService,
    private readonly erasedAuthors: ErasedAuthorsService,
    private readonly sweep: ErasureSweep,
    private readonly people: PeopleSweep,
    private readonly audit: AuditService,
  ) {}

  /** One that nobody works on, or the named one; null when there is none. */
  async claim(token: string, id: string | null = null): Promise<ErasureRow | null> {
    const [row] = await query<ErasureRow>(
      this.dataSource,
      `WITH next AS (
         SELECT id FROM erasure WHERE state IN ('queued', 'running') AND (lease_until IS NULL OR lease_until < now())
           AND ($3::bigint IS NULL OR id = $3) ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
       UPDATE erasure e SET state = 'running', lease_token = $1, lease_until = now() + make_interval(secs => $2),
         started_at = coalesce(e.started_at, now())
       FROM next WHERE e.id = next.id RETURNING ${ERASURE_COLUMNS}`,
      [token, LEASE_SECONDS, id],
    );
    return row ?? null;
  }

  /** more: there is more to do · done · lost: it was cancelled, or another worker has it */
  async workOn(erasure: ErasureRow, token: string): Promise<'more' | 'done' | 'lost'> {
    if (erasure.marks === null) await this.search(erasure, token);
    return transact(this.dataSource, { repeatable: false }, async (tx) => {
      // Before any row: batches that store take this first as well.
      await this.deletions.lock(tx, erasure.workspaceId);
      const [row] = await query<{ marks: AuthorMarks; ids: string[] }>(
        tx,
        `SELECT marks, mention_ids[done + 1 : done + ${String(SLICE)}]::text[] AS ids FROM erasure
         WHERE id = $1 AND state = 'running' AND lease_token = $2 FOR UPDATE`,
        [erasure.id, token],
      );
      if (row === undefined) return 'lost';
      if (row.ids.length > 0) {
        await this.eraseSlice(tx, erasure, row.marks, row.ids);
        return 'more';
      }
      await this.finish(tx, erasure, row.marks);
      return 'done';
    });
  }

  async fail(id: string, token: string, message: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE erasure SET state = 'failed', error = $3, lease_token = NULL, lease_until = NULL
       WHERE id = $1 AND lease_token = $2`,
      [id, token, message],
    );
  }

  async release(id: string, token: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE erasure SET lease_token = NULL, lease_until = NULL WHERE id = $1 AND lease_token = $2`,
      [id, token],
    );
  }

  /** The author is kept out first and looked for afterwards, so that nothing can slip in between. */
  private async search(erasure: ErasureRow, token: string): Promise<void> {
    const { id, workspaceId, network } = erasure;
    const marks = await this.collectMarks(erasure);
    await transact(this.dataSource, { repeatable: true }, async (tx) => {
      await this.deletions.lock(tx, workspaceId);
      const held = await query(tx, `SELECT id FROM erasure WHERE id = $1 AND lease_token = $2 FOR UPDATE`, [id, token]);
      if (held.length === 0) return;
      const authors = [
        ...marks.ids.map((authorId) => ({ id: authorId, handle: '' })),
        ...marks.handles.map((handle) => ({ handle })),
      ];
      await this.erasedAuthors.add(tx, workspaceId, id, network, authors);
    });
    await this.dataSource.query(
      `WITH written AS (SELECT m.id, m.external_id FROM mention m WHERE ${WRITTEN}),
         passed_on AS (
           SELECT m.id FROM mention m WHERE m.workspace_id = $1 AND m.network = $2 AND NOT m.is_deleted
             AND m.repost_of IN (SELECT external_id FROM written)),
         every AS (SELECT id FROM written UNION SELECT id FROM passed_on)
       UPDATE erasure SET marks = $5, mention_ids = ARRAY(SELECT id FROM every ORDER BY id), found = (SELECT count(*) FROM every)
       WHERE id = $6 AND lease_token = $7`,
      [workspaceId, network, marks.ids, marks.handles, JSON.stringify(marks), id, token],
    );
  }

  /** Handles lead to ids, and ids to the handles somebody had before. */
  private async collectMarks({ workspaceId, network, authorId, handle }: ErasureRow): Promise<AuthorMarks> {
    if (network === PROFILE_NETWORK) return this.people.marksOf(this.dataSource, workspaceId, authorId ?? '');
    let ids = new Set(authorId === null ? [] : [authorId]);
    let handles = new Set(handle === null ? [] : [plainHandle(handle)]);
    const names = new Set<string>();
    for (let round = 0; round < 2; round++) {
      const rows = await query<{ authorId: string | null; handle: string; name: string | null }>(
        this.dataSource,
        `SELECT DISTINCT m.author_id AS "authorId", m.author_handle AS handle, m.author_name AS name FROM mention m WHERE ${WRITTEN}`,
        [workspaceId, network, [...ids], [...handles]],
      );
      ids = new Set([...ids, ...rows.flatMap((row) => row.authorId ?? [])]);
      handles = new Set([...handles, ...rows.map((row) => plainHandle(row.handle)).filter((each) => each !== '')]);
      for (const { name } of rows) if (name !== null && name !== '') names.add(name);
    }
    const marks = { ids: [...ids], handles: [...handles], names: [...names] };
    const known = await this.people.marksWith(this.dataSource, workspaceId, network, marks);
    return { ...marks, names: [...new Set([...marks.names, ...known])] };
  }

  private async eraseSlice(
    tx: EntityManager,
    { id, workspaceId, network }: ErasureRow,
    marks: AuthorMarks,
    ids: readonly string[],
  ): Promise<void> {
    const mentions = await query<{ network: string; externalKey: string; texts: string[] }>(
      tx,
      `SELECT network, external_key AS "externalKey", ARRAY(
         SELECT DISTINCT btrim(t) FROM unnest(ARRAY[title, text]) t WHERE btrim(coalesce(t, '')) <> '') AS texts
       FROM mention WHERE id = ANY ($1::bigint[]) ORDER BY id FOR UPDATE`,
      [ids],
    );
    await this.sweep.clearExamples(
      tx,
      workspaceId,
      mentions.flatMap(({ texts }) => texts),
    );
    await this.deletions.remove(tx, workspaceId, mentions, 'erased');
    await this.sweep.clearWork(tx, workspaceId, network, marks, ids);
    await tx.query(
      `UPDATE mention m SET author_id = NULL, author_handle = '', author_name = NULL, url = NULL, followers = NULL,
         metrics = NULL, country = NULL
       WHERE ${WRITTEN} AND m.id = ANY ($5::bigint[])`,
      [workspaceId, network, marks.ids, marks.handles, ids],
    );
    await tx.query(
      `UPDATE erasure SET done = done + $2, lease_until = now() + make_interval(secs => $3) WHERE id = $1`,
      [id, ids.length, LEASE_SECONDS],
    );
  }

  /** Who they are to us: the whole profile, or what of it is this author. Gives how many rows, by place. */
  private async forget(
    tx: EntityManager,
    { workspaceId, network, authorId }: ErasureRow,
    traces: ErasedTraces,
  ): Promise<Record<string, number>> {
    if (network === PROFILE_NETWORK) {
      await this.people.forgetPerson(tx, workspaceId, authorId ?? '0');
      return { people: 1 };
    }
    const { handles = 0, people = 0 } = await this.people.forgetHandles(tx, traces);
    return { ...(handles > 0 ? { handles } : {}), ...(people > 0 ? { people } : {}) };
  }

  private async finish(tx: EntityManager, erasure: ErasureRow, marks: AuthorMarks): Promise<void> {
    const { id, workspaceId, network } = erasure;
    const traces = { erasureId: id, workspaceId, network, marks };
    const removed = { ...(await this.sweep.clearTraces(tx, traces)), ...(await this.forget(tx, erasure, traces)) };
    await tx.query(
      `UPDATE erasure SET state = 'done', finished_at = now(), author_id = NULL, handle = NULL, marks = NULL,
         mention_ids = '{}', removed = $2, error = NULL, lease_token = NULL, lease_until = NULL WHERE id = $1`,
      [id, JSON.stringify(removed)],
    );
    await this.audit.record(tx, {
      workspaceId,
      actor: 'system',
      action: 'erasure.end',
      resourceId: id,
      details: { network, removed },
    });
  }
}
