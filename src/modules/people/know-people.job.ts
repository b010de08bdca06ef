import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { transact } from '../../db/transact.js';
import { plainHandle } from '../../domain/rights/author-marks.js';
import type { Job, JobContext, JobResult } from '../../jobs/job.js';
import { NOBODY } from './people.types.js';
import { lockPeople } from './person-scope.js';

const BATCH = 200;

interface Unknown {
  readonly taskId: string;
  readonly network: string;
  readonly handle: string;
  readonly name: string | null;
  readonly lang: string;
  readonly authorId: string | null;
  /** Of an article. */
  readonly isArticle: boolean;
}

interface Known {
  readonly id: string;
  readonly personId: string;
  readonly network: string;
  readonly authorId: string | null;
  readonly handleKey: string | null;
}

/**
 * Gives authors who were not met before a profile, shortly after their task opened: the transaction that stores posts only
 * looks people up, as making them costs it more than all the rest of a task.
 */
@Injectable()
export class KnowPeopleJob implements Job {
  readonly name = 'know-people';
  readonly scope = 'cluster';
  readonly everySeconds = 2;

  constructor(private readonly dataSource: DataSource) {}

  async run({ signal }: JobContext): Promise<JobResult> {
    const [next] = await query<{ workspaceId: string }>(
      this.dataSource,
      `SELECT workspace_id AS "workspaceId" FROM task WHERE person_id IS NULL AND author_handle <> '' ORDER BY id LIMIT 1`,
    );
    if (next === undefined || signal.aborted) return {};
    const known = await transact(this.dataSource, { repeatable: true }, (tx) => this.know(tx, next.workspaceId));
    return { known, again: 1 };
  }

  /** The oldest tasks of one workspace whose authors are not known. Gives how many. */
  private async know(tx: EntityManager, workspaceId: string): Promise<number> {
    await lockPeople(tx, workspaceId);
    const tasks = await query<Unknown>(
      tx,
      `SELECT t.id AS "taskId", t.network, t.author_handle AS handle, t.author_name AS name, t.lang, m.author_id AS "authorId",
         coalesce(m.is_article, false) AS "isArticle"
       FROM (SELECT * FROM task WHERE person_id IS NULL AND author_handle <> '' AND workspace_id = $1 ORDER BY id
         LIMIT ${String(BATCH)} FOR UPDATE SKIP LOCKED) t
       LEFT JOIN LATERAL (SELECT author_id, title IS NOT NULL AS is_article FROM mention
         WHERE id = ANY (ARRAY[t.first_mention_id, t.last_mention_id]) AND author_handle = t.author_handle LIMIT 1) m ON true
       ORDER BY t.id`,
      [workspaceId],
    );
    const personOf = await this.peopleOf(
      tx,
      workspaceId,
      tasks.filter(({ isArticle, handle }) => !isArticle && plainHandle(handle) !== ''),
    );
    await tx.query(
      `UPDATE task t SET person_id = i.person_id, tier = p.tier, journey = coalesce(t.journey, p.journey)
       FROM unnest($1::bigint[], $2::bigint[]) AS i (task_id, person_id) LEFT JOIN person p ON p.id = i.person_id
       WHERE t.id = i.task_id`,
      [tasks.map(({ taskId }) => taskId), tasks.map(({ taskId }) => personOf.get(taskId) ?? NOBODY)],
    );
    return tasks.length;
  }

  private async peopleOf(
    tx: EntityManager,
    workspaceId: string,
    tasks: readonly Unknown[],
  ): Promise<Map<string, string>> {
    const known = await query<Known>(
      tx,
      `SELECT h.id, h.person_id AS "personId", h.network, h.author_id AS "authorId", h.handle_key AS "handleKey"
       FROM person_handle h JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::text[], $4::text[]) AS i (network, author_id, handle_key)) i
         ON h.network = i.network AND (h.author_id = i.author_id OR h.handle_key = i.handle_key)
       WHERE h.workspace_id = $1`,
      [workspaceId, tasks.map((t) => t.network), tasks.map((t) => t.authorId), tasks.map((t) => plainHandle(t.handle))],
    );
    const byAuthor = new Map(known.flatMap((h) => (h.authorId === null ? [] : [[`${h.network}\n${h.authorId}`, h]])));
    const byHandle = new Map(known.flatMap((h) => (h.handleKey === null ? [] : [[`${h.network}\n${h.handleKey}`, h]])));
    const personOf = new Map<string, string>();
    for (const task of tasks) {
      const key = plainHandle(task.handle);
      const handlePlace = `${task.network}\n${key}`;
      const authorPlace = task.authorId === null ? null : `${task.network}\n${task.authorId}`;
      const found =
        (authorPlace === null ? undefined : byAuthor.get(authorPlace)) ??
        this.sameHolder(byHandle.get(handlePlace), task);
      const handle = found ?? (await this.meet(tx, workspaceId, task, byHandle.get(handlePlace)));
      if (found !== undefined) await this.follow(tx, found, task, byHandle.get(handlePlace));
      const current = { ...handle, handleKey: key, authorId: handle.authorId ?? task.authorId };
      byHandle.set(handlePlace, current);
      if (authorPlace !== null) byAuthor.set(authorPlace, current);
      personOf.set(task.taskId, handle.personId);
    }
    return personOf;
  }

  /** A handle is somebody else's once the network gave it to another account. */
  private sameHolder(holder: Known | undefined, { authorId }: Unknown): Known | undefined {
    return holder === undefined || authorId === null || holder.authorId === null || holder.authorId === authorId
      ? holder
      : undefined;
  }

  /** The account may have taken another handle, or have shown its id for the first time. */
  private async follow(tx: EntityManager, handle: Known, task: Unknown, holder: Known | undefined): Promise<void> {
    const key = plainHandle(task.handle);
    if (handle.handleKey === key && (handle.authorId ?? null) === task.authorId) return;
    if (holder !== undefined && holder.id !== handle.id) await this.release(tx, holder);
    await tx.query(
      `UPDATE person_handle SET handle_key = $2, handle = $3, author_id = coalesce(author_id, $4) WHERE id = $1`,
      [handle.id, key, task.handle, task.authorId],
    );
  }

  private async meet(tx: EntityManager, workspaceId: string, task: Unknown, holder: Known | undefined): Promise<Known> {
    if (holder !== undefined) await this.release(tx, holder);
    const key = plainHandle(task.handle);
    const [row] = await query<{ id: string; personId: string }>(
      tx,
      `WITH who AS (INSERT INTO person (workspace_id, name, lang) VALUES ($1, $2, nullif($3, 'und')) RETURNING id)
       INSERT INTO person_handle (workspace_id, person_id, network, author_id, handle_key, handle, name, source)
       SELECT $1, who.id, $4, $5, $6, $7, $8, 'post' FROM who RETURNING id, person_id AS "personId"`,
      [workspaceId, task.name, task.lang, task.network, task.authorId, key, task.handle, task.name],
    );
    if (row === undefined) throw new Error('The database gave no id for a new person.');
    return { ...row, network: task.network, authorId: task.authorId, handleKey: key };
  }

  private async release(tx: EntityManager, { id }: Known): Promise<void> {
    await tx.query('UPDATE person_handle SET handle_key = NULL WHERE id = $1', [id]);
  }
}
