import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { arrayLiteral } from '../../db/array-literal.js';
import { queryPrepared } from '../../db/rows.js';
import { binaryTextArray } from '../../db/text-array.js';
import { chooseTargets } from '../../domain/standard/choose-target.js';
import type { Target } from '../../domain/standard/standard.types.js';
import type { StandardInForce } from '../standards/standards.types.js';
import { PriorityJudge } from '../priorities/priority-judge.service.js';
import { groupByConversation, type ConversationWork } from './conversation-work.js';
import { conversationOf, joinVoices, routeByStory } from './story-tasks.js';
import type { FollowUp, JudgedWork, MentionNeedingWork, TouchedTask } from './open-tasks.types.js';
import { raisedPriority, rankOf, tellRaised } from './task-priority.js';

/** Texts and documents come in binary arrays: hundreds of documents are neither quoted nor parsed as elements. */
const OPEN_OR_JOIN = `
  INSERT INTO task AS t (workspace_id, source_id, network, conversation_key, team_id, priority, priority_score,
    priority_reasons, sentiment_label, sentiment_score, lang, author_handle, author_name, excerpt, first_mention_id,
    last_mention_id, mention_count, replyability, next_due_at, story_id, priority_version, priority_facts)
  SELECT $1, $2, i.network, i.conversation_key, i.team_id, i.priority, i.score, i.reasons::jsonb, i.sentiment_label,
    i.sentiment_score, i.lang, i.author_handle, i.author_name, i.excerpt, i.first_mention_id, i.last_mention_id, i.n,
    i.replyability::jsonb, coalesce(now() + make_interval(secs => i.within_seconds), 'infinity'), i.story_id, i.version,
    i.facts::jsonb
  FROM unnest($3::text[], $4::text[], $5::bigint[], $6::smallint[], $7::real[], $8::text[], $9::text[], $10::real[],
    $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::bigint[], $17::int[], $18::text[], $19::float8[],
    $20::bigint[], $21::int[], $22::text[])
    AS i (network, conversation_key, team_id, priority, score, reasons, sentiment_label, sentiment_score, lang,
      author_handle, author_name, excerpt, first_mention_id, last_mention_id, n, replyability, within_seconds, story_id,
      version, facts)
  ORDER BY i.network, i.conversation_key
  ON CONFLICT (workspace_id, network, conversation_key) WHERE is_open DO UPDATE SET
    mention_count = t.mention_count + excluded.mention_count, last_mention_id = excluded.last_mention_id,
    excerpt = excluded.excerpt, replyability = excluded.replyability,
    ${raisedPriority('excluded')},
    sentiment_label = CASE WHEN excluded.sentiment_label = 'negative' THEN 'negative' ELSE t.sentiment_label END,
    sentiment_score = least(t.sentiment_score, excluded.sentiment_score),
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, story_id = coalesce(t.story_id, excluded.story_id), updated_at = now(),
    version = t.version + 1
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, (t.xmax = 0) AS "isNew", t.network,
    t.conversation_key AS "conversationKey"`;

const START_CLOCKS = `
  INSERT INTO task_clock (workspace_id, task_id, kind, standard_id, standard_version, target_id, calendar, started_at, due_at)
  SELECT $1, i.task_id, i.kind, $2, $3, i.target_id, i.calendar, now(), now() + make_interval(secs => i.within_seconds)
  FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::float8[]) AS i (task_id, kind, target_id, calendar, within_seconds)`;

/**
 * Rows are looked up one key at a time through a unique index (a lateral sub-select that locks is never turned into another
 * kind of join): a young table has no statistics yet, and guesses would read it as a whole.
 */
const HURRY_CLOCKS = `
  WITH late AS (
    SELECT c.id, i.* FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::float8[])
      AS i (task_id, kind, target_id, calendar, within_seconds)
    CROSS JOIN LATERAL (
      SELECT id FROM task_clock WHERE task_id = i.task_id AND kind = i.kind AND state = 'running'
        AND due_at > now() + make_interval(secs => i.within_seconds) FOR UPDATE) c),
  hurried AS (
    UPDATE task_clock c SET standard_id = $1, standard_version = $2, target_id = late.target_id, calendar = late.calendar,
      started_at = now(), due_at = now() + make_interval(secs => late.within_seconds)
    FROM late WHERE c.id = late.id RETURNING c.task_id, c.due_at)
  UPDATE task t SET next_due_at = least(t.next_due_at, hurried.due_at) FROM hurried WHERE t.id = hurried.task_id`;

