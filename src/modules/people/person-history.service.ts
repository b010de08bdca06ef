import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { seesMasked } from '../../domain/access/sees-masked.js';
import type { Contact, GivenWord } from '../../domain/customer/customer.types.js';
import { tellHistory } from '../../domain/customer/tell-history.js';
import { cursorPlace, toPage, type PageQuery } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import type { HistoryEntryDto, PersonHistoryDto } from './people.dto.js';
import type { HistorySentenceDto } from './person-view.types.js';
import { findPerson } from './person-scope.js';

/** Contacts that the sentences are read from; more of one person is not a history but a feud. */
const MOST_CONTACTS = 200;

/** Tasks of the person that the actor may see: $1 workspace, $2 person, $3 teams. */
const THEIRS = `theirs AS (
  SELECT t.* FROM task t WHERE t.workspace_id = $1 AND t.person_id = $2 AND ($3::bigint[] IS NULL OR t.team_id = ANY ($3)))`;

const ENTRIES = `
  SELECT id, 'task' AS kind, opened_at AS at, id AS task_id, network, state, excerpt AS text, NULL AS detail, NULL::int AS score
  FROM theirs
  UNION ALL SELECT r.id, 'reply', coalesce(r.sent_at, r.created_at), t.id, t.network, t.state, r.text, r.visibility, NULL
  FROM theirs t JOIN reply r ON r.task_id = t.id WHERE r.state = 'sent' AND r.withdrawn_at IS NULL AND $6
  UNION ALL SELECT c.id, 'call', c.done_at, t.id, t.network, t.state, coalesce(c.note, ''), c.result, NULL
  FROM theirs t JOIN call c ON c.task_id = t.id WHERE c.done_at IS NOT NULL AND $6
  UNION ALL SELECT s.id, 'survey', s.answered_at, t.id, t.network, t.state, CASE WHEN $6 THEN coalesce(s.comment, '') ELSE '' END,
    s.kind, s.score
  FROM theirs t JOIN survey s ON s.task_id = t.id WHERE s.answered_at IS NOT NULL`;

/** What a customer and we have said to each other, over all networks. */
@Injectable()
export class PersonHistory {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. Who sees people masked sees neither answers nor notes. */
  async list(actor: Actor, id: string, { limit, cursor }: PageQuery, now: Date): Promise<PersonHistoryDto> {
    const personId = await findPerson(this.dataSource, actor, id, 'read');
    const [at, after] = cursorPlace(cursor) ?? [null, null];
    const rows = await query<HistoryEntryDto & { place: string }>(
      this.dataSource,
      `WITH ${THEIRS}, entries AS (${ENTRIES})
       SELECT id::text, kind, ${iso('at')} AS at, task_id::text AS "taskId", network, state, text, detail, score, at::text AS place
       FROM entries e WHERE $4::timestamptz IS NULL OR (e.at, e.id) < ($4::timestamptz, $5::bigint)
       ORDER BY e.at DESC, e.id DESC LIMIT $7`,
      [actor.workspaceId, personId, this.teamsOf(actor), at, after, !seesMasked(actor), limit + 1],
    );
    const page = toPage(rows, limit, ({ place, id: entryId }) => [place, entryId]);
    const items = page.items.map(({ place: _, ...entry }) => entry);
    const sentences = cursor === undefined ? await this.tell(this.dataSource, actor, personId, now) : [];
    return { ...page, items, sentences };
  }

  /** What to know before the first word. */
  async tell(on: DataSource | EntityManager, actor: Actor, personId: string, now: Date): Promise<HistorySentenceDto[]> {
    const values = [actor.workspaceId, personId, this.teamsOf(actor)];
    const contacts = await query<Contact>(
      on,
      `WITH ${THEIRS}
       SELECT id AS "taskId", opened_at AS at, network, is_open AS "isOpen", state = 'resolved' AS "isSolved" FROM theirs
       WHERE state <> 'dismissed' ORDER BY opened_at DESC LIMIT ${String(MOST_CONTACTS)}`,
      values,
    );
    const words = await query<GivenWord>(
      on,
      `WITH ${THEIRS}
       SELECT 'call' AS kind, t.id AS "taskId", c.done_at AS "givenAt", c.callback_at AS "dueAt", EXISTS (
         SELECT FROM call next WHERE next.task_id = t.id AND next.done_at > c.done_at AND next.result <> 'no-answer') AS "isKept"
       FROM theirs t JOIN call c ON c.task_id = t.id WHERE c.result = 'callback'
       UNION ALL
       SELECT 'answer', t.id, e.at, (e.details ->> 'dueAt')::timestamptz, NOT EXISTS (SELECT FROM task_clock c WHERE c.task_id = e.task_id AND c.promise_id = (e.details ->> 'promiseId')::bigint
           AND c.state IN ('running', 'paused', 'overdue'))
       FROM theirs t JOIN task_event e ON e.task_id = t.id AND e.kind = 'promise-made'
       WHERE NOT EXISTS (SELECT FROM task_event call_done WHERE call_done.task_id = e.task_id AND call_done.kind = 'call-done'
           AND call_done.details ->> 'promiseId' = e.details ->> 'promiseId')
       ORDER BY "givenAt" LIMIT 50`,
      values,
    );
    return tellHistory({ contacts, words }, now).map((sentence) => ({
      ...sentence,
      values: { ...sentence.values },
      taskIds: [...sentence.taskIds],
    }));
  }

  private teamsOf(actor: Actor): readonly string[] | null {
    return requireAccess(actor, 'people', 'read') === 'all' ? null : actor.teamIds;
  }
}
