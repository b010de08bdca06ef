import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../../db/iso.js';
import { query, readPrepared } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { notFound } from '../../errors.js';
import { cursorPlace, toPage, type Page } from '../../http/paging.js';
import { requireAccess } from '../../http/require-access.js';
import { searchExpression } from '../../domain/text/search-words.js';
import { approvalJson } from './reply-approval.types.js';
import { mediaJson } from './reply-media.types.js';
import { ClockHours, type TaskRow } from './clock-hours.service.js';
import { selectTasks } from './task-filter.js';
import type { TaskDto } from './task-view.types.js';
import type { TaskQuery } from './task-query.types.js';
import type { TaskCountsDto } from './tasks.dto.js';

/** What one row of a list or one task looks like; `t` is the task. Clocks and reply are small sub-selects by index. */
const TASK = `
  t.id, t.state, t.version, t.network, t.lang, t.excerpt, t.mention_count AS "mentionCount",
  json_build_object('level', 'P' || t.priority, 'score', t.priority_score, 'reasons', t.priority_reasons,
    'version', t.priority_version, 'isManual', t.priority_is_manual) AS priority,
  json_build_object('id', t.conversation_key, 'network', t.network) AS conversation,
  json_build_object('handle', t.author_handle, 'name', t.author_name, 'personId', nullif(t.person_id, 0)::text,
    'tier', t.tier) AS customer, t.tier, t.journey,
  json_build_object('label', t.sentiment_label, 'score', t.sentiment_score) AS sentiment,
  CASE WHEN a.id IS NULL THEN NULL ELSE json_build_object('id', a.id::text, 'name', a.name) END AS assignee,
  json_build_object('id', tm.id::text, 'name', tm.name) AS team,
  json_build_object('id', s.id::text, 'name', s.name, 'connector', s.connector) AS source,
  CASE WHEN sy.id IS NULL THEN NULL ELSE json_build_object('id', sy.id::text, 'title', sy.title,
    'mentionCount', sy.mention_count, 'voiceCount', sy.voice_count) END AS story,
  CASE WHEN t.is_open AND t.next_due_at < 'infinity' THEN t.next_due_at END AS "dueAt",
  t.snoozed_until AS "snoozedUntil", t.opened_at AS "openedAt", t.updated_at AS "updatedAt", t.closed_at AS "closedAt",
  t.acknowledged_at AS "acknowledgedAt",
  CASE WHEN b.id IS NULL THEN NULL ELSE json_build_object('id', b.id::text, 'name', b.name) END AS "acknowledgedBy",
  CASE WHEN t.incident_id IS NOT NULL THEN (SELECT json_build_object('id', i.id::text, 'title', i.title) FROM incident i
    WHERE i.id = t.incident_id) END AS incident,
  t.merged_into_id AS "mergedInto", t.labels, t.intent, t.replyability, t.route - 'to' - 'teamId' - 'ruleId' AS route,
  coalesce((SELECT json_agg(json_build_object('id', c.id::text, 'kind', c.kind,
      'standard', CASE WHEN st.id IS NULL THEN NULL ELSE json_build_object('id', st.id::text, 'name', st.name) END,
      'standardVersion', c.standard_version,
      'target', CASE WHEN c.target_id IS NULL THEN NULL ELSE json_build_object('id', c.target_id,
        'name', coalesce(g.target ->> 'name', c.target_id), 'withinSeconds', c.target_seconds) END,
      'calendar', c.calendar, 'calendarVersion', c.calendar_version, 'promiseId', c.promise_id::text,
      'startedAt', ${iso('c.started_at')}, 'dueAt', CASE WHEN c.due_at < 'infinity' THEN ${iso('c.due_at')} END,
      'state', c.state, 'metAt', ${iso('c.met_at')}, 'metBy', c.met_by, 'pausedAt', ${iso('c.paused_at')},
      'hours', CASE WHEN c.calendar_id IS NOT NULL AND c.state = 'running' THEN json_build_object('id', c.calendar_id::text,
        'version', c.calendar_version, 'asOf', ${iso('now()')}) END) ORDER BY c.id)
    FROM task_clock c LEFT JOIN standard st ON st.id = c.standard_id
    LEFT JOIN standard_version v ON v.standard_id = c.standard_id AND v.n = c.standard_version
    LEFT JOIN LATERAL (SELECT target FROM jsonb_array_elements(v.targets) target WHERE target ->> 'id' = c.target_id LIMIT 1) g ON true
    WHERE c.task_id = t.id), '[]') AS clocks,
  (SELECT json_build_object('id', r.id::text, 'taskId', r.task_id::text, 'kind', r.kind, 'state', r.state,
      'visibility', r.visibility, 'text', r.text, 'holdUntil', ${iso('r.hold_until')}, 'sentAt', ${iso('r.sent_at')},
      'externalId', r.external_id, 'url', r.url, 'problem', r.problem, 'followsId', r.follows_id::text,
      'confirmedAt', ${iso('r.confirmed_at')}, 'missingAt', ${iso('r.missing_at')},
      'author', json_build_object('id', ra.id::text, 'name', ra.name), 'approval', ${approvalJson('r')}, 'media', ${mediaJson('r')}, 'isAutomatic', r.is_automatic, 'version', r.version, 'createdAt', ${iso('r.created_at')})
    FROM reply r JOIN staff_member ra ON ra.id = r.author_id
    WHERE r.task_id = t.id AND r.withdrawn_at IS NULL AND r.follows_id IS NULL AND r.kind <> 'survey' ORDER BY r.id DESC LIMIT 1) AS reply`;