const JOIN_FOLLOW_UPS = `
  WITH incoming AS (
    SELECT network, conversation_key, count(*) AS n, max(mention_id) AS mention_id,
      (array_agg(excerpt ORDER BY mention_id DESC))[1] AS excerpt
    FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS i (network, conversation_key, mention_id, excerpt)
    GROUP BY 1, 2 ORDER BY 1, 2),
  touched AS (
    SELECT t.id, i.n, i.mention_id, i.excerpt FROM incoming i
    CROSS JOIN LATERAL (
      SELECT id FROM task WHERE workspace_id = $1 AND network = i.network AND conversation_key = i.conversation_key
        AND is_open FOR UPDATE) t)
  UPDATE task t SET mention_count = t.mention_count + touched.n, last_mention_id = touched.mention_id,
    excerpt = touched.excerpt,
    state = CASE WHEN t.state IN ('snoozed', 'waiting') THEN coalesce(t.previous_state, 'open') ELSE t.state END,
    previous_state = NULL, snoozed_until = NULL, updated_at = now(), version = t.version + 1
  FROM touched WHERE t.id = touched.id
  RETURNING t.id AS "taskId", t.team_id AS "teamId", t.priority, false AS "isNew"`;

/** A task and the conversation that it answers. */
interface TaskOfConversation extends TouchedTask {
  readonly network: string;
  readonly conversationKey: string;
}

/** Opens tasks and starts their clocks, in the transaction that stores the mentions asking for them. */
@Injectable()
export class OpenTasksService {
  constructor(private readonly judge: PriorityJudge) {}

  /**
   * One open task per conversation and per story: partial unique indexes turn a second one into a mention, or a voice, that
   * joins the first. Only a new task gets clocks, so running the same batch twice never starts a second one.
   */
  async openFor(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    standard: StandardInForce,
    mentions: readonly MentionNeedingWork[],
  ): Promise<TouchedTask[]> {
    if (mentions.length === 0) return [];
    const { opening, voices } = await routeByStory(
      tx,
      workspaceId,
      groupByConversation(await this.prioritise(tx, workspaceId, mentions)),
    );
    const targetsOf = (w: ConversationWork): Target[] => chooseTargets(standard, { sentiment: w.worst.sentimentLabel });
    const touched = await this.openOrJoin(tx, workspaceId, sourceId, opening, targetsOf);
    const taskOf = new Map(touched.map((task) => [conversationOf(task), task]));
    await this.noteRaised(tx, workspaceId, opening, taskOf);
    const joined = await joinVoices(tx, workspaceId, voices, taskOf);
    const promises = [
      ...opening.map((w) => ({ work: w, task: taskOf.get(conversationOf(w.first)) })),
      ...joined.map(({ task, work }) => ({ work, task })),
    ].flatMap(({ work, task }) => (task === undefined ? [] : targetsOf(work).map((target) => ({ ...task, target }))));
    await this.hurryClocks(
      tx,
      standard,
      promises.filter((promise) => !promise.isNew),
    );
    await this.startClocks(
      tx,
      workspaceId,
      standard,
      promises.filter((promise) => promise.isNew),
    );
    return [...touched, ...joined.map(({ task }) => task)];
  }

  private async prioritise(
    tx: EntityManager,
    workspaceId: string,
    mentions: readonly MentionNeedingWork[],
  ): Promise<JudgedWork[]> {
    const judged = await this.judge.judge(tx, workspaceId, mentions);
    return mentions.flatMap((mention, i) => {
      const verdict = judged[i];
      return verdict === undefined ? [] : [{ ...mention, ...verdict }];
    });
  }

  private async openOrJoin(
    tx: EntityManager,
    workspaceId: string,
    sourceId: string,
    work: readonly ConversationWork[],
    targetsOf: (w: ConversationWork) => Target[],
  ): Promise<TaskOfConversation[]> {
    if (work.length === 0) return [];
    const column = (value: (w: ConversationWork) => string | number | null): string => arrayLiteral(work.map(value));
    const texts = (value: (w: ConversationWork) => string | null): Buffer => binaryTextArray(work.map(value));
    return queryPrepared<TaskOfConversation>(tx, OPEN_OR_JOIN, [
      workspaceId,
      sourceId,
      texts((w) => w.first.network),
      texts((w) => w.first.conversationKey),
      column((w) => w.worst.teamId),
      column((w) => rankOf(w.worst.priority.level)),
      column((w) => w.worst.priority.score),
      texts((w) => JSON.stringify(w.worst.priority.reasons)),
      texts((w) => w.worst.sentimentLabel),
      column((w) => w.worst.sentimentScore),
      texts((w) => w.newest.lang),
      texts((w) => w.newest.authorHandle),
      texts((w) => w.newest.authorName),
      texts((w) => w.newest.excerpt),
      column((w) => w.first.mentionId),
      column((w) => w.newest.mentionId),
      column((w) => w.count),
      texts((w) => JSON.stringify(w.newest.replyability)),
      column((w) => {
        const seconds = targetsOf(w).map((t) => t.withinSeconds);
        return seconds.length === 0 ? null : Math.min(...seconds);
      }),
      column((w) => w.storyId),
      column((w) => w.worst.version),
      texts((w) => JSON.stringify(w.worst.facts)),
    ]);
  }

