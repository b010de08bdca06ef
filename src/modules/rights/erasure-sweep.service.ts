import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { query } from '../../db/rows.js';
import { tracesOf, type AuthorMarks } from '../../domain/rights/author-marks.js';
import { PeopleSweep } from './people-sweep.service.js';
import type { ErasedTraces } from './rights.types.js';

/** Tasks `t` about the author or opened by one of the mentions: $1 workspace, $2 network, $3 handles, $4 mentions. */
const TASKS = `t.workspace_id = $1 AND t.network = $2
  AND (lower(ltrim(t.author_handle, '@')) = ANY ($3::text[]) OR t.first_mention_id = ANY ($4::bigint[]))`;

const NO_ANSWER = JSON.stringify({ verdict: 'not-possible', reason: 'The author was erased.', deepLink: null });

/** What an author left behind outside the mentions themselves. Always within the transaction of an erasure. */
@Injectable()
export class ErasureSweep {
  constructor(private readonly people: PeopleSweep) {}

  /** Labels, tasks, notes and answers about these mentions and this author. */
  async clearWork(
    tx: EntityManager,
    workspaceId: string,
    network: string,
    marks: AuthorMarks,
    mentionIds: readonly string[],
  ): Promise<void> {
    await tx.query('DELETE FROM correction WHERE mention_id = ANY ($1::bigint[])', [mentionIds]);
    await tx.query('DELETE FROM watch_sample WHERE mention_id = ANY ($1::bigint[])', [mentionIds]);
    const values = [workspaceId, network, marks.handles, mentionIds];
    const tasks = await query<{ id: string }>(
      tx,
      `UPDATE task t SET excerpt = '', author_name = NULL, version = version + 1, updated_at = now(),
         author_handle = CASE WHEN lower(ltrim(t.author_handle, '@')) = ANY ($3::text[]) THEN '' ELSE t.author_handle END,
         person_id = CASE WHEN lower(ltrim(t.author_handle, '@')) = ANY ($3::text[]) THEN 0 ELSE t.person_id END,
         tier = CASE WHEN lower(ltrim(t.author_handle, '@')) = ANY ($3::text[]) THEN NULL ELSE t.tier END,
         replyability = $5::jsonb, priority_facts = t.priority_facts - 'risks',
         priority_reasons = (SELECT coalesce(jsonb_agg(r), '[]') FROM jsonb_array_elements(t.priority_reasons) r
           WHERE r ->> 'code' <> 'risk')
       WHERE ${TASKS} RETURNING t.id`,
      [...values, NO_ANSWER],
    );
    const taskIds = tasks.map(({ id }) => id);
    await this.people.clearTalk(tx, taskIds);
    await tx.query(
      `UPDATE task_event SET details = details - '{text,note,excerpt,problem}'::text[] WHERE task_id = ANY ($1::bigint[])`,
      [taskIds],
    );
    await tx.query(
      `UPDATE reply SET text = '', to_handle = '', to_url = NULL, url = NULL, version = version + 1,
         problem = CASE WHEN state = 'sent' THEN NULL ELSE 'The author was erased.' END,
         state = CASE WHEN state IN ('draft', 'awaiting-approval', 'held', 'queued') THEN 'rejected'
           WHEN state = 'unknown' THEN 'needs-person' ELSE state END
       WHERE workspace_id = $1 AND task_id IN (SELECT id FROM task WHERE workspace_id = $1 AND network = $2)
         AND (lower(ltrim(to_handle, '@')) = ANY ($3::text[])
           OR in_reply_to IN (SELECT external_id FROM mention WHERE id = ANY ($4::bigint[])))`,
      values,
    );
    await this.clearPictures(tx, workspaceId);
  }

  /** Of answers whose words were erased. */
  private async clearPictures(tx: EntityManager, workspaceId: string): Promise<void> {
    await tx.query(
      `DELETE FROM reply_media im USING reply r WHERE r.id = im.reply_id AND im.workspace_id = $1 AND r.text = ''`,
      [workspaceId],
    );
  }

  /** Texts that were put beside watches as examples. */
  async clearExamples(tx: EntityManager, workspaceId: string, texts: readonly string[]): Promise<void> {
    if (texts.length === 0) return;
    const without = (list: string): string =>
      `(SELECT coalesce(jsonb_agg(e), '[]') FROM jsonb_array_elements(${list}) e WHERE btrim(e ->> 'text') <> ALL ($2::text[]))`;
    const holds = (list: string): string =>
      `EXISTS (SELECT FROM jsonb_array_elements(${list}) e WHERE btrim(e ->> 'text') = ANY ($2::text[]))`;
    await tx.query(
      `UPDATE watch SET examples = ${without('examples')} WHERE workspace_id = $1 AND ${holds('examples')}`,
      [workspaceId, texts],
    );
    const list = `coalesce(definition -> 'examples', '[]')`;
    for (const table of ['watch_version', 'watch_draft']) {
      await tx.query(
        `UPDATE ${table} SET definition = definition || jsonb_build_object('examples', ${without(list)})
         WHERE workspace_id = $1 AND ${holds(list)}`,
        [workspaceId, texts],
      );
    }
  }