const JOINS = `
  JOIN team tm ON tm.id = t.team_id JOIN source s ON s.id = t.source_id LEFT JOIN story sy ON sy.id = t.story_id
  LEFT JOIN staff_member a ON a.id = t.assignee_id LEFT JOIN staff_member b ON b.id = t.acknowledged_by`;

const ONE_TASK = `SELECT ${TASK} FROM task t ${JOINS}
  WHERE t.id = $1 AND t.workspace_id = $2 AND ($3::boolean OR t.team_id = ANY ($4::bigint[]))`;

const TASKS_BY_ID = `SELECT ${TASK} FROM unnest($1::bigint[]) WITH ORDINALITY AS page (id, n)
  JOIN task t ON t.id = page.id ${JOINS} ORDER BY page.n`;

const COUNTS = `WITH c AS (
         SELECT assignee_id, state, priority, is_due, sum(n)::int AS n FROM task_count
         WHERE workspace_id = $1 AND ($2::bigint[] IS NULL OR team_id = ANY($2)) GROUP BY 1, 2, 3, 4)
       SELECT coalesce(sum(n) FILTER (WHERE is_due AND state IN ('open', 'acknowledged')), 0)::int AS due,
         coalesce(sum(n) FILTER (WHERE assignee_id = $3), 0)::int AS mine,
         coalesce(sum(n) FILTER (WHERE assignee_id = 0 AND state IN ('open', 'acknowledged')), 0)::int AS unassigned,
         coalesce(sum(n) FILTER (WHERE state = 'waiting'), 0)::int AS waiting,
         coalesce(sum(n) FILTER (WHERE state = 'snoozed'), 0)::int AS snoozed,
         coalesce(sum(n) FILTER (WHERE is_due AND priority = 1), 0)::int AS p1,
         coalesce(sum(n) FILTER (WHERE is_due AND priority = 2), 0)::int AS p2,
         coalesce(sum(n) FILTER (WHERE is_due AND priority = 3), 0)::int AS p3,
         coalesce(sum(n) FILTER (WHERE is_due AND priority = 4), 0)::int AS p4,
         (SELECT count(*)::int FROM (SELECT FROM task WHERE workspace_id = $1 AND is_open AND next_due_at < now()
           AND state IN ('open', 'acknowledged') AND ($2::bigint[] IS NULL OR team_id = ANY($2)) LIMIT 1000) late) AS overdue
       FROM c`;

/** Where a task stands in a list. */
interface Place {
  readonly id: string;
  readonly sortKey: string;
}

/** Reads tasks. Every list is one index range and a keyset cursor; counts come from `task_count`. */
@Injectable()
export class TaskQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly hours: ClockHours,
  ) {}

  async get(actor: Actor, id: string): Promise<TaskDto> {
    const scope = requireAccess(actor, 'tasks', 'read');
    const rows = await readPrepared<TaskRow>(this.dataSource, ONE_TASK, [
      id,
      actor.workspaceId,
      scope === 'all',
      actor.teamIds,
    ]);
    const [task] = await this.hours.show(rows);
    if (!task) throw notFound('task');
    return task;
  }

  async list(actor: Actor, filter: TaskQuery): Promise<Page<TaskDto>> {
    const scope = requireAccess(actor, 'tasks', 'read');
    const after = cursorPlace(filter.cursor);
    let places: Place[] = [];
    for (const { sql, parameters, worthFrom } of selectTasks(actor, scope, filter, after, searchExpression)) {
      if (places.length < worthFrom) continue;
      places = await query<Place>(this.dataSource, sql, parameters);
      if (places.length > filter.limit) break;
    }
    const page = toPage(places, filter.limit, (place) => [place.sortKey, place.id]);
    return { ...page, items: await this.readMany(page.items.map((place) => place.id)) };
  }

  /** Rows for ids that a list found, in its order. */
  private async readMany(ids: readonly string[]): Promise<TaskDto[]> {
    if (ids.length === 0) return [];
    return this.hours.show(await readPrepared<TaskRow>(this.dataSource, TASKS_BY_ID, [ids]));
  }

  async counts(actor: Actor): Promise<TaskCountsDto> {
    const scope = requireAccess(actor, 'tasks', 'read');
    const parameters = [actor.workspaceId, scope === 'all' ? null : actor.teamIds, actor.memberId];
    const rows = await readPrepared<TaskCountsDto & { p1: number; p2: number; p3: number; p4: number }>(
      this.dataSource,
      COUNTS,
      parameters,
    );
    const [row] = rows;
    if (!row) throw new Error('Counting gave no row.');
    const { p1, p2, p3, p4, ...counts } = row;
    return { ...counts, byPriority: { P1: p1, P2: p2, P3: p3, P4: p4 } };
  }
}