  /** A level that a person had set was overtaken by worse news: the task's history says so. */
  private async noteRaised(
    tx: EntityManager,
    workspaceId: string,
    work: readonly ConversationWork[],
    taskOf: ReadonlyMap<string, TouchedTask>,
  ): Promise<void> {
    const raised = work.flatMap(({ worst }) => {
      const task = taskOf.get(conversationOf(worst));
      const isRaised = worst.setByHand !== null && task !== undefined && task.priority < worst.setByHand;
      return isRaised ? [{ taskId: task.taskId, from: worst.setByHand, to: task.priority }] : [];
    });
    if (raised.length > 0) await tellRaised(tx, workspaceId, raised);
  }

  private async startClocks(
    tx: EntityManager,
    workspaceId: string,
    standard: StandardInForce,
    opened: readonly { readonly taskId: string; readonly target: Target }[],
  ): Promise<void> {
    if (opened.length === 0) return;
    await queryPrepared(tx, START_CLOCKS, [
      workspaceId,
      standard.standardId,
      standard.version,
      arrayLiteral(opened.map((o) => o.taskId)),
      arrayLiteral(opened.map((o) => o.target.kind)),
      arrayLiteral(opened.map((o) => o.target.id)),
      arrayLiteral(opened.map((o) => o.target.calendar.kind)),
      arrayLiteral(opened.map((o) => o.target.withinSeconds)),
    ]);
  }

  /** The customer wrote again without complaint: the task wakes up and shows it. */
  async joinFollowUps(tx: EntityManager, workspaceId: string, followUps: readonly FollowUp[]): Promise<TouchedTask[]> {
    if (followUps.length === 0) return [];
    return queryPrepared<TouchedTask>(tx, JOIN_FOLLOW_UPS, [
      workspaceId,
      arrayLiteral(followUps.map((f) => f.network)),
      arrayLiteral(followUps.map((f) => f.conversationKey)),
      arrayLiteral(followUps.map((f) => f.mentionId)),
      arrayLiteral(followUps.map((f) => f.excerpt)),
    ]);
  }

  /** Takes the words of deleted posts out of task rows. */
  async forgetMentions(tx: EntityManager, workspaceId: string, mentionIds: readonly string[]): Promise<void> {
    if (mentionIds.length === 0) return;
    await tx.query(
      `WITH gone AS (
         SELECT m.network, m.conversation_key, array_agg(m.id) AS ids, array_agg(m.author_handle) AS handles
         FROM mention m WHERE m.id = ANY($2::bigint[]) GROUP BY 1, 2)
       UPDATE task t SET version = version + 1, updated_at = now(),
         excerpt = CASE WHEN t.last_mention_id = ANY(gone.ids) THEN '' ELSE t.excerpt END,
         author_name = CASE WHEN t.author_handle = ANY(gone.handles) THEN NULL ELSE t.author_name END
       FROM gone WHERE t.workspace_id = $1 AND t.conversation_key = gone.conversation_key AND t.network = gone.network
         AND (t.last_mention_id = ANY(gone.ids) OR t.author_handle = ANY(gone.handles))`,
      [workspaceId, mentionIds],
    );
  }

  /** Rows show the first words of a mention: when those were edited, the new ones. */
  async showEdits(tx: EntityManager, workspaceId: string, edited: readonly FollowUp[]): Promise<void> {
    if (edited.length === 0) return;
    await tx.query(
      `UPDATE task t SET excerpt = i.excerpt
       FROM unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) AS i (network, conversation_key, mention_id, excerpt)
       WHERE t.workspace_id = $1 AND t.conversation_key = i.conversation_key AND t.network = i.network
         AND t.last_mention_id = i.mention_id`,
      [
        workspaceId,
        edited.map((e) => e.network),
        edited.map((e) => e.conversationKey),
        edited.map((e) => e.mentionId),
        edited.map((e) => e.excerpt),
      ],
    );
  }

  /** A conversation that got worse is due as early as if it had begun like that. */
  private async hurryClocks(
    tx: EntityManager,
    standard: StandardInForce,
    joined: readonly { readonly taskId: string; readonly target: Target }[],
  ): Promise<void> {
    if (joined.length === 0) return;
    await queryPrepared(tx, HURRY_CLOCKS, [
      standard.standardId,
      standard.version,
      arrayLiteral(joined.map((j) => j.taskId)),
      arrayLiteral(joined.map((j) => j.target.kind)),
      arrayLiteral(joined.map((j) => j.target.id)),
      arrayLiteral(joined.map((j) => j.target.calendar.kind)),
      arrayLiteral(joined.map((j) => j.target.withinSeconds)),
    ]);
  }
}