  /** Wherever the author is still named, by id, handle or name. Gives how many rows were emptied, by place. */
  async clearTraces(tx: EntityManager, traces: ErasedTraces): Promise<Record<string, number>> {
    const { workspaceId, network, marks } = traces;
    const names = tracesOf(marks).map((trace) => trace.replace(/[\\%_]/g, '\\$&'));
    const patterns = names.map((name) => `%${name}%`);
    const removed: Record<string, number> = {};
    const run = async (place: string, sql: string, values: readonly unknown[]): Promise<void> => {
      const rows = await query(tx, `${sql} RETURNING 1`, values);
      if (rows.length > 0) removed[place] = (removed[place] ?? 0) + rows.length;
    };
    const named = (column: string): string => `lower(${column}) LIKE ANY ($2::text[])`;
    await run(
      'quarantine',
      `DELETE FROM quarantined_post WHERE workspace_id = $1 AND EXISTS (SELECT FROM unnest($2::text[]) trace
         WHERE position(lower(encode(convert_to(trace, 'UTF8'), 'escape')) IN lower(encode(raw, 'escape'))) > 0
           OR position(trace IN lower(coalesce(external_id, ''))) > 0)`,
      [workspaceId, tracesOf(marks)],
    );
    await run('outbox', `DELETE FROM outbox WHERE workspace_id = $1 AND ${named('payload::text || key')}`, [
      workspaceId,
      patterns,
    ]);
    await run('live', `DELETE FROM live_event WHERE workspace_id = $1 AND ${named('details::text')}`, [
      workspaceId,
      patterns,
    ]);
    await run(
      'events',
      `UPDATE task_event SET details = details - '{text,note,excerpt,problem}'::text[]
       WHERE workspace_id = $1 AND ${named('details::text')}`,
      [workspaceId, patterns],
    );
    await run(
      'drafts',
      `UPDATE reply SET text = '', version = version + 1, state = 'rejected', problem = 'The author was erased.'
       WHERE workspace_id = $1 AND state IN ('draft', 'awaiting-approval', 'held', 'queued') AND ${named('text')}`,
      [workspaceId, patterns],
    );
    await this.clearPictures(tx, workspaceId);
    await run(
      'mutes',
      `UPDATE mute_rule SET value = '', deleted_at = coalesce(deleted_at, now()), updated_at = now(), version = version + 1
       WHERE workspace_id = $1 AND kind = 'author' AND lower(ltrim(value, '@')) = ANY ($2::text[])`,
      [workspaceId, marks.handles],
    );
    await tx.query(
      `DELETE FROM story_voice v USING story s WHERE s.id = v.story_id AND s.workspace_id = $1 AND v.network = $2
         AND ltrim(v.author, '@') = ANY ($3::text[])`,
      [workspaceId, network, marks.handles],
    );
    await run(
      'comments',
      `DELETE FROM own_account_comment WHERE workspace_id = $1 AND network = $2 AND author = ANY ($3::text[])`,
      [workspaceId, network, marks.handles],
    );
    await tx.query(`UPDATE erasure SET note = NULL WHERE id = $1 AND ${named('note')}`, [traces.erasureId, patterns]);
    if (patterns.length > 0) await this.people.clearMentionsOf(tx, workspaceId, patterns);
    await this.clearKeys(tx, traces);
    return removed;
  }

  /** Some networks build the ids of posts from the id of their author: where they do, keys and references are replaced. */
  private async clearKeys(tx: EntityManager, { workspaceId, network, marks }: ErasedTraces): Promise<void> {
    const patterns = tracesOf({ ids: marks.ids, handles: marks.handles, names: [] }).map(
      (trace) => `%${trace.replace(/[\\%_]/g, '\\$&')}%`,
    );
    if (patterns.length === 0) return;
    const values = [workspaceId, patterns, randomUUID(), network];
    const named = (column: string): string => `lower(${column}) LIKE ANY ($2::text[])`;
    // The same key becomes the same in every table, so that conversations stay together.
    const hidden = (column: string): string =>
      `CASE WHEN ${named(column)} THEN 'erased:' || encode(sha256(convert_to($3::text || ${column}, 'UTF8')), 'hex') ELSE ${column} END`;
    const hide = (columns: readonly string[]): string => columns.map((name) => `${name} = ${hidden(name)}`).join(', ');
    const any = (columns: readonly string[]): string => columns.map(named).join(' OR ');
    const places: readonly (readonly [table: string, columns: readonly string[], scope: string])[] = [
      [
        'mention',
        ['external_key', 'external_id', 'conversation_key', 'conversation_id', 'in_reply_to', 'repost_of', 'quote_of'],
        'network = $4',
      ],
      ['mention_search', ['conversation_key'], '$4::text IS NOT NULL'],
      ['task', ['conversation_key'], 'network = $4'],
      ['reply', ['in_reply_to', 'conversation_id'], '$4::text IS NOT NULL'],
      ['mute_rule', ['value'], `kind = 'thread' AND $4::text IS NOT NULL`],
    ];
    for (const [table, columns, scope] of places) {
      await tx.query(
        `UPDATE ${table} SET ${hide(columns)} WHERE workspace_id = $1 AND ${scope} AND (${any(columns)})`,
        values,
      );
    }
    // The hash of the author keeps such a post out by itself.
    await tx.query(
      `DELETE FROM tombstone WHERE workspace_id = $1 AND network = $3 AND lower(external_key) LIKE ANY ($2::text[])`,
      [workspaceId, patterns, network],
    );
  }
}
