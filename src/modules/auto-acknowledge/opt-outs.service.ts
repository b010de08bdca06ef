import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import type { Actor } from '../../domain/access/access.types.js';
import { invalid, notFound } from '../../errors.js';
import { cursorId, toPage, type Page, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { AuditService } from '../audit/audit.service.js';
import { AcknowledgeFactsService } from './acknowledge-facts.service.js';
import type { NewOptOut, OptOutView } from './auto-acknowledge.dto.js';

const SELECT = `SELECT o.id, o.network, o.handle, o.words, o.created_at AS "createdAt",
    CASE WHEN m.id IS NOT NULL THEN json_build_object('id', m.id::text, 'name', m.name) END AS "addedBy"
  FROM automation_opt_out o LEFT JOIN staff_member m ON m.id = o.created_by WHERE o.workspace_id = $1`;

const BATCH = 100;
/** Days in which what somebody writes under an automatic message is read for a wish to hear no more. */
const LISTENING_DAYS = 30;

interface Following {
  readonly taskId: string;
  readonly workspaceId: string;
  readonly network: string;
  readonly handle: string;
  readonly mentionId: string;
  readonly text: string;
  readonly lang: string;
}

/** Authors who want no automatic messages: they said so, or a person entered them. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly facts: AcknowledgeFactsService,
  ) {}

  async list(actor: Actor, { limit, cursor }: PageQuery): Promise<Page<OptOutView>> {
    requireAccess(actor, 'automations', 'read');
    const rows = await query<OptOutView>(
      this.dataSource,
      `${SELECT} AND ($2::bigint IS NULL OR o.id < $2) ORDER BY o.id DESC LIMIT $3`,
      [actor.workspaceId, cursorId(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /** Entering one twice changes nothing. */
  async add(actor: Actor, { network, handle }: NewOptOut): Promise<OptOutView> {
    requireAccess(actor, 'automations', 'create');
    const key = keyOf(handle);
    if (key === '') throw invalid('bad-handle', 'The handle is empty.', [{ field: 'handle', message: 'is empty' }]);
    return this.dataSource.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO automation_opt_out (workspace_id, network, handle_key, handle, created_by) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (workspace_id, network, handle_key) DO NOTHING`,
        [actor.workspaceId, network, key, handle.trim(), actor.memberId],
      );
      const [row] = await query<OptOutView>(tx, `${SELECT} AND o.network = $2 AND o.handle_key = $3`, [
        actor.workspaceId,
        network,
        key,
      ]);
      if (row === undefined) throw new Error('The opt-out was not stored.');
      await this.audit.recordAct(tx, actor, 'automation-opt-out.add', row.id);
      return row;
    });
  }

  async remove(actor: Actor, id: string): Promise<void> {
    requireAccess(actor, 'automations', 'delete');
    await this.dataSource.transaction(async (tx) => {
      const gone = await query(tx, 'DELETE FROM automation_opt_out WHERE workspace_id = $1 AND id = $2 RETURNING id', [
        actor.workspaceId,
        id,
      ]);
      if (gone.length === 0) throw notFound('opt-out');
      await this.audit.recordAct(tx, actor, 'automation-opt-out.remove', id);
    });
  }

  async remember(
    tx: EntityManager,
    workspaceId: string,
    said: { readonly network: string; readonly handle: string; readonly mentionId: string; readonly words: string },
  ): Promise<void> {
    const key = keyOf(said.handle);
    if (key === '') return;
    await tx.query(
      `INSERT INTO automation_opt_out (workspace_id, network, handle_key, handle, words, mention_id)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (workspace_id, network, handle_key) DO NOTHING`,
      [workspaceId, said.network, key, said.handle, said.words, said.mentionId],
    );
  }

  /** Reads what authors wrote under automatic messages. Each post is read once; reading it twice changes nothing. */
  listen(workspaceId: string): Promise<number> {
    return transact(this.dataSource, { repeatable: true }, async (tx) => {
      const rows = await query<Following>(
        tx,
        `WITH answered AS (
           SELECT d.task_id, d.read_up_to, t.network, t.conversation_key, t.author_handle FROM auto_acknowledge_decision d
           JOIN task t ON t.id = d.task_id
           WHERE d.workspace_id = $1 AND d.is_allowed AND d.decided_at > now() - make_interval(days => ${String(LISTENING_DAYS)})
             AND EXISTS (SELECT FROM mention m WHERE m.workspace_id = $1 AND m.conversation_key = t.conversation_key
               AND m.network = t.network AND m.id > d.read_up_to AND m.author_handle = t.author_handle)
           ORDER BY d.task_id LIMIT ${String(BATCH)} FOR UPDATE OF d SKIP LOCKED)
         SELECT a.task_id AS "taskId", a.network, a.author_handle AS handle, m.id AS "mentionId", m.text, m.lang
         FROM answered a JOIN mention m ON m.workspace_id = $1 AND m.conversation_key = a.conversation_key
           AND m.network = a.network AND m.id > a.read_up_to AND m.author_handle = a.author_handle ORDER BY m.id`,
        [workspaceId],
      );
      for (const { text, lang, ...post } of rows) {
        const words = this.facts.asksToStop(text, lang);
        if (words !== null) await this.remember(tx, workspaceId, { ...post, words });
      }
      await tx.query(
        `UPDATE auto_acknowledge_decision d SET read_up_to = greatest(d.read_up_to, i.mention_id)
         FROM (SELECT task_id, max(mention_id) AS mention_id FROM unnest($1::bigint[], $2::bigint[]) AS i (task_id, mention_id)
           GROUP BY 1) i WHERE d.task_id = i.task_id`,
        [rows.map(({ taskId }) => taskId), rows.map(({ mentionId }) => mentionId)],
      );
      return rows.length;
    });
  }
}

const keyOf = (handle: string): string => handle.trim().replace(/^@+/u, '').toLowerCase();
